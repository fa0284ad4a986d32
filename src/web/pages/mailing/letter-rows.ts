import type { Context } from 'hono'
import type { Mailing } from '../../../actions/mailing/mailing.ts'
import { LETTER_STATES, type LetterState, STATE_WORDS } from '../../../breach/incident/letter-state.ts'
import { type LetterLine, listLetters } from '../../../storage/mailing/letters.ts'
import type { Env } from '../../shell/env.ts'
import { reasonInWords } from '../frame/email-words.ts'

const PAGE = 25

/** A page of a mailing's letters, of one state if the address names it. */
export async function lettersShown(c: Context<Env>, { id, incident }: Pick<Mailing, 'id' | 'incident'>) {
  const state = LETTER_STATES.find((each) => each === c.req.query('state'))
  const after = Number(c.req.query('after')) || 0
  const rows = await listLetters(c.env.db, id, { after, limit: PAGE + 1, ...(state && { state }) })
  const shown = rows.slice(0, PAGE)
  return {
    letters: shown.map(({ sealed: _, ...row }) => letterRow(row)),
    state: state ?? null,
    stateWords: state ? STATE_WORDS[state].listed : null,
    next: rows.length > PAGE ? nextOf(incident, id, state, shown.at(-1)?.position ?? 0) : null,
  }
}

/** A letter as a page lists it. */
export function letterRow(row: LetterLine) {
  return {
    reference: row.reference,
    person: row.person,
    channel: row.channel,
    language: row.language,
    pages: row.pages,
    state: row.state,
    stateAt: row.stateAt,
    reason: row.reason && reasonInWords(row.reason),
    ...stateFacts(row.state),
  }
}

/** What became of a letter, in words, and the color of its chip. */
export function stateFacts(state: LetterState) {
  return { words: STATE_WORDS[state].listed, chip: CHIPS[state] ?? '' }
}

const CHIPS: Partial<Record<LetterState, string>> = {
  mailed: 'ok',
  returned: 'ink',
  sent: 'ok',
  failed: 'ink',
  in_doubt: 'ink',
  bounced: 'ink',
}

function nextOf(incident: string, mailing: string, state: LetterState | undefined, after: number): string {
  const query = new URLSearchParams({ ...(state && { state }), after: String(after) })
  return `/incidents/${incident}/mailings/${mailing}?${query}#letters`
}
