import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { type Act, actInWords } from '../../breach/words/acts.ts'
import type { Entry } from '../../storage/log/chain.ts'
import { findEntry } from '../../storage/log/log.ts'
import type { Env } from './env.ts'

const NAME = 'breachbook-saved'
const SAID_FOR_S = 60

/** What somebody has just saved, in words, and the form that undoes it, where an act does. */
export type Said = { words: string; undo: Undo | null }

type Undo = { action: string; fields: { name: string; value: string }[] }

/** Remembers the entry of what a form saved, for the page that follows. The cookie holds its number and nothing else. */
export const noteSaved: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method !== 'POST' || c.req.path.startsWith('/api/')) return await next()
  const { commit } = c.env
  let last = 0
  const noted: typeof commit = async (change, by) => {
    const head = await commit(change, by)
    last = head.seq
    return head
  }
  c.env = { ...c.env, commit: noted }
  await next()
  if (last === 0 || c.res.status !== 303 || !c.get('who')) return
  setCookie(c, NAME, String(last), { path: '/', httpOnly: true, sameSite: 'Strict', maxAge: SAID_FOR_S })
}

/** What whoever asks has just saved; null where nothing was, or the page itself says so. It is said once. */
export async function justSaved(c: Context<Env>): Promise<Said | null> {
  const seq = Number(getCookie(c, NAME))
  const who = c.get('who')
  if (!Number.isSafeInteger(seq) || seq < 1 || !who) return null
  deleteCookie(c, NAME, { path: '/' })
  const entry = await findEntry(c.env.db, seq)
  if (!entry || entry.by !== who.id || isLongAgo(entry, c.env.now()) || SAID_ELSEWHERE.has(entry.act)) return null
  return { words: `You ${actInWords(entry.act)}.`, undo: undoOf(entry) }
}

function isLongAgo({ at }: Entry, now: string): boolean {
  return Date.parse(now) - Date.parse(at) > SAID_FOR_S * 1000
}

/** The next envelope’s page says it of the one before, with its address and its Undo. */
const SAID_ELSEWHERE: ReadonlySet<Act> = new Set<Act>(['letter_returned', 'letter_return_withdrawn'])

const REASON = 'Undone right after it was saved.'

function undoOf(entry: Entry): Undo | null {
  const { incident, version, facts = {} } = entry
  // What was replaced by it would not come back.
  const undo = facts.replaced === true ? undefined : UNDONE_BY[entry.act]?.(facts as Facts)
  if (!undo || incident === undefined) return null
  const { path, ...more } = undo
  // It undoes what this entry left, and nothing that somebody did since.
  const fields = { ...(version !== undefined && { version: String(version) }), reason: REASON, ...more }
  return {
    action: `/incidents/${incident}${path}`,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value })),
  }
}

type Facts = Readonly<Record<string, string | number | readonly string[] | undefined>>
type UndonePath = { path: string } & Record<string, string>

const duties = ({ duty, duties: several = [] }: Facts) => String(duty ?? several)
const reopening = () => ({ path: '/close/reopening', which: 'reopen' })
const inclusion = ({ person }: Facts) => ({ path: `/people/${person}/leaving-out/withdrawal` })

/** By what a record is withdrawn or reopened, with a reason, as the law asks that both stay on record. */
const UNDONE_BY: Partial<Record<Act, (facts: Facts) => UndonePath>> = {
  step_completed: ({ step }) => ({ path: `/steps/${step}/reopening` }),
  notice_recorded: (facts) => ({ path: '/notices/withdrawal', duty: duties(facts) }),
  telephone_notice_recorded: ({ person, record }) => ({
    path: `/people/${person}/notice/withdrawal`,
    'record:number': String(record),
  }),
  office_sheet_filed: ({ office }) => ({ path: `/offices/${office}/filing/withdrawal` }),
  assessment_signed: () => ({ path: '/assessment/signature/withdrawal' }),
  exception_claimed: () => ({ path: '/exception/withdrawal', which: 'exception-withdrawal' }),
  harm_finding_recorded: () => ({ path: '/harm-finding/withdrawal', which: 'harm-withdrawal' }),
  person_left_out: inclusion,
  person_not_affected: inclusion,
  person_listed_twice: inclusion,
  person_not_a_patient: inclusion,
  incident_closed: reopening,
  incident_merged: reopening,
  incident_withdrawn: reopening,
}
