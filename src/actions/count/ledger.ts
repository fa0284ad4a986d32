import { substituteBegunOn } from '../../breach/federal/substitute.ts'
import type { Incident, Notice } from '../../breach/incident/incident.ts'
import {
  earliestOf,
  type Ledger,
  ledgerFrom,
  type NoticeFacts,
  type Standing,
  type Standings,
  standingOf,
} from '../../breach/incident/ledger.ts'
import { isSubstitute } from '../../breach/incident/other-means.ts'
import type { Day } from '../../breach/law/day.ts'
import { RESIDENCES } from '../../breach/law/states.ts'
import { countToldRows, type NoticeRow } from '../../storage/count/notice-facts.ts'
import { newestSnapshots, type RosterSnapshot } from '../../storage/count/roster-snapshots.ts'
import type { Book } from '../book/book.ts'
import { dayAt, zoneOf } from '../book/today.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { type SpecialPerson, specialPeople } from './special-people.ts'

/** The ledger of an incident: of each of the affected, where he or she stands with the notice. */
export const ledgerOf = incidentPart(async (opened: OpenIncident): Promise<Ledger> => {
  const { book, incident } = opened
  return await untilEntered(opened, 'ledger', async () => {
    const snapshots = await newestSnapshots(book.db, [incident.id])
    return (await ledgersOf(book, [incident], snapshots)).get(incident.id) ?? {}
  })
})

/** The ledgers of these incidents, of each of which the recount that holds is given, in as many queries as of one. */
export async function ledgersOf(
  book: Book,
  incidents: readonly Incident[],
  snapshots: readonly RosterSnapshot[],
): Promise<Map<string, Ledger>> {
  const ids = incidents.map(({ id }) => id)
  const [told, special, zone] = await Promise.all([
    countToldRows(book.db, ids),
    specialPeople(book, incidents),
    zoneOf(book),
  ])
  const alikeIn = byIncident([...snapshots.flatMap(rowsOf), ...told.flatMap(insteadOfUntold)])
  const specialIn = byIncident(special)
  return new Map(
    incidents.map((incident) => {
      const substituteOn = substituteDayOf(incident)
      const stands = [
        ...(alikeIn.get(incident.id) ?? []).map((row) => plainly(row, row.people, zone, substituteOn)),
        ...(specialIn.get(incident.id) ?? []).flatMap((one) => [
          plainly(one.row, -1, zone, substituteOn),
          { ...standingOfSpecial(one, zone, incident), residence: one.row.state, people: 1 },
        ]),
      ]
      return [incident.id, ledgerFrom(stands)]
    }),
  )
}

type AlikeRow = NoticeRow & { people: number }

// Nobody among a million is looked at: the recount says how many stand alike while nobody is told.
function rowsOf({ incident, byState }: RosterSnapshot): AlikeRow[] {
  return RESIDENCES.flatMap((state) => {
    const { living = 0, livingUnreachable = 0, deceased = 0, deceasedUnreachable = 0 } = byState[state] ?? {}
    const alike = { incident, state, mailedOn: null, sentAt: null }
    return [
      { ...alike, deceased: 0, reachable: 1, people: living - livingUnreachable },
      { ...alike, deceased: 0, reachable: 0, people: livingUnreachable },
      { ...alike, deceased: 1, reachable: 1, people: deceased - deceasedUnreachable },
      { ...alike, deceased: 1, reachable: 0, people: deceasedUnreachable },
    ].filter(({ people }) => people > 0)
  })
}

function insteadOfUntold(row: AlikeRow): AlikeRow[] {
  return [row, { ...row, mailedOn: null, sentAt: null, people: -row.people }]
}

/** Where somebody stands of whom more is known than his or her row tells. */
export function standingOfSpecial(one: SpecialPerson, zone: string, incident: Incident): Standing {
  return standingOf(factsOfSpecial(one, zone, incident))
}

/** What is on record of somebody of whom more is known than the row tells. */
export function factsOfSpecial(one: SpecialPerson, zone: string, incident: Incident): NoticeFacts {
  const { row, facts, backAt, toldInsteadOn } = one
  const back = backAt === null ? null : { at: backAt, on: dayAt(backAt, zone) }
  return { ...factsOf(row, zone, earliestOf([toldInsteadOn, substituteDayOf(incident, back)])), ...facts }
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

/**
 * The Day since which substitute notice stands for whoever cannot be reached; null: it does not. A posting and the media tell
 * everybody, other means whom their record names. What an older version recorded names nobody: it told those who were known by
 * then, and not whom no letter reached since, as it came `back`.
 */
export function substituteDayOf({ substitute, notices }: Incident, back: Back | null = null): Day | null {
  const unnamed = notices.filter(({ duty, told }) => isSubstitute(duty) && told === undefined)
  const given = unnamed.filter((each) => back === null || isSince(each, back))
  return earliestOf([substituteBegunOn(substitute), ...given.map(({ givenOn }) => givenOn)])
}

/** The instant at which a letter came back, and its Day. */
type Back = { at: string; on: Day }

function isSince({ givenOn, recordedAt }: Notice, back: Back): boolean {
  return recordedAt === undefined ? back.on <= givenOn : back.at <= recordedAt
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
