import type { Day } from '../../breach/law/day.ts'
import type { World } from '../../runtime/world.ts'
import { type LetterLine, type LetterState, listLettersOf } from '../../storage/mailing/letters.ts'
import { listMailings } from '../../storage/mailing/mailings.ts'
import { dayAt, zoneOf } from '../book/today.ts'

/** A letter that was made for a person, where it stands in words, and the day it went; null: it has not gone. */
export type PastLetter = {
  reference: string
  kind: LetterLine['kind']
  channel: 'print' | 'email'
  state: string
  wentOn: Day | null
}

/** The letters to a person about an incident, oldest first. */
export async function letterHistoryOf(world: World, incident: string, person: string): Promise<PastLetter[]> {
  const [letters, mailings, zone] = await Promise.all([
    listLettersOf(world.db, incident, person),
    listMailings(world.db, incident),
    zoneOf(world),
  ])
  return letters.map((line) => {
    const mailing = mailings.find(({ id }) => id === line.mailing)
    const wentOn = hasGone(line) ? (mailing?.mailed_on ?? dayAt(line.state_at, zone)) : null
    return {
      reference: line.reference,
      kind: line.kind,
      channel: line.channel === 'email' ? 'email' : 'print',
      state: STATES[line.state as LetterState],
      wentOn,
    }
  })
}

const STATES: Readonly<Record<LetterState, string>> = {
  prepared: 'printed, not yet mailed',
  mailed: 'mailed',
  returned: 'came back',
  queued: 'waiting to be sent',
  sending: 'being sent',
  sent: 'sent',
  failed: 'could not be sent',
  in_doubt: 'in doubt whether it was sent',
  bounced: 'could not be delivered',
  withdrawn: 'withdrawn before it went',
}

const GONE: readonly LetterState[] = ['mailed', 'returned', 'sent', 'bounced']

function hasGone({ state }: LetterLine): boolean {
  return GONE.includes(state as LetterState)
}
