import type { Context } from 'hono'
import type { Mailing } from '../../../actions/mailing/mailing.ts'
import { type LetterLine, type LetterState, listLetters } from '../../../storage/mailing/letters.ts'
import type { Env } from '../../shell/env.ts'
import { reasonInWords } from '../email/email-words.ts'

const PAGE = 25

/** A page of a mailing's letters, of one state where the address names it. */
export async function lettersShown(c: Context<Env>, { id, incident }: Pick<Mailing, 'id' | 'incident'>) {
  const state = STATES.find((each) => each === c.req.query('state'))
  const after = Number(c.req.query('after')) || 0
  const rows = await listLetters(c.env.db, id, { after, limit: PAGE + 1, ...(state && { state }) })
  const shown = rows.slice(0, PAGE)
  return {
    letters: shown.map(({ sealed: _, ...row }) => letterRow(row)),
    state: state ?? null,
    stateWords: state ? STATE_WORDS[state].words : null,
    next: rows.length > PAGE ? nextOf(incident, id, state, shown.at(-1)?.position ?? 0) : null,
  }
}

/** A letter as a page lists it. */
export function letterRow(row: LetterLine) {
  const { words = row.state, chip = '' } = STATE_WORDS[row.state as LetterState] ?? {}
  return {
    reference: row.reference,
    person: row.person,
    channel: row.channel,
    language: row.language,
    pages: row.pages,
    state: row.state,
    stateAt: row.state_at,
    reason: row.reason && reasonInWords(row.reason),
    words,
    chip,
  }
}

/** What became of a letter, in words, and the colour of its chip. */
export const STATE_WORDS: Record<LetterState, { words: string; chip: string }> = {
  prepared: { words: 'ready to be mailed', chip: '' },
  mailed: { words: 'mailed', chip: 'done' },
  returned: { words: 'returned', chip: 'overdue' },
  queued: { words: 'to be e-mailed', chip: '' },
  sending: { words: 'being e-mailed', chip: '' },
  sent: { words: 'e-mailed', chip: 'done' },
  failed: { words: 'e-mail failed', chip: 'overdue' },
  in_doubt: { words: 'e-mail in doubt', chip: 'near' },
  bounced: { words: 'e-mail came back', chip: 'overdue' },
  withdrawn: { words: 'taken back before it went', chip: 'near' },
}

const STATES = Object.keys(STATE_WORDS) as LetterState[]

function nextOf(incident: string, mailing: string, state: LetterState | undefined, after: number): string {
  const query = new URLSearchParams({ ...(state && { state }), after: String(after) })
  return `/incidents/${incident}/mailings/${mailing}?${query}#letters`
}
