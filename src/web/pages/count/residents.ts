import type { Count } from '../../../breach/incident/incident.ts'
import { residenceLabel } from '../../shell/forms/state-options.ts'

/** The affected people by State, most first, with the State's name. */
export function residentRows(count: Pick<Count, 'byState'> | null) {
  const rows = Object.entries(count?.byState ?? {}).map(([state, residents]) => ({
    state,
    residents: residents ?? 0,
    name: residenceLabel(state),
  }))
  return rows.sort((a, b) => b.residents - a.residents || a.state.localeCompare(b.state))
}
