import { POSTING_DAYS } from '../../breach/federal/substitute.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { sumsOf } from '../../breach/incident/ledger.ts'
import { plus } from '../../breach/law/day.ts'
import type { MailStanding } from '../../breach/next/incident-standing.ts'
import type { Owed } from '../duties/duties.ts'
import type { LettersToMake } from '../mailing/letters-to-make.ts'
import type { LooseEnds } from './loose-ends.ts'

/** How far the letters of an incident are: made, waiting, stuck, and who is left. */
export function mailStanding({ substitute }: Incident, { count }: Owed, { mailings }: LooseEnds): MailStanding {
  const { to_be_told: toBeTold = 0, not_reached: notReached = 0 } = count?.ledger ? sumsOf(count.ledger).states : {}
  const isPosted = substitute?.postedOn && !substitute.removedOn
  const [made, waiting, stuck] = (['made', 'waiting', 'stuck'] as const).map((what) => counted(mailings, what))
  return {
    made: made?.letters ?? 0,
    mailing: made?.mailing ?? null,
    waiting: waiting?.letters ?? 0,
    waitingIn: waiting?.mailing ?? null,
    stuck: stuck?.letters ?? 0,
    stuckIn: stuck?.mailing ?? null,
    toBeTold,
    ...NOT_LOOKED_AT,
    notReached,
    postedUntil: isPosted && substitute.postedOn ? plus(substitute.postedOn, POSTING_DAYS - 1) : null,
  }
}

const NOT_LOOKED_AT = { ready: null, stopped: 0, stoppedFor: null, again: 0 }

/** The same once each of those who are to be told was looked at; `again`: the letters to be made again. */
export function withLettersToMake(
  mail: MailStanding,
  { ready, stopped, waiting }: LettersToMake,
  again: number,
): MailStanding {
  const [one = null, ...others] = waiting
  return {
    ...mail,
    ready,
    stopped,
    stoppedFor: others.length === 0 && stopped === 1 ? (one?.person ?? null) : null,
    again,
  }
}

function counted(mailings: LooseEnds['mailings'], what: 'made' | 'waiting' | 'stuck') {
  const some = mailings.filter((each) => (each[what] ?? 0) > 0)
  const letters = some.reduce((sum, each) => sum + (each[what] ?? 0), 0)
  return { letters, mailing: some[0]?.id ?? null }
}
