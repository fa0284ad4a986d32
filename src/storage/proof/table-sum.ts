import { createHmac } from 'node:crypto'
import { isSameMac, NO_MAC, type ProofKeys } from './row-mac.ts'

const SEQ_BYTES = 8
const SUM_BYTES = 32
const MODULUS = 1n << BigInt(SUM_BYTES * 8)

/** What is known of a whole table: the sum of its rows’ elements, and the newest entry of the log when it last changed. */
export type TableSum = { seq: number; sum: bigint }

/** What a row adds to its table’s sum, drawn from its MAC under a key of its own: sums cannot be aimed at. */
export function elementOf({ elements }: ProofKeys, mac: Uint8Array): bigint {
  return BigInt(`0x${createHmac('sha256', elements).update(mac).digest('hex')}`)
}

/** Adds and takes away elements. */
export function added(sum: bigint, plus: bigint, minus = 0n): bigint {
  return (((sum + plus - minus) % MODULUS) + MODULUS) % MODULUS
}

/** The sum as it is kept, with its MAC. */
export function sumState(keys: ProofKeys, table: string, { seq, sum }: TableSum): Uint8Array {
  const body = Buffer.alloc(SEQ_BYTES + SUM_BYTES)
  body.writeBigUInt64BE(BigInt(seq))
  body.write(sum.toString(16).padStart(SUM_BYTES * 2, '0'), SEQ_BYTES, 'hex')
  return new Uint8Array(Buffer.concat([body, sumMac(keys, table, body)]))
}

/** The sum that is kept; null where its MAC is another’s. */
export function readSum(keys: ProofKeys, table: string, state: Uint8Array): TableSum | null {
  const bytes = Buffer.from(state)
  const body = bytes.subarray(0, SEQ_BYTES + SUM_BYTES)
  if (body.length < SEQ_BYTES + SUM_BYTES) return null
  if (!isSameMac(bytes.subarray(SEQ_BYTES + SUM_BYTES), sumMac(keys, table, body))) return null
  return { seq: Number(body.readBigUInt64BE()), sum: BigInt(`0x${body.subarray(SEQ_BYTES).toString('hex')}`) }
}

/** The state after a row came, went or changed its MAC. A state that was not ours stays one that is not. */
export function nextState(
  keys: ProofKeys,
  table: string,
  state: Uint8Array,
  { plus, minus, seq }: { plus: Uint8Array | null; minus: Uint8Array | null; seq: number },
): Uint8Array {
  const kept = readSum(keys, table, state)
  if (!kept) return NO_MAC
  const sum = added(kept.sum, plus ? elementOf(keys, plus) : 0n, minus ? elementOf(keys, minus) : 0n)
  return sumState(keys, table, { seq, sum })
}

function sumMac({ sums }: ProofKeys, table: string, body: Uint8Array): Uint8Array {
  return createHmac('sha256', sums).update(`${table}\0`).update(body).digest()
}
