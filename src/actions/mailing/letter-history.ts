import { CAME_BACK, type Channel, DELIVERED, isOneOf, STATE_WORDS } from '../../breach/incident/letter-state.ts'
import type { Day } from '../../breach/law/day.ts'
import { type LetterLine, listLettersOf } from '../../storage/mailing/letters.ts'
import { listMailings } from '../../storage/mailing/mailings.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** A letter that was made for a person, where it stands in words, and the day it went; null: it has not gone. */
export type PastLetter = {
  reference: string
  kind: LetterLine['kind']
  channel: Channel
  state: string
  wentOn: Day | null
}

/** The letters to a person about an incident, oldest first. */
export async function letterHistoryOf(opened: OpenIncident, person: string): Promise<PastLetter[]> {
  const { book, id: incident } = opened
  const [letters, mailings, zone] = await Promise.all([
    listLettersOf(book.db, incident, person),
    listMailings(book.db, incident),
    zoneOf(book),
  ])
  return letters.map((line) => {
    const mailing = mailings.find(({ id }) => id === line.mailing)
    const wentOn = isOneOf(GONE, line.state) ? (mailing?.mailedOn ?? dayAt(line.stateAt, zone)) : null
    return {
      reference: line.reference,
      kind: line.kind,
      channel: line.channel,
      state: STATE_WORDS[line.state].told,
      wentOn,
    }
  })
}

const GONE = [...DELIVERED, ...CAME_BACK]
