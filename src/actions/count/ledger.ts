import { substituteBegunOn } from '../../breach/federal/substitute.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import {
  earliestOf,
  type Ledger,
  ledgerFrom,
  type NoticeFacts,
  type Standing,
  type Standings,
  standingOf,
} from '../../breach/incident/ledger.ts'
import type { Day } from '../../breach/law/day.ts'
import { countNoticeRows, type NoticeRow } from '../../storage/count/notice-facts.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { type SpecialPerson, specialPeople } from './special-people.ts'

/** The ledger of an incident: of each of the affected, where he or she stands with the notice. */
export const ledgerOf = incidentPart(async (opened: OpenIncident): Promise<Ledger> => {
  const { book, incident } = opened
  return await untilEntered(opened, 'ledger', async () => (await ledgersOf(book, [incident])).get(incident.id) ?? {})
})

/** The ledgers of these incidents, in as many queries as of one. */
export async function ledgersOf(book: Book, incidents: readonly Incident[]): Promise<Map<string, Ledger>> {
  const ids = incidents.map(({ id }) => id)
  const [alike, special, zone] = await Promise.all([
    countNoticeRows(book.db, ids),
    specialPeople(book, ids),
    zoneOf(book),
  ])
  const [alikeIn, specialIn] = [byIncident(alike), byIncident(special)]
  return new Map(
    incidents.map((incident) => {
      const substituteOn = substituteDayOf(incident)
      const stands = [
        ...(alikeIn.get(incident.id) ?? []).map((row) => plainly(row, row.people, zone, substituteOn)),
        ...(specialIn.get(incident.id) ?? []).flatMap((one) => [
          plainly(one.row, -1, zone, substituteOn),
          { ...standingOfSpecial(one, zone, substituteOn), residence: one.row.state, people: 1 },
        ]),
      ]
      return [incident.id, ledgerFrom(stands)]
    }),
  )
}

/** Where somebody stands of whom more is known than his or her row tells. */
export function standingOfSpecial(one: SpecialPerson, zone: string, substituteOn: Day | null): Standing {
  return standingOf({ ...factsOf(one.row, zone, substituteOn), ...one.facts })
}

/** What a row alone tells. */
export function factsOf(row: NoticeRow, zone: string, substituteOn: Day | null): NoticeFacts {
  return {
    isExcluded: false,
    letter: letterOf(row, zone),
    telephonedOn: null,
    isReachable: row.reachable === 1,
    isDeceased: row.deceased === 1,
    substituteOn,
  }
}

/** The Day since which substitute notice stands, by posting, media or other means; null: it does not. */
export function substituteDayOf({ substitute, notices }: Incident): Day | null {
  const given = notices.filter(({ duty }) => duty.endsWith('.substitute')).map(({ givenOn }) => givenOn)
  return earliestOf([substituteBegunOn(substitute), ...given])
}

function plainly(row: NoticeRow, people: number, zone: string, substituteOn: Day | null): Standings {
  return { ...standingOf(factsOf(row, zone, substituteOn)), residence: row.state, people }
}

function letterOf({ mailedOn, sentAt }: NoticeRow, zone: string): NoticeFacts['letter'] {
  if (mailedOn !== null) return { channel: 'print', on: mailedOn }
  return sentAt === null ? null : { channel: 'email', on: dayAt(sentAt, zone) }
}

function byIncident<Item extends { incident: string }>(items: readonly Item[]): Map<string, Item[]> {
  return Map.groupBy(items, ({ incident }) => incident)
}
