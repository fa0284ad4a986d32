import { foldWords } from './fold.ts'
import { shortFormsOf } from './nicknames.ts'

/**
 * The ways in which a roster may write a name, for exact look-ups: either order, without the middle names, each of two
 * family names alone, and the usual short forms of the given name. What is found is then compared whole.
 */
export function nameForms(given: string, family: string): string[] {
  const givens = [given, foldWords(given)[0] ?? '', ...shortFormsOf(foldWords(given)[0] ?? '')]
  const words = foldWords(family)
  const families = [family, ...(words.length > 1 ? words : [])]
  const forms = givens.flatMap((first) => families.flatMap((last) => [`${first} ${last}`, `${last} ${first}`]))
  return [...new Set(forms)]
}
