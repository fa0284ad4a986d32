import type { Day } from '../../law/day.ts'
import data from './choices.json' with { type: 'json' }

export type ListName = keyof typeof data.lists

/**
 * What the portal lets one choose. `basis`: R, the form or agency text was read; S, read in a secondary source;
 * M, known and not re-read, to be compared with the portal.
 */
export type List = {
  basis: 'R' | 'S' | 'M'
  source: string
  several: boolean
  choices: readonly { code: string; label: string }[]
}

/** The lists of the OCR portal, as `choices.json` has them. */
export const LISTS = data.lists as Record<ListName, List>

/** The day on which the lists were last checked. */
export const CHOICES_REVIEWED: Day = data.reviewed

export const PORTAL = data.portal

/** The portal's words for a code; a code that the list has no more stands for itself. */
export function labelOf(list: ListName, code: string): string {
  return LISTS[list].choices.find((choice) => choice.code === code)?.label ?? code
}

/** The portal's words for several codes, in the portal's order. */
export function labelsOf(list: ListName, codes: readonly string[]): string[] {
  const order = LISTS[list].choices.map(({ code }) => code)
  return codes.toSorted((one, other) => order.indexOf(one) - order.indexOf(other)).map((code) => labelOf(list, code))
}
