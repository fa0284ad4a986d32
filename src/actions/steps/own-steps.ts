import type { Principal } from '../../access/roles.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Phase } from '../../breach/playbooks/task.ts'
import { isToDo } from '../../breach/steps/state.ts'
import { Refused } from '../../errors.ts'
import { ADDED, type OwnWords, sealOwnWords } from '../../storage/steps/own-words.ts'
import { type IncidentStep, insertSteps } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { refuseWordsAfterDestruction } from '../incident/destroyed.ts'
import { OPEN_STEP } from '../incident/first-steps.ts'
import { openIncident } from '../incident/open-incident.ts'
import { namingFor } from '../incident/restriction.ts'
import { refuseStale, type StepName, saveStep, theStep } from './one-step.ts'
import { type OwnerWanted, owned, ownerFacts } from './owner.ts'
import { stepsOf } from './steps.ts'

/** A step that somebody adds to an incident: what it says, in which part of the response, whose it is and by when. */
export type AddedStep = OwnWords & OwnerWanted & { phase: Phase; dueOn: Day; secondPerson: boolean }

/** Adds a step to the checklist of an incident, as its last. What it says is sealed, and the log names only its number. */
export async function addStep(book: Book, who: Principal, incident: string, added: AddedStep): Promise<IncidentStep> {
  const opened = await openIncident(book, incident)
  refuseWordsAfterDestruction(opened)
  const [steps, users] = await Promise.all([stepsOf(opened), usersOf(book)])
  const { title, why, how, phase, dueOn, note } = added
  const owner = owned({ owner: 'officer', ownedBy: null, backup: null }, added, users)
  const id = `added-step-${steps.filter(isAdded).length + 1}`
  const secondPerson = added.secondPerson ? 1 : null
  const step: IncidentStep = {
    ...OPEN_STEP,
    ...{ incident, id, phase, dueOn, ...owner, secondPerson },
    position: Math.max(-1, ...steps.map(({ position }) => position)) + 1,
    ...{ title: ADDED, detail: '', citation: null },
    sealed: sealOwnWords(book.vault, { incident, id }, { title, why, how }),
  }
  const naming = await namingFor(opened, who, [owner.ownedBy, owner.backup])
  await book.commit(
    {
      ...{ act: 'step_added', incident, subject: `step/${id}`, version: step.version },
      facts: {
        step: id,
        phase,
        dueOn,
        secondPerson: added.secondPerson,
        ...ownerFacts(owner),
        backup: owner.backup,
        ...naming.facts,
      },
      details: { title, why, how, ...(note && { note }) },
      writes: [...insertSteps([step]), ...naming.writes],
    },
    who,
  )
  return await theStep(book, { incident, id })
}

/** What of an added step can be changed. */
export type StepEdit = Partial<OwnWords & { dueOn: Day; secondPerson: boolean }>

/**
 * Changes an added step that is open; how it stood before stays in the log. Conflict where it changed meanwhile; Refused of
 * a playbook's step, of one that is finished, and where nothing changes.
 */
export async function editStep(book: Book, who: Principal, name: StepName, edit: StepEdit): Promise<IncidentStep> {
  const step = await theStep(book, name)
  refuseWordsAfterDestruction(await openIncident(book, name.incident))
  refuseStale(step, name.version)
  if (!isAdded(step))
    throw new Refused(`“${step.title}” comes from the playbook. Comment on it, or add a step of your own.`)
  if (!isToDo(step)) throw new Refused(`“${step.title}” is finished. Reopen it before you change it.`)
  const before = { title: step.title, why: step.why ?? null, how: step.detail || null }
  const words = { ...before, ...wordsIn(edit) }
  const facts = { dueOn: step.dueOn, secondPerson: step.secondPerson !== null }
  const now = { dueOn: edit.dueOn ?? facts.dueOn, secondPerson: edit.secondPerson ?? facts.secondPerson }
  const [reworded, changed] = [differing(before, words), differing(facts, now)]
  if (Object.keys({ ...reworded, ...changed }).length === 0) throw new Refused('Nothing has changed.')
  await saveStep(book, who, step, {
    act: 'step_changed',
    facts: { changed, reworded: Object.keys(reworded) },
    details: Object.keys(reworded).length > 0 ? reworded : undefined,
    changed: {
      dueOn: now.dueOn,
      secondPerson: now.secondPerson ? 1 : null,
      sealed: sealOwnWords(book.vault, step, words),
    },
  })
  return await theStep(book, { incident: step.incident, id: step.id })
}

/** Whether somebody added a step to this incident: it is of no playbook. */
export function isAdded({ sealed }: Pick<IncidentStep, 'sealed'>): boolean {
  return sealed !== null
}

function wordsIn({ title, why, how }: StepEdit): Partial<OwnWords> {
  return { ...(title !== undefined && { title }), ...(why !== undefined && { why }), ...(how !== undefined && { how }) }
}

type Values = Readonly<Record<string, string | boolean | null>>

function differing(before: Values, after: Values): Record<string, { before: Values[string]; after: Values[string] }> {
  const names = Object.keys(after).filter((name) => before[name] !== after[name])
  return Object.fromEntries(names.map((name) => [name, { before: before[name] ?? null, after: after[name] ?? null }]))
}
