import type { Evidence } from './evidence.ts'

/** A text that descriptions of one person may share; '' where the evidence is not enough for one. */
export type Key = (of: Evidence) => string

/** Descriptions with one of these in common are one person, unless something speaks against it. */
export const STRONG_KEYS: readonly Key[] = [
  ({ mrn }) => mrn,
  ({ ssn }) => ssn,
  (of) => (of.birth === '' ? '' : nameKey(of) && `${nameKey(of)}|${of.birth}`),
]

/** Descriptions with this in common may be one person: the name, with something of the address. */
export const addressKey: Key = (of) => {
  const place = of.zip || of.line1 ? `${of.zip}|${of.line1.slice(0, 12)}` : ''
  return place && nameKey(of) && `${nameKey(of)}|${place}`
}

/** The first given name and the family name. */
export const nameKey: Key = ({ given: [first], family }) => (first && family ? `${first}|${family}` : '')

/** Whether a description says enough to be joined by it, and not only to be doubted. */
export function isIdentifying(of: Evidence): boolean {
  return STRONG_KEYS.some((key) => key(of) !== '')
}
