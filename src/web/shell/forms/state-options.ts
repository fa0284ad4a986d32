import { isState, STATE_CODES, stateLabel } from '../../../breach/law/states.ts'

/** A place of residence in words. */
export function residenceLabel(code: string): string {
  return isState(code) ? stateLabel(code) : 'No State (abroad or not known)'
}

/** The States as options of a form, by name. */
export const STATE_OPTIONS: readonly (readonly [code: string, label: string])[] = STATE_CODES.map(
  (code) => [code, stateLabel(code)] as const,
).toSorted(([, one], [, other]) => one.localeCompare(other))

/** The same for places of residence, with no State too. */
export const RESIDENCE_OPTIONS = [...STATE_OPTIONS, ['XX', residenceLabel('XX')] as const] as const
