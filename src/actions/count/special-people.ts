import type { Incident } from '../../breach/incident/incident.ts'
import type { NoticeFacts } from '../../breach/incident/ledger.ts'
import { type ToldInstead, toldByOtherMeans } from '../../breach/incident/other-means.ts'
import type { Day } from '../../breach/law/day.ts'
import { listReturnedNotices } from '../../storage/count/delivered-notices.ts'
import { findNoticeRows, type NoticeRow } from '../../storage/count/notice-facts.ts'
import type { Affected } from '../../storage/people/people.ts'
import { listToldAmong } from '../../storage/people/told-by-telephone.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'
import { goneReaders, withMerged } from './gone-readers.ts'
import { correctedIn, excludedIn } from './learnt.ts'

/** One of the affected of whom more is known than the row outside the seal tells: that, and what it comes to. */
export type SpecialPerson = {
  incident: string
  person: string
  row: NoticeRow
  facts: Partial<Pick<NoticeFacts, 'isExcluded' | 'letter' | 'telephonedOn' | 'isReachable'>>
  /** The instant at which the last letter came back; null: none did. */
  backAt: string | null
  /** The Day on which a notice by other means told this person; null: none did. */
  toldInsteadOn: Day | null
}

/**
 * Those of the affected of these incidents who were excluded, told by telephone or by other means or corrected, whose letter the
 * post returned, or whose letter went to somebody who turned out to be they.
 */
export function specialPeople(book: Book, incidents: readonly Incident[]): Promise<SpecialPerson[]> {
  const ids = incidents.map(({ id }) => id)
  return once(book, specialPeople, ids.join(), () => readSpecialPeople(book, ids, incidents.flatMap(toldByOtherMeans)))
}

async function readSpecialPeople(
  book: Book,
  incidents: readonly string[],
  toldInstead: readonly ToldInstead[],
): Promise<SpecialPerson[]> {
  const { db } = book
  const [excluded, told, instead, { addressed, mended }, back, gone] = await Promise.all([
    excludedIn(book, incidents),
    listToldAmong(db, incidents).then((all) => withMerged(book, all)),
    withMerged(book, toldInstead),
    correctedIn(book, incidents),
    listReturnedNotices(db, incidents),
    goneReaders(book, incidents),
  ])
  const isOut = new Set(excluded.map(nameOf))
  const [toldOn, insteadOn, backAt, letterOf] = [byName(told), byName(instead), byName(back), byName(gone)]
  const setAt = byName([...addressed, ...mended].toSorted((one, other) => (one.setAt < other.setAt ? -1 : 1)))
  const named = [...excluded, ...told, ...instead, ...addressed, ...mended, ...back, ...gone]
  const people = [...new Map(named.map((one) => [nameOf(one), one])).values()]
  const rows = await findNoticeRows(db, people)
  return rows.map(({ person, ...row }) => {
    const name = nameOf({ ...row, person })
    const learntAt = setAt.get(name)?.setAt
    return {
      incident: row.incident,
      person,
      row,
      backAt: backAt.get(name)?.at ?? null,
      toldInsteadOn: insteadOn.get(name)?.on ?? null,
      facts: {
        isExcluded: isOut.has(name),
        telephonedOn: toldOn.get(name)?.toldOn ?? null,
        isReachable: isReachable(row.reachable === 1, learntAt, backAt.get(name)?.at),
        ...(row.mailedOn === null && row.sentAt === null && { letter: letterOf.get(name)?.letter ?? null }),
      },
    }
  })
}

// An address that was learnt since a letter came back may be a good one.
function isReachable(has: boolean, learntAt: string | undefined, backAt: string | undefined): boolean {
  if (backAt === undefined) return has || learntAt !== undefined
  return learntAt !== undefined && learntAt > backAt
}

function nameOf({ incident, person }: Affected): string {
  return `${incident}/${person}`
}

function byName<One extends Affected>(all: readonly One[]): Map<string, One> {
  return new Map(all.map((one) => [nameOf(one), one]))
}
