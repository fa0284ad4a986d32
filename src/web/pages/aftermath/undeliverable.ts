import { type Context, Hono } from 'hono'
import { calledInstead } from '../../../actions/aftermath/called-instead.ts'
import {
  lettersToMailAgain,
  pageOfUndeliverable,
  type Undeliverable,
} from '../../../actions/aftermath/undeliverable.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { RETURN_REASONS, type ReturnReason } from '../../../breach/incident/return-reasons.ts'
import { isDone } from '../../../breach/law/pending-duty.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import type { Env } from '../../shell/env.ts'
import { noteSeen } from '../../shell/note-reading.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { proposalFacts, type TypedProposal } from './proposal-facts.ts'

const PAGE = 50

/** The people no letter reaches, the addresses found since, and the letters to mail again. */
export const unreached = new Hono<Env>().get('/incidents/:id/unreached', allow('read_people'), (c) =>
  showUndeliverable(c),
)

/** The page, with what was typed about a proposed address. */
export async function showUndeliverable(c: Context<Env>, typed?: TypedProposal): Promise<Response> {
  const opened = await incidentOf(c)
  const after = c.req.query('after')
  const [{ count, answer }, { items, next }, again, proposals, called] = await Promise.all([
    dutiesOf(opened),
    pageOfUndeliverable(opened, { after, limit: PAGE }),
    lettersToMailAgain(opened),
    proposalFacts(opened, typed),
    calledInstead(opened),
  ])
  noteSeen(c, opened.id, [...items.map(({ id }) => id), ...proposals.map(({ person }) => person)])
  const substitute = answer.duties.find(({ id }) => id.endsWith('.substitute')) ?? null
  const mayCall = substitute !== null && substitute.form === 'under_10' && !isDone(substitute)
  const facts = {
    unreachable: (count?.unreachable ?? 0) - called.unreachable,
    called: called.people.size,
    nextOfKin: count?.nextOfKinUnreachable ?? 0,
    substitute,
    isGiven: substitute !== null && isDone(substitute),
    people: items.map((each) => ({ ...rowOf(each), mayCall: mayCall && !each.deceased })),
    next,
    later: after !== undefined,
    again: again.length,
    proposals,
  }
  return await incidentPage(c, opened, {
    name: 'aftermath/undeliverable',
    tab: 'unreached',
    facts,
    problem: typed?.problem,
  })
}

function rowOf(each: Undeliverable) {
  return {
    id: each.id,
    name: fullName(each.person) || '(no name)',
    deceased: each.deceased,
    because: BECAUSE[asksWhere(each) ? 'confidential' : each.because],
    why: each.reason ? (RETURN_REASONS[each.reason as ReturnReason] ?? null) : null,
    since: each.since,
    letter: each.letter,
    corrected: each.corrected,
    next: NEXT[asksWhere(each) ? 'ask_where' : each.next],
    cure: cureOf(each),
  }
}

// Where no address is known to which such a letter may go, any other would break the promise, 45 CFR 164.522(b).
function asksWhere({ person, because, next }: Undeliverable): boolean {
  return person.confidential === true && because === 'no_address' && next === 'find_address'
}

const BECAUSE = {
  returned: 'letter came back',
  bounced: 'e-mail bounced',
  no_address: 'no usable address',
  no_name: 'no name on the list',
  lost_letter: 'a letter of the name or address is missing',
  life_disputed: 'lists disagree: dead or alive?',
  confidential: 'asked for confidential mail, and there is no address for it',
} as const

const NEXT = {
  find_address: 'Find an address',
  ask_where: 'Ask where the letter may go',
  mail_again: 'Ready to mail again',
  in_the_mail: 'New letter created: record when it is mailed',
  settle: 'No letter goes before this is settled',
} as const

// Where what stops the letter is cured; null: a new address is entered.
function cureOf({ id, because, next }: Undeliverable): { path: string; label: string } | null {
  if (next !== 'settle') return null
  if (because === 'life_disputed') return { path: id, label: 'Decide' }
  return because === 'no_name' || because === 'lost_letter'
    ? { path: `${id}/correction`, label: 'Correct the name' }
    : { path: id, label: 'Open the person' }
}
