import { may, type Principal } from '../../access/roles.ts'
import { waitsForSecond } from '../../breach/steps/state.ts'
import { Forbidden, Refused } from '../../errors.ts'
import type { IncidentStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { refuseSameHand, type Work, whyNoSecond } from '../book/second-person.ts'
import { seersOf } from '../incident/sight.ts'
import { refuseStale, type StepName, saveStep, theStep } from './one-step.ts'

/** Who can sign a step off where it waits for that: whether this reader can, and who else, by name. */
export type Signers = { mayReader: boolean; others: string[] }

/** The same of these steps, by id. An officer signs, or whoever stands in; never who did it, nor who may have been at both accounts. */
export async function signersAmong(
  book: Book,
  steps: readonly Signable[],
  reader: Principal,
): Promise<(step: string) => Signers> {
  const waiting = steps.filter(waitsForSecond)
  const signers = await Promise.all(
    waiting.map(async (step) => [step.id, await signersOf(book, step, reader)] as const),
  )
  const byId = new Map(signers)
  return (step) => byId.get(step) ?? { mayReader: false, others: [] }
}

async function signersOf(book: Book, step: Signable, reader: Principal): Promise<Signers> {
  const able = async (who: Signer) => isSecond(step, who) && (await whyNoSecond(book, workOf(step), who.id)) === null
  const mayReader = await able(reader)
  if (mayReader) return { mayReader, others: [] }
  const users = (await seersOf(book, step.incident)).filter(({ id }) => id !== reader.id)
  const others = await Promise.all(users.map(able))
  return { mayReader, others: users.filter((_, at) => others[at]).map(({ name }) => name) }
}

/**
 * Signs off a step as the second person. Forbidden to all but officers and the step's backup; Conflict when it changed
 * meanwhile; Refused when it asks for none, was not done or is signed, and of whoever did it or may have been at both
 * accounts.
 */
export async function signStep(book: Book, who: Principal, name: StepName): Promise<IncidentStep> {
  const step = await theStep(book, name)
  if (!isSecond(step, who)) throw new Forbidden('An officer signs this step off, or the person named as its backup.')
  refuseStale(step, name.version)
  if (step.secondPerson === null) throw new Refused(`“${step.title}” needs no second person.`)
  if (step.signedAt !== null) throw new Refused(`“${step.title}” is signed off already.`)
  if (!waitsForSecond(step)) throw new Refused(`“${step.title}” is not done yet. Then a second person signs it off.`)
  if (step.completedBy === who.id)
    throw new Refused('You did this step yourself. Somebody else signs it off: an officer, an admin or its backup.')
  await refuseSameHand(book, workOf(step), who.id)
  return await saveStep(book, who, step, {
    act: 'step_signed_off',
    changed: { signedAt: book.now(), signedBy: who.id },
  })
}

type Signable = Pick<
  IncidentStep,
  'incident' | 'id' | 'performedAt' | 'signedAt' | 'secondPerson' | 'completedBy' | 'backup'
>

type Signer = Pick<Principal, 'id' | 'role'>

function isSecond({ backup }: Signable, { id, role }: Signer): boolean {
  return may(role, 'decide') || (may(role, 'report') && backup === id)
}

function workOf({ incident, completedBy }: Signable): Work {
  return { incident, author: completedBy ?? '', what: 'the step' }
}
