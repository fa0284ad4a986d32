import type { Contact, Directory } from '../../breach/incident/letter-text.ts'
import type { State } from '../../breach/law/states.ts'
import shipped from './directory.json' with { type: 'json' }

const shippedOffices = Object.entries(shipped.offices) as [State, Contact & { doubt: string }][]

/** The addresses as they come with the product. Sources disagree on them, so nobody may take them as checked. */
export const SHIPPED: Directory = Object.freeze({
  checkedOn: null,
  bureaus: shipped.bureaus.map(({ others: _, ...bureau }) => bureau),
  tradeCommission: shipped.tradeCommission,
  offices: Object.fromEntries(shippedOffices.map(([state, { doubt: _, ...office }]) => [state, office])),
})

/** What other sources print of a bureau, and what was not looked up: shown beside the fields. */
export const DISAGREEMENTS: Readonly<Record<string, string>> = Object.fromEntries(
  shipped.bureaus.map(({ name, others }) => [name, others]),
)

/** What nobody compared yet of a State's office as it ships. */
export const OFFICE_DOUBTS: Partial<Record<State, string>> = Object.fromEntries(
  shippedOffices.map(([state, { doubt }]) => [state, doubt]),
)
export const UNSETTLED_DIRECTORY = shipped.unsettled

/** Where free credit reports are asked for: all sources agree. */
export const CREDIT_REPORTS = shipped.reports

/** Where a bureau takes the freeze of a child’s file, if elsewhere. */
export const MINOR_FREEZE: Readonly<Record<string, string>> = shipped.minorFreeze

/** What somebody checked here, with the offices of other States as they ship; null: nobody checked any. */
export function completed(directory: Directory | null): Directory {
  return directory ? { ...directory, offices: { ...SHIPPED.offices, ...directory.offices } } : SHIPPED
}
