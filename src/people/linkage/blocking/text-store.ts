import { giveBack } from '../../../memory.ts'
import { hash } from './hash.ts'

/** Different texts, numbered from 0 as they come. */
export type TextStore = {
  count(): number
  at(number: number): string
  find(text: string): number | undefined
  /** The number of a text, which is a new one where it was not there. */
  add(text: string): number
  /** Gives back what finds and adds texts: from then on they can only be read. */
  close(): void
}

const FEW = 1024
const EMPTY = -1

/**
 * Holds texts as bytes, and finds them by their hash: a million take half the memory of as many strings in a map, and no
 * sweep of the memory looks through them.
 */
export function textStore(): TextStore {
  const texts = byteStore()
  let hashes = new Uint32Array(FEW)
  let slots = emptySlots(FEW)
  let count = 0
  const slotOf = (sum: number, isIt: (number: number) => boolean): number => {
    let slot = sum & (slots.length - 1)
    while (slots[slot] !== EMPTY && !isIt(slots[slot]!)) slot = (slot + 1) & (slots.length - 1)
    return slot
  }
  const slotOfText = (text: string, sum: number) =>
    slotOf(sum, (number) => hashes[number] === sum && texts.at(number) === text)
  const makeRoom = () => {
    hashes = new Uint32Array(hashes.buffer.transfer(hashes.byteLength * 2))
    giveBack(slots)
    slots = emptySlots(hashes.length)
    for (let number = 0; number < count; number++) slots[slotOf(hashes[number]!, () => false)] = number
  }
  return {
    count: () => count,
    at: texts.at,
    find(given) {
      const text = given.toWellFormed()
      const number = slots[slotOfText(text, hash(text, 0, text.length))]!
      return number === EMPTY ? undefined : number
    },
    add(given) {
      const text = given.toWellFormed()
      const sum = hash(text, 0, text.length)
      if (count === hashes.length) makeRoom()
      const slot = slotOfText(text, sum)
      if (slots[slot] !== EMPTY) return slots[slot]!
      slots[slot] = count
      hashes[count] = sum
      texts.push(text)
      return count++
    },
    close: () => giveBack(hashes, slots),
  }
}

// Half of them stay empty, so that nobody looks far.
function emptySlots(texts: number): Int32Array<ArrayBuffer> {
  return new Int32Array(texts * 2).fill(EMPTY)
}

/** Each chunk is twice as large as the one before, up to the largest: few texts take little room. */
const CHUNK = { first: 1 << 14, largest: 1 << 22 }
const BYTES_A_UNIT = 3

function byteStore() {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const chunks: Uint8Array[] = []
  let places = new Uint32Array(FEW * PLACE)
  let count = 0
  let used = 0
  return {
    at(number: number): string {
      const [place, length] = [places[number * PLACE]!, places[number * PLACE + 1]!]
      const from = place % CHUNK.largest
      return decoder.decode(chunks[(place - from) / CHUNK.largest]!.subarray(from, from + length))
    },
    push(text: string): void {
      const most = text.length * BYTES_A_UNIT
      const room = Math.min(chunks.at(-1)?.length ?? 0, CHUNK.largest)
      if (room === 0 || used + most > room) {
        chunks.push(new Uint8Array(Math.max(most, Math.min(CHUNK.largest, room * 2 || CHUNK.first))))
        used = 0
      }
      const { written } = encoder.encodeInto(text, chunks.at(-1)!.subarray(used))
      if (count * PLACE === places.length) places = new Uint32Array(places.buffer.transfer(places.byteLength * 2))
      places.set([(chunks.length - 1) * CHUNK.largest + used, written], count * PLACE)
      used += written
      count += 1
    },
  }
}

/** Of a text: its chunk and where it begins there in one number, and how many bytes it has. */
const PLACE = 2
