import type { Context } from 'hono'
import { may } from '../../../access/roles.ts'
import { letterTyped } from '../../../actions/aftermath/letter-typed.ts'
import { noticeFactsOf } from '../../../actions/count/ledger-people.ts'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { letterHistoryOf } from '../../../actions/mailing/letter-history.ts'
import { flagsFor } from '../../../actions/people/flags.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { standingOf } from '../../../breach/incident/ledger.ts'
import { Missing } from '../../../errors.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { FLAG_WORDS } from '../../../people/flags.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { LEDGER_WORDS } from '../count/ledger-words.ts'
import { knownFacts } from '../people/person-known.ts'

/** Somebody of an incident who may be calling, by the letter that was read out or, without one, by name. */
export type Caller = { incident: string; person: string; letter: string | null; verdict: 'same' | 'doubtful' | 'other' }

/** Whether whoever answers may see who is in a roster. */
export function seesCallers(c: Context<Env>): boolean {
  return may(whoAsks(c).role, 'read_people')
}

/** The reader of the letter that a caller has; null where that person is not among the affected any more. */
export async function callerOfLetter(world: World, typed: string): Promise<Caller | null> {
  const { incident, person, reference } = await letterTyped(world, typed, 'letter')
  return await affected(world, { incident, person, letter: reference, verdict: 'same' })
}

/** Whom a form names as the caller; null where it names nobody. */
export async function callerOf(world: World, { of = '', letter = '' }: Values): Promise<Caller | null> {
  const [, incident = '', person = ''] = /^(\d{4}-\d+)\/([\w-]{1,64})$/.exec(of) ?? []
  if (person === '') return null
  return await affected(world, { incident, person, letter: letter || null, verdict: 'same' })
}

async function affected(world: World, caller: Caller): Promise<Caller | null> {
  try {
    await thePerson(await openIncident(world, caller.incident), caller.person)
    return caller
  } catch (error) {
    if (error instanceof Missing) return null
    throw error
  }
}

/** What a caller's answers are compared with, and where the notice to this person stands. */
export async function callerFacts(opened: OpenIncident<World>, { person, letter, verdict }: Caller) {
  const known = await thePerson(opened, person)
  const [notice, letters, flags] = await Promise.all([
    noticeFactsOf(opened, person),
    letterHistoryOf(opened, person),
    flagsFor(opened, [known]),
  ])
  const { state, on } = standingOf(notice)
  return {
    ...{ person, letter, of: `${opened.id}/${person}`, isSure: verdict === 'same' },
    ...{ incident: opened.id, incidentTitle: opened.incident.title },
    name: fullName(known.person) || '(no name)',
    known: knownFacts(known.person).filter(({ label }) => COMPARED.has(label)),
    standing: { on, ...LEDGER_WORDS[state] },
    letters,
    flags: (flags.get(person) ?? []).filter((flag) => CAREFUL.has(flag)).map((flag) => FLAG_WORDS[flag]),
  }
}

const COMPARED: ReadonlySet<string> = new Set([
  'Birth date',
  'Address',
  'Confidential address',
  'Telephone',
  'Record number',
  'Parent or guardian',
  'Personal representative',
])

// With whom one may speak, and how.
const CAREFUL: ReadonlySet<string> = new Set([
  'deceased',
  'minor',
  'own_care',
  'representative',
  'representative_unconfirmed',
  'language',
  'life_disputed',
  'confidential',
])
