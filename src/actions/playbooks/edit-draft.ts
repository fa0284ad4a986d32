import { randomBytes } from 'node:crypto'
import { isDeepSame } from '../../breach/playbooks/changes.ts'
import {
  drawnFrom,
  leftOut,
  movedUp,
  type NewTask,
  reworded,
  type TaskWords,
  takenIn,
  withLaw,
  withStep,
} from '../../breach/playbooks/draft.ts'
import { playbooks } from '../../breach/playbooks/index.ts'
import type { Playbook, Task } from '../../breach/playbooks/task.ts'
import { Missing, Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { wrong } from '../steps/owner.ts'
import { changeDraft, type Draft, type OnDraft } from './draft.ts'
import { theVersion } from './playbook.ts'

/** A step of a draft. */
export type OnStep = OnDraft & { step: string }

/** Words a step of a playbook anew; its citation stays, and so does the day that a law sets. */
export function rewordStep(book: Book, by: Actor, { step, ...on }: OnStep, words: TaskWords): Promise<Draft> {
  return changeDraft(book, by, on, (draft) => {
    theTask(draft, step)
    const steps = reworded(draft.steps, step, words)
    if (isDeepSame(steps, draft.steps)) throw new Refused('Nothing has changed.')
    return { steps, facts: { step, how: 'reworded' } }
  })
}

/** Adds a step to a playbook, as its last. Its name says nothing, and no other practice has it in a file of theirs. */
export function addTask(book: Book, by: Actor, on: OnDraft, task: NewTask): Promise<Draft> {
  return changeDraft(book, by, on, (draft) => {
    const step = `own-step-${randomBytes(4).toString('hex')}`
    return { steps: withStep(draft.steps, step, task), facts: { step, how: 'added' } }
  })
}

/** Leaves a step out of a playbook, for a reason. */
export function leaveTaskOut(book: Book, by: Actor, { step, ...on }: OnStep, reason: string): Promise<Draft> {
  return changeDraft(book, by, on, (draft) => {
    refuseReason(reason)
    if (theTask(draft, step).off) throw new Refused('This step is left out already.')
    const known = [...draft.inForce.steps, ...playbooks[on.playbook]]
    return { steps: leftOut(draft.steps, step, reason, known), facts: { step, how: 'left_out' }, details: { reason } }
  })
}

/** Puts a step back that was left out. */
export function takeTaskIn(book: Book, by: Actor, { step, ...on }: OnStep): Promise<Draft> {
  return changeDraft(book, by, on, (draft) => {
    if (!theTask(draft, step).off) throw new Refused('This step is not left out.')
    return { steps: takenIn(draft.steps, step), facts: { step, how: 'put_back' } }
  })
}

/** Moves a step before the one that is done before it at the same time. Refused where its time has it stand where it does. */
export function moveTaskUp(book: Book, by: Actor, { step, ...on }: OnStep): Promise<Draft> {
  return changeDraft(book, by, on, (draft) => {
    theTask(draft, step)
    const steps = movedUp(draft.steps, step, draft.others)
    if (!steps) throw new Refused('Its time or what it waits for has this step stand here. Change when it is due.')
    return { steps, facts: { step, how: 'moved' } }
  })
}

/**
 * Takes the steps of a file as the next version. What the file lacks stays where a law asks for it, and is left out with that
 * reason where none does.
 */
export function importDraft(book: Book, by: Actor, on: OnDraft, steps: Playbook): Promise<Draft> {
  return changeDraft(book, by, on, (draft) => ({
    steps: drawnFrom(steps, draft.steps, { own: playbooks[on.playbook], reason: NOT_IN_FILE }),
    facts: { how: 'imported' },
  }))
}

const NOT_IN_FILE = 'Not in the file that was imported.'

/** Begins the next version from one of before; null: from Breachbook’s own of today. */
export async function beginDraftFrom(book: Book, by: Actor, on: OnDraft, version: number | null): Promise<Draft> {
  const own = playbooks[on.playbook]
  const steps = version === null ? own : (await theVersion(book, on.playbook, version)).steps
  const from = version === null ? 'breachbook' : version
  const reason = version === null ? 'Not in Breachbook’s own playbook.' : `Not in version ${version}.`
  return await changeDraft(book, by, on, (draft) => ({
    act: 'playbook_draft_begun',
    steps: withLaw(drawnFrom(steps, draft.inForce.steps, { own, reason }), own),
    facts: { from },
  }))
}

function refuseReason(reason: string): void {
  if (reason.trim() === '') throw wrong('reason', 'Say why it is left out.')
  if (reason.length > LONGEST_REASON) throw wrong('reason', 'At most 1,000 characters.')
}

const LONGEST_REASON = 1000

function theTask({ steps }: Draft, id: string): Task {
  const task = steps.find((each) => each.id === id)
  if (!task) throw new Missing('This playbook has no such step.')
  return task
}
