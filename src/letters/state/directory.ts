import type { Contact, Directory } from '../../breach/incident/letter-text.ts'
import type { State } from '../../breach/law/states.ts'
import shipped from './directory.json' with { type: 'json' }

/** The addresses as they come with the product. Sources disagree on them, so nobody may take them as checked. */
export const SHIPPED: Directory = Object.freeze({
  checkedOn: null,
  bureaus: shipped.bureaus.map(({ others: _, ...bureau }) => bureau),
  tradeCommission: shipped.tradeCommission,
  offices: shipped.offices,
})

/** What other sources print of a bureau, and what was not looked up: shown beside the fields. */
export const DISAGREEMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  shipped.bureaus.map(({ name, others }) => [name, others]),
)
export const UNSETTLED_DIRECTORY = shipped.unsettled

/** Where free credit reports are asked for: all sources agree. */
export const CREDIT_REPORTS = shipped.reports

/** Where a bureau takes the freeze of a child’s file, if elsewhere. */
export const MINOR_FREEZE: Readonly<Record<string, string>> = shipped.minorFreeze

/** How a State's office is reached as far as somebody entered it. */
export function officeOf({ offices }: Directory, state: State): Contact | null {
  return offices[state] ?? null
}
