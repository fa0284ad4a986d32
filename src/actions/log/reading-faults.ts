import { batchMac, findAnchor, NO_READINGS, readBatches } from '../../storage/log/readings.ts'
import { isSameMac } from '../../storage/proof/row-mac.ts'
import type { Book } from '../book/book.ts'

/** Follows the access log from its first batch, and holds it against what the log says of its end; null: whole. */
export async function faultInReadings({ db, proof }: Book): Promise<string | null> {
  const anchor = await findAnchor(db)
  let before = NO_READINGS
  let isAnchored = anchor === undefined
  for await (const batch of readBatches(db)) {
    if (batch.number !== before.number + 1) return missing(before.number + 1)
    if (!isSameMac(batch.mac, batchMac(proof.keys, batch, before.mac)))
      return `batch ${batch.number} of the access log was changed, or stands behind another than it was written behind`
    if (anchor?.batch === batch.number) isAnchored = Buffer.from(batch.mac).toString('hex') === anchor.mac
    before = batch
  }
  if (isAnchored) return null
  return before.number < (anchor?.batch ?? 0)
    ? `the access log ends with batch ${before.number}, and the log names batch ${anchor?.batch}: its end was cut off`
    : `batch ${anchor?.batch} of the access log is another than the one that the log names`
}

function missing(number: number): string {
  return `batch ${number} of the access log is missing: readings were removed`
}
