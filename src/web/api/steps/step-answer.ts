import type { z } from '@hono/zod-openapi'
import type { Principal } from '../../../access/roles.ts'
import { namesOf, usersOf } from '../../../actions/book/names.ts'
import { todayOf } from '../../../actions/book/today.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { isAdded } from '../../../actions/steps/own-steps.ts'
import { stepWordsOf } from '../../../actions/steps/step-words.ts'
import { canWorkAmong } from '../../../actions/steps/workers.ts'
import { stepStatus } from '../../../breach/playbooks/steps.ts'
import { belongsTo, isNobodys } from '../../../breach/steps/owner.ts'
import { isFinished, isToDo, stateOf } from '../../../breach/steps/state.ts'
import type { IncidentStep } from '../../../storage/steps/steps.ts'
import type { stepSchema } from '../shared/step-answer-schema.ts'

/** Picks the answer's fields from the steps of an incident, as they are for whoever asks; past its due date one is overdue. */
export async function stepAnswers(
  opened: OpenIncident,
  who: Principal,
): Promise<(row: IncidentStep) => z.output<typeof stepSchema>> {
  const { book } = opened
  const [today, nameOf, users, wordsOf] = await Promise.all([
    todayOf(book),
    namesOf(book),
    usersOf(book),
    stepWordsOf(opened),
  ])
  const canWork = canWorkAmong(users)
  const person = (id: string | null) => (id === null ? null : { id, name: nameOf(id) })
  return (row) => {
    const { id, version, title, detail, phase, owner, dueOn, citation } = row
    const { startedAt, startedBy, performedAt, recordedAt, completedBy, signedAt, signedBy } = row
    const words = wordsOf(id)
    return {
      ...{ id, version, title, detail, phase, owner, dueOn, citation },
      ...{ startedAt, startedBy, performedAt, recordedAt, completedBy, signedAt, signedBy },
      ownedBy: person(row.ownedBy),
      backup: person(row.backup),
      why: row.why ?? null,
      isAdded: isAdded(row),
      isYours: belongsTo(row, who, canWork),
      isNobodys: isNobodys(row, canWork),
      status: stepStatus({ dueOn, isDone: !isToDo(row) }, today),
      state: stateOf(row),
      secondPerson: row.secondPerson !== null,
      isFinished: isFinished(row),
      comments: words.comments,
      notNeeded: row.notNeededAt === null ? null : words.notNeeded,
      reopened: row.reopenedAt === null ? null : words.reopened,
    }
  }
}
