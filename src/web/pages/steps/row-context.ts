import type { Principal } from '../../../access/roles.ts'
import { namesOf, usersOf } from '../../../actions/book/names.ts'
import { zoneOf } from '../../../actions/book/today.ts'
import { checklistOf, type DatedStep } from '../../../actions/duties/checklist.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { briefStandingOf, seenOf } from '../../../actions/next/standing.ts'
import { answersOf, type StepAnswers } from '../../../actions/steps/answers.ts'
import { definitionsOf } from '../../../actions/steps/definitions.ts'
import { type Signers, signersAmong } from '../../../actions/steps/signature.ts'
import { type StepWords, stepWordsFor } from '../../../actions/steps/step-words.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import type { SeenStep } from '../../../breach/next/seen-steps.ts'
import type { Task } from '../../../breach/playbooks/task.ts'
import type { User } from '../../../storage/users/users.ts'

/** What rows are made from: who looks, where the incident stands, who is who, what was said. */
export type RowContext = {
  who: Principal
  zone: string
  standing: IncidentStanding
  /** What is seen of a step without anybody ticking it. */
  seen: (step: string) => SeenStep | null
  names: (id: string) => string
  users: readonly User[]
  /** What was said about a step, as far as whoever looks reads it. */
  wordsOf: (step: DatedStep) => StepWords
  /** Who can sign off a step that waits for that. */
  signersOf: (step: string) => Signers
  /** What the playbook of a step says of it. */
  definitionOf: (step: DatedStep) => Task | null
  /** What was entered of what a step asks. */
  answersOf: (task: Task) => StepAnswers
  /** The whole checklist. */
  steps: readonly DatedStep[]
  enteredAt: string
  /** The step that the address names. */
  named: string | undefined
}

/** Reads what the rows of a checklist are made from; `named` is the step that the address names. */
export async function rowContextOf(opened: OpenIncident, who: Principal, named: string | undefined) {
  const { book, incident } = opened
  const [zone, steps, names, users, wordsOf, definitionOf, answered, standing, seen] = await Promise.all([
    zoneOf(book),
    checklistOf(opened),
    namesOf(book),
    usersOf(book),
    stepWordsFor(opened, who),
    definitionsOf(opened),
    answersOf(opened),
    briefStandingOf(opened),
    seenOf(opened),
  ])
  const read = {
    zone,
    steps,
    names,
    users,
    wordsOf,
    definitionOf,
    answersOf: answered,
    standing,
    seen,
  }
  const signersOf = await signersAmong(book, steps, who)
  return { ...read, signersOf, who, named, enteredAt: incident.loggedAt } satisfies RowContext
}
