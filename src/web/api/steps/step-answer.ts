import type { z } from '@hono/zod-openapi'
import type { Principal } from '../../../access/roles.ts'
import { namesOf, usersOf } from '../../../actions/book/names.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { canWorkAmong } from '../../../actions/book/workers.ts'
import { checklistOf, type DatedStep } from '../../../actions/duties/checklist.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { seenOf } from '../../../actions/next/standing.ts'
import { answersOf, type StepAnswers } from '../../../actions/steps/answers.ts'
import { definitionsOf } from '../../../actions/steps/definitions.ts'
import { mayReadWords } from '../../../actions/steps/one-step.ts'
import { isAdded } from '../../../actions/steps/own-steps.ts'
import { type Said, type StepWords, stepWordsFor } from '../../../actions/steps/step-words.ts'
import { isPlaybook } from '../../../breach/playbooks/index.ts'
import { carriesNotice } from '../../../breach/playbooks/notice-steps.ts'
import { ticksItself } from '../../../breach/playbooks/seen-only.ts'
import { stepStatus } from '../../../breach/playbooks/steps.ts'
import type { Task } from '../../../breach/playbooks/task.ts'
import { firstOf } from '../../../breach/steps/due.ts'
import { belongsTo, isNobodys } from '../../../breach/steps/owner.ts'
import { isFinished, isToDo, stateOf } from '../../../breach/steps/state.ts'
import type { stepSchema } from '../shared/step-answer-schema.ts'

/** Picks the answer's fields from the steps of an incident, as they are for whoever asks; past its due date one is overdue. */
export async function stepAnswers(
  opened: OpenIncident,
  who: Principal,
): Promise<(row: DatedStep) => z.output<typeof stepSchema>> {
  const { book } = opened
  const [today, nameOf, users, wordsOf, definitionOf, all, answered, seen] = await Promise.all([
    todayOf(book),
    namesOf(book),
    usersOf(book),
    stepWordsFor(opened, who),
    definitionsOf(opened),
    checklistOf(opened),
    answersOf(opened),
    seenOf(opened),
  ])
  const canWork = canWorkAmong(users)
  const person = (id: string | null) => (id === null ? null : { id, name: nameOf(id) })
  const isDone = (row: DatedStep) => !isToDo(row) || seen(row.id)?.isDone === true
  const toDo = new Set(all.filter((step) => !isDone(step) && step.isOwed).map(({ id }) => id))
  return (row) => {
    const { id, version, title, phase, owner, dueOn, citation, isOwed, appliesAt } = row
    const { startedAt, startedBy, performedAt, recordedAt, completedBy, signedAt, signedBy } = row
    const words = wordsOf(row)
    const task = definitionOf(row)
    return {
      ...{ id, version, title, detail: detailOf(row, task), phase, owner, dueOn, citation, isOwed, appliesAt },
      ...{ startedAt, startedBy, performedAt, recordedAt, completedBy, signedAt, signedBy },
      ownedBy: person(row.ownedBy),
      backup: person(row.backup),
      why: row.why ?? null,
      isAdded: isAdded(row),
      isYours: belongsTo(row, who, canWork),
      isNobodys: isNobodys(row, canWork),
      status: stepStatus({ dueOn, isDone: isDone(row) }, today),
      ...saidOf(row, words),
      ...askedOf(row, task, toDo),
      ...answersTo(row, who, task && answered(task)),
    }
  }
}

function saidOf({ notNeededAt, reopenedAt }: DatedStep, { comments, notNeeded, reopened, handedBack }: StepWords) {
  return {
    comments: comments.map(wordOf),
    handedBack: handedBack && wordOf(handedBack),
    notNeeded: notNeededAt === null || !notNeeded ? null : wordOf(notNeeded),
    reopened: reopenedAt === null || !reopened ? null : wordOf(reopened),
  }
}

function wordOf({ text, at, by }: Said) {
  return { text, at, by }
}

function askedOf(row: DatedStep, task: Task | null, toDo: ReadonlySet<string>) {
  return {
    state: stateOf(row),
    secondPerson: row.secondPerson !== null,
    isFinished: isFinished(row),
    isByHand: ticksItself(row.id) === null,
    isAdvice: task?.guidance ?? !carriesNotice(row.id),
    waitsUntil: row.waits,
    condition: task?.onlyIf ?? null,
    first: isToDo(row) ? firstOf(task?.after ?? [], (step) => toDo.has(step)) : [],
    playbook: playbookOf(row, task),
  }
}

// A row may name a patient.
function answersTo(row: DatedStep, who: Principal, given: StepAnswers | null) {
  if (!mayReadWords(row, who)) return { answers: null, answersVersion: null, rows: null }
  const { answers, version: answersVersion, rows } = given ?? { answers: {}, version: 0, rows: [] }
  return { answers, answersVersion, rows }
}

function detailOf({ detail }: DatedStep, task: Task | null): string {
  return task ? [task.why, ...task.how].join(' ') : detail
}

function playbookOf({ playbook: name, playbookVersion: version }: DatedStep, task: Task | null) {
  if (task === null || name === null || version === null || !isPlaybook(name)) return null
  const { why, how, script = null, owner, backup, evidence, source } = task
  const { asks = [], list = null } = task
  return { name, version, why, how, script, owner, backup, evidence, sources: source ?? [], asks, list }
}
