import { evidencePart as part } from './evidence.ts'

/** A text that descriptions of one person may share, from all that one says; '' where it does not say enough. */
export type Key = (text: string) => string

/** The first given name and the family name. */
export const nameKey: Key = (text) => {
  const [family, given] = [part(text, 'family'), part(text, 'given')]
  if (family === '' || given === '') return ''
  const space = given.indexOf(' ')
  return `${space < 0 ? given : given.slice(0, space)}|${family.includes(' ') ? family.replaceAll(' ', '') : family}`
}

/** Descriptions with one of these in common are one person, unless something speaks against it. */
export const STRONG_KEYS: readonly Key[] = [
  (text) => part(text, 'mrn'),
  (text) => part(text, 'ssn'),
  (text) => joined(part(text, 'birth'), nameKey(text)),
]

/** Descriptions with this in common may be one person: the name, with something of the address. */
export const addressKey: Key = (text) => {
  const place = part(text, 'zip') + part(text, 'line1').slice(0, 12)
  return joined(place, nameKey(text))
}

/** Whether a description says enough to be joined by it, and not only to be doubted. */
export function isIdentifying(text: string): boolean {
  return STRONG_KEYS.some((key) => key(text) !== '')
}

function joined(one: string, other: string): string {
  return one === '' || other === '' ? '' : `${one}|${other}`
}
