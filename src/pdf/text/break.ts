import { Rules } from '@cto.af/linebreak'

const rules = new Rules()
const NEAR = 3
const KEPT = 20_000
const known = new Map<string, readonly number[]>()

/**
 * Where a line may break in this text, as offsets, by UAX #14. What decides stands next to the place, so each word, and
 * each pair of neighbours across a space, is asked about once and remembered.
 */
export function breaksIn(text: string): Set<number> {
  const breaks = new Set<number>()
  let start = 0
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const before = text.slice(Math.max(0, start - NEAR), start)
    const seam = before + text.slice(start, index) + word.slice(0, NEAR)
    if (start > 0 && opportunities(seam).includes(before.length + index - start)) breaks.add(index)
    for (const offset of opportunities(word)) breaks.add(index + offset)
    start = index + word.length
  }
  return breaks
}

function opportunities(text: string): readonly number[] {
  const remembered = known.get(text)
  if (remembered) return remembered
  if (known.size >= KEPT) known.clear()
  const found = [...rules.breaks(text)].map(({ position }) => position).filter((offset) => offset < text.length)
  known.set(text, found)
  return found
}
