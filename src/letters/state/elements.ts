import { elementOf } from '../../breach/law/elements.ts'
import { ELEMENTS, type Element } from '../../breach/law/vocabulary.ts'

/** The kinds of data that a roster or an incident names, in the order of the vocabulary, each once. */
export function knownElements(named: readonly string[]): Element[] {
  const found = new Set(named.flatMap((name) => elementOf(name) ?? []))
  return ELEMENTS.filter((element) => found.has(element))
}

/** Whether somebody's credit can be harmed: what makes a letter tell of bureaus and freezes. */
export function touchesCredit(elements: readonly Element[]): boolean {
  return elements.some((element) => element === 'ssn' || element === 'driver_license')
}
