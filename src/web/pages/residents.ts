import type { Count } from '../../breach/incident.ts'
import { STATES, type State } from '../../breach/states.ts'

/** The affected by State, most first, with the State's name. */
export function residentRows(count: Pick<Count, 'byState'> | null) {
  const rows = Object.entries(count?.byState ?? {}).map(([state, residents]) => ({
    state,
    residents: residents ?? 0,
    name: stateName(state),
  }))
  return rows.sort((a, b) => b.residents - a.residents || a.state.localeCompare(b.state))
}

/** A place of residence in words, for a list or a choice. */
export function stateName(state: string): string {
  return STATES[state as State]?.replace(/^the /, '') ?? 'No State (abroad or not known)'
}
