/** A number of 32 bits for a stretch of a text (FNV-1a over its UTF-16 units, mixed at the end as MurmurHash3 does). */
export function hash(text: string, from: number, to: number, seed = 0x811c9dc5): number {
  let sum = seed
  for (let at = from; at < to; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193)
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b)
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35)
  return (sum ^ (sum >>> 16)) >>> 0
}
