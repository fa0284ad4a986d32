/**
 * Whether one slip of the hand turns one text into the other: a letter changed, left out or added, or two neighbours
 * exchanged (Damerau's four, which he found behind four in five spelling errors; CACM 7(3), 1964).
 */
export function oneSlipApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || one === other) return false
  let start = 0
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++
  let end = 0
  while (
    end < short.length - start &&
    short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)
  )
    end++
  const rest = long.length - start - end
  if (rest < 2) return true
  return (
    rest === 2 && short.length === long.length && short[start] === long[start + 1] && short[start + 1] === long[start]
  )
}

/** How many slips at least turn one text into the other, counted up to `most + 1`. */
export function slipsApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most || lettersApart(one, other) > most * 2) return most + 1
  let [before, last] = [new Uint8Array(0), Uint8Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let row = 1; row <= one.length; row++) {
    const next = new Uint8Array(other.length + 1).fill(row, 0, 1)
    for (let at = 1; at <= other.length; at++) {
      const change = one[row - 1] === other[at - 1] ? 0 : 1
      next[at] = Math.min(last[at]! + 1, next[at - 1]! + 1, last[at - 1]! + change)
      const exchanged = row > 1 && at > 1 && one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1]
      if (exchanged) next[at] = Math.min(next[at]!, before[at - 2]! + 1)
    }
    ;[before, last] = [last, next]
  }
  return Math.min(last[other.length]!, most + 1)
}

// For names: longer ones are cut there.
const LONGEST_NAME = 48
const taken = new Uint8Array(LONGEST_NAME)
const order = new Uint8Array(LONGEST_NAME)

/**
 * How much two names have in common, from 0 to 1, a common beginning counting more: the comparator of Jaro (JASA 84,
 * 1989) with the prefix of Winkler (Proceedings of the Section on Survey Research Methods, ASA, 1990).
 */
export function jaroWinkler(one: string, other: string): number {
  const [length, otherLength] = [Math.min(one.length, LONGEST_NAME), Math.min(other.length, LONGEST_NAME)]
  const common = lettersInCommon(one, other, length, otherLength)
  if (common === 0) return 0
  let [moved, next] = [0, 0]
  for (let at = 0; at < otherLength; at++)
    if (taken[at] === 1 && other.charCodeAt(at) !== one.charCodeAt(order[next++]!)) moved++
  const jaro = (common / length + common / otherLength + (common - moved / 2) / common) / 3
  let start = 0
  while (start < 4 && start < length && one[start] === other[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}

// Leaves in `order` the places of the common letters in the one, and in `taken` those in the other.
function lettersInCommon(one: string, other: string, length: number, otherLength: number): number {
  const reach = Math.max(0, (Math.max(length, otherLength) >> 1) - 1)
  taken.fill(0, 0, otherLength)
  let common = 0
  for (let at = 0; at < length; at++) {
    const last = Math.min(otherLength - 1, at + reach)
    for (let there = Math.max(0, at - reach); there <= last; there++) {
      if (taken[there] === 1 || one.charCodeAt(at) !== other.charCodeAt(there)) continue
      taken[there] = 1
      order[common++] = at
      break
    }
  }
  return common
}

// Each slip changes at most two letters of the set that a text is made of: a quick no for most texts.
function lettersApart(one: string, other: string): number {
  let apart = lettersOf(one) ^ lettersOf(other)
  let count = 0
  for (; apart !== 0; apart &= apart - 1) count++
  return count
}

function lettersOf(text: string): number {
  let letters = 0
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) & 31)
  return letters
}
