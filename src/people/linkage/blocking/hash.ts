/** A number of 32 bits, never 0, for a stretch of a text (FNV-1a over its UTF-16 units, mixed). */
export function hash(text: string, from: number, to: number): number {
  let sum = 0x811c9dc5
  for (let at = from; at < to; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  return neverZero(mixed(sum))
}

/** One such number of two; 0 where one of them is. */
export function both(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : neverZero(mixed(Math.imul(one, 0x9e3779b1) ^ other))
}

/** Mixes the bits of a number as MurmurHash3 does in the end, those of a second one with them; signed, of 32 bits. */
export function mixed(one: number, other = 0): number {
  let sum = Math.imul(one ^ (one >>> 16), 0x85ebca6b) ^ Math.imul(other ^ (other >>> 13), 0xc2b2ae35)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return sum ^ (sum >>> 16)
}

function neverZero(number: number): number {
  return number >>> 0 || 1
}
