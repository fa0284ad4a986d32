import { alike } from './relate-names.ts'
import { relateTexts } from './relate-texts.ts'
import type { Relation } from './relation.ts'
import { oneSlipApart, slipsApart } from './similar.ts'

/**
 * How two streets stand to each other. Neighbors are no slips of each other: the number must agree, unless a digit of it
 * was lost.
 */
export function relateStreets(one: string, other: string): Relation {
  const relation = relateTexts(one, other)
  if (relation !== 'other') return relation
  const [mine, theirs] = [numberOf(one), numberOf(other)]
  if (mine !== theirs && mine !== '' && theirs !== '' && !oneSlipApart(mine, theirs)) return 'other'
  if (mine !== theirs) return one.slice(mine.length).trim() === other.slice(theirs.length).trim() ? 'alike' : 'other'
  return areStreetsAlike(one.slice(mine.length).trim(), other.slice(theirs.length).trim()) ? 'alike' : 'other'
}

function numberOf(street: string): string {
  return /^\d+/.exec(street)?.[0] ?? ''
}

function areStreetsAlike(one: string, other: string): boolean {
  if (one.startsWith(other) || other.startsWith(one)) return Math.min(one.length, other.length) > 3
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (alike(one.replaceAll(' ', ''), other.replaceAll(' ', ''))) return true
  const begins = long.slice(0, short.length + 1)
  if (short.length > 7 && slipsApart(short.slice(0, 48), begins.slice(0, 48), 3) <= 3) return true
  const words = short.split(' ').filter((word) => word.length > 3)
  const shared = words.filter((word) => long.includes(word))
  return shared.length > 0 && shared.length * 2 > words.length
}
