import { type CreditMonitoring, lawOn } from '../../breach/law/law.ts'
import type { State } from '../../breach/law/states.ts'
import { LAWS } from '../../breach/laws/index.ts'
import { knownElements } from '../state/elements.ts'
import { termsOf } from '../text/letter.ts'
import type { Batch } from './finding.ts'
import { statesIn } from './forms.ts'

/** The States whose residents are owed a longer free service than is offered, or any at all. */
export function offersOwed(batch: Batch): (CreditMonitoring & { state: State; citation: string | null })[] {
  const { incident } = batch
  const elements = knownElements(incident.elements ?? [])
  const months = termsOf(batch).offer?.months ?? 0
  return statesIn(incident.residents ?? {}).flatMap((state) => {
    const { law } = lawOn(LAWS[state], incident.discoveredOn)
    const owed = law.creditMonitoring
    if (!owed || months >= owed.months || !owed.elements.some((element) => elements.includes(element))) return []
    return [{ ...owed, state, citation: law.statute }]
  })
}
