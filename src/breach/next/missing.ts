import { dayInSentence } from './day-words.ts'
import { isUndecided, toDecide } from './decide.ts'
import type { Missing } from './gap.ts'
import type { IncidentStanding, OpenStep } from './incident-standing.ts'
import { missingNotices } from './missing-notices.ts'
import { missingPeople } from './missing-people.ts'
import { missingMail, missingProof } from './missing-proof.ts'
import type { Stage } from './sentence.ts'

/** What is missing to close an incident, in the order of the stages; nothing once it is closed. */
export function missingOf(standing: IncidentStanding): Missing[] {
  if (standing.closed) return []
  return [
    ...standing.contain.open.map((step) => missingStep(step, 'contain', standing)),
    ...missingPeople(standing),
    ...missingDecision(standing),
    ...missingNotices(standing),
    ...missingMail(standing),
    ...missingProof(standing),
    ...standing.toSign.map(missingSignature),
    ...standing.steps.map((step) => missingStep(step, 'close', standing)),
  ]
}

function missingStep({ id, title, aim }: OpenStep, stage: Stage, { today }: IncidentStanding): Missing {
  const day = dayInSentence(aim, today)
  return {
    id: `step/${id}`,
    stage,
    title,
    detail: aim < today ? `We aimed for ${day}.` : `Aim for ${day}.`,
    button: { label: 'Open the step', to: { page: 'step', step: id } },
  }
}

function missingSignature({ id, title }: OpenStep): Missing {
  return {
    id: `step/${id}`,
    stage: 'close',
    title: `Sign off as the second person: ${title}`,
    detail: 'It is done. Anybody but who did it can sign: an officer, an admin or the step’s backup.',
    button: { label: 'Open the step', to: { page: 'step', step: id } },
  }
}

function missingDecision(standing: IncidentStanding): Missing[] {
  if (!isUndecided(standing)) return []
  const { sentence, why, button } = toDecide(standing, null)
  return [{ id: 'decision', stage: 'decide', title: sentence.before.replace(/\.$/, ''), detail: why, button }]
}
