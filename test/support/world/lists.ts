import { expect } from 'vitest'
import { todayOf } from '../../../src/actions/book/today.ts'
import { dutiesOf, isLarge } from '../../../src/actions/duties/duties.ts'
import { yearEndOf } from '../../../src/actions/duties/year-end.ts'
import { everyIncident } from '../../../src/actions/incident/every-incident.ts'
import { type Line, lineOf, overview, pageOfLines } from '../../../src/actions/list/lines.ts'
import { annualDuties } from '../../../src/breach/duties/year-end.ts'
import { wholeCount } from '../../../src/breach/law/count.ts'
import { yearOf } from '../../../src/breach/law/day.ts'
import type { Kind } from '../../../src/breach/law/kinds.ts'
import { isDone } from '../../../src/breach/law/pending-duty.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import { SHOWN } from '../../../src/storage/list/line-filter.ts'

const A_PAGE = 3

/** Holds every list of incidents, its filters, its counts and the closing of each year against the duties of each incident. */
export async function expectListsToHold(world: World): Promise<void> {
  const lines = await linesOneByOne(world)
  const kinds = [undefined, ...new Set(lines.map(({ incident }) => incident.kind))]
  for (const kind of kinds) await expectKindToHold(world, lines, kind)
  await expectClosingsToHold(world)
}

async function linesOneByOne(world: World): Promise<Line[]> {
  const today = await todayOf(world)
  const lines: Line[] = []
  for await (const opened of everyIncident(world)) lines.push(await lineOf(opened, today))
  return lines
}

async function expectKindToHold(world: World, all: readonly Line[], kind: Kind | undefined): Promise<void> {
  const lines = all.filter(({ incident }) => kind === undefined || incident.kind === kind)
  expect(await listed(world, { kind })).toEqual(lines)
  const shown = {
    overdue: lines.filter(({ overdue }) => overdue > 0),
    soon: lines.filter(({ soon }) => soon > 0),
    large: lines.filter(({ owed }) => isLarge(owed)),
  }
  for (const show of SHOWN) expect(idsOf(await listed(world, { kind, show })), show).toEqual(idsOf(shown[show]))
  for (const state of ['open', 'closed'] as const)
    expect(idsOf(await listed(world, { kind, state }))).toEqual(
      idsOf(lines.filter(({ incident }) => (state === 'open') === !incident.closing)),
    )
  expect(idsOf(await listed(world, { kind, sort: 'law' })).toSorted()).toEqual(idsOf(lines).toSorted())
  const { counts } = await overview(world, { kind, limit: A_PAGE })
  expect(counts).toEqual({ overdue: shown.overdue.length, soon: shown.soon.length, large: shown.large.length })
}

async function listed(world: World, by: Omit<Parameters<typeof pageOfLines>[1], 'limit'>): Promise<Line[]> {
  const lines: Line[] = []
  for (let before: string | null | undefined; before !== null; ) {
    const page = await pageOfLines(world, { ...by, limit: A_PAGE, ...(before && { before }) })
    lines.push(...page.items)
    before = page.next
  }
  return lines
}

function idsOf(lines: readonly Line[]): string[] {
  return lines.map(({ incident }) => incident.id)
}

type Lists = { open: string[]; filed: string[]; uncounted: string[]; decided: string[]; large: string[] }

async function expectClosingsToHold(world: World): Promise<void> {
  const years = new Map<number, Lists>()
  for await (const opened of everyIncident(world)) {
    const { answer, situation } = await dutiesOf(opened)
    const year = yearOf(answer.discoveredOn)
    const lists = years.get(year) ?? { open: [], filed: [], uncounted: [], decided: [], large: [] }
    years.set(year, lists)
    const isImmediate = answer.duties.some(({ track }) => track === 'immediate')
    if (answer.breach === 'no') lists.decided.push(opened.id)
    else if (isImmediate) lists[wholeCount(situation.people) === null ? 'uncounted' : 'large'].push(opened.id)
    for (const duty of annualDuties(answer.duties))
      lists[isDone(duty) ? 'filed' : 'open'].push(`${opened.id} ${duty.id} ${duty.status}`)
  }
  for (const [year, lists] of years) expect(await closingOf(world, year)).toEqual(inOrder(lists))
}

async function closingOf(world: World, year: number): Promise<Lists> {
  const first = await yearEndOf(world, String(year), { limit: A_PAGE })
  const { large, ...counts } = first.counts
  const lists: Lists = { open: [], filed: [], uncounted: [], decided: [], large: [] }
  for (const list of ['open', 'filed', 'uncounted', 'decided'] as const) {
    for (let after: string | null | undefined; after !== null; ) {
      const part = (await yearEndOf(world, String(year), { list, limit: A_PAGE, ...(after && { after }) }))[list]
      for (const item of part.items)
        lists[list].push('duty' in item ? `${item.id} ${item.duty.id} ${item.duty.status}` : item.id)
      after = part.next
    }
    expect(counts[list]).toBe(lists[list].length)
  }
  return { ...inOrder(lists), large: Array(large).fill('large') }
}

function inOrder({ large, ...lists }: Lists): Lists {
  const sorted = Object.entries(lists).map(([list, ids]) => [list, ids.toSorted()])
  return { ...(Object.fromEntries(sorted) as Omit<Lists, 'large'>), large: large.map(() => 'large') }
}
