import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stateCount } from '../../../src/actions/count/stated-count.ts'
import { endHold, recordHold, recordNotice, withdrawNotices } from '../../../src/actions/duties/notices.ts'
import { recordReport } from '../../../src/actions/duties/ocr-report.ts'
import { refreshLists } from '../../../src/actions/duties/refresh-lists.ts'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { lineOf, pageOfLines } from '../../../src/actions/list/lines.ts'
import { completeStep, reopenStep } from '../../../src/actions/steps/steps.ts'
import { type Day, plus } from '../../../src/breach/law/day.ts'
import { ticksItself } from '../../../src/breach/playbooks/seen-only.ts'
import { Conflict, Missing, Refused } from '../../../src/errors.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { expectListsToHold } from '../../support/world/lists.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const FIRST: Day = '2026-01-10'
const LAST: Day = '2028-12-31'
const officer = { id: 'user-officer', name: 'The officer', role: 'officer' } as const
const basis = { by: officer }

let book: TestWorld
beforeAll(async () => {
  book = await openTestWorld(`${FIRST}T15:00:00.000Z`)
  await settle(book.world)
})
afterAll(() => book.close())

type Act = { incident: number; days: number; at: number; name: keyof typeof ACTS }

/** What somebody may do to an incident on a day; `at` chooses among the ways to do it. */
const ACTS = {
  log: async (_id: string, today: Day, at: number) => {
    const kind = (['phishing', 'snooping', 'misdirected_mail_or_fax'] as const)[at % 3] ?? 'other'
    await logIncident(book.world, officer, {
      title: `Incident ${at}`,
      kind,
      discoveredOn: plus(today, -(at % 40)),
      elements: ['name', 'medical'],
      entity: { part2: at % 5 === 0, phrVendor: at % 7 === 0, licensedFacilityIn: at % 4 === 0 ? ['CA'] : [] },
    })
  },
  amend: (id: string, today: Day, at: number) =>
    amendIncident(
      book.world,
      id,
      basis,
      [
        { kind: 'ransomware' as const },
        { discoveredOn: plus(today, -54 - (at % 12)) },
        { event: { secured: 'encrypted' as const } },
        { event: { secured: 'no' as const } },
        { event: { shouldHaveBeenKnownOn: plus(today, -100 - at) } },
        {
          associate: {
            id: null,
            name: 'A vendor',
            agent: at % 2 === 0,
            discoveredOn: plus(today, -80),
            toldUsOn: today,
            contractDays: 10,
          },
        },
      ][at % 6] ?? {},
    ),
  count: (id: string, _today: Day, at: number) => {
    const people = [3, 480, 500, 501, 900][at % 5] ?? 1
    const byState = [{}, { MA: people }, { TX: people - 1, CA: 1 }][at % 3] ?? {}
    return stateCount(book.world, id, basis, {
      people,
      byState,
      basis: at % 2 ? 'estimated' : 'confirmed',
      reason: 'So it is.',
    })
  },
  notice: (id: string, today: Day, at: number) =>
    recordNotice(book.world, id, basis, {
      duty: dutyAt(at),
      givenOn: today,
      recipient: null,
      how: 'By mail',
      reference: null,
    }),
  noticeBack: (id: string, _today: Day, at: number) =>
    withdrawNotices(book.world, id, basis, [dutyAt(at)], 'A mistake.'),
  report: (id: string, today: Day, at: number) =>
    recordReport(book.world, id, basis, at % 3 ? 'hipaa' : 'part2', {
      filedOn: today,
      trackingNumber: null,
      individuals: at,
    }),
  hold: (id: string, today: Day, at: number) =>
    recordHold(book.world, id, basis, {
      form: at % 2 ? 'written' : 'oral',
      statedOn: plus(today, -(at % 3)),
      until: at % 4 ? plus(today, at % 9) : null,
      documented: at % 5 !== 0,
      impedes: true,
      official: null,
      agency: null,
    }),
  holdOver: (id: string, today: Day, at: number) => endHold(book.world, id, basis, at % 2, today),
  step: async (id: string, _today: Day, at: number) => {
    const open = (await listSteps(book.world.db, id)).filter(
      (step) => !step.performedAt && ticksItself(step.id) === null,
    )
    for (const step of at % 2 ? open : open.slice(0, 1))
      await completeStep(book.world, officer, { incident: id, id: step.id }, {})
  },
  stepBack: async (id: string, _today: Day, at: number) => {
    const done = (await listSteps(book.world.db, id)).filter((step) => step.performedAt)
    await reopenStep(book.world, officer, { incident: id, id: done[at % done.length]?.id ?? '' }, 'It was not.')
  },
}

function dutyAt(at: number): string {
  const duties = [
    'hipaa.individuals',
    'hipaa.ocr',
    'hipaa.media',
    'ftc.ftc',
    'state.MA.individuals',
    'state.CA.individuals',
  ]
  return duties[at % duties.length] ?? ''
}

const acts = fc.array(
  fc.record({
    incident: fc.nat(7),
    days: fc.oneof(fc.constant(0), fc.nat(9)),
    at: fc.nat(60),
    name: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  }),
  { minLength: 5, maxLength: 25 },
)

test('a list says of each incident what its duties say, whatever was done and however many days have passed', async () => {
  const ids: string[] = []
  let today = FIRST
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      for (const act of sequence) {
        today = plus(today, act.days) < LAST ? plus(today, act.days) : today
        book.clock.now = `${today}T15:00:00.000Z`
        await did(act, ids, today)
      }
      await expectListsToHold(book.world)
    }),
    { numRuns: 25, endOnFailure: true },
  )
  expect(ids.length).toBeGreaterThan(5)
})

// What cannot be done there is refused, and the lists have to hold all the same.
async function did({ incident, at, name }: Act, ids: string[], today: Day): Promise<void> {
  const chosen = ids.at(-1 - incident)
  const act = chosen === undefined ? 'log' : name
  try {
    await ACTS[act](chosen ?? '', today, at)
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Missing || error instanceof Conflict)) throw error
  }
  const newest = (await pageOfLines(book.world, { limit: 1 })).items[0]?.incident.id
  if (newest && newest !== ids.at(-1)) ids.push(newest)
}

test('what law enforcement holds is not due soon until the hold is over, and then it is', async () => {
  const { world, clock } = book
  const here = '2029-03-05'
  clock.now = `${here}T15:00:00.000Z`
  const facts = { title: 'Held', kind: 'theft_of_records', discoveredOn: plus(here, -55) } as const
  const { id } = await logIncident(world, officer, facts)
  for (const step of (await listSteps(world.db, id)).filter((each) => ticksItself(each.id) === null))
    await completeStep(world, officer, { incident: id, id: step.id }, {})
  await ACTS.hold(id, here, 3)
  const soon = async () => (await pageOfLines(world, { kind: facts.kind, show: 'soon', limit: 9 })).items.length
  expect(await soon()).toBe(0)
  await expectListsToHold(world)
  clock.now = `${plus(here, 3)}T15:00:00.000Z`
  expect(await soon()).toBe(1)
  await expectListsToHold(world)
})

test('lists that another edition of the code derived are derived anew, and those that wait meanwhile get the new ones', async () => {
  const { world } = book
  const { id } = await logIncident(world, officer, { title: 'Fax', kind: 'other', discoveredOn: FIRST })
  await refreshLists(world)
  await world.backend.query({
    sql: "UPDATE incident_lines SET count = '{', steps = 99, edition = 'older'",
    parameters: [],
  })
  await world.backend.query({ sql: "UPDATE lists_as_of SET edition = 'older'", parameters: [] })
  const [first, second] = await Promise.all([1, 2].map(() => pageOfLines(world, { limit: 1 })))
  const today = first?.items[0]?.owed.situation.today ?? ''
  expect(first).toEqual(second)
  expect(first?.items).toEqual([await lineOf(await openIncident(world, id), today)])
  await expectListsToHold(world)
})

test('an incident is found by the words of its number, title, kind, site and vendor, and by its site', async () => {
  const other = await openTestWorld(`${FIRST}T15:00:00.000Z`)
  await settle(other.world)
  const log = (title: string, site: string) =>
    logIncident(other.world, officer, { title, site, kind: 'vendor_breach', discoveredOn: FIRST, elements: ['name'] })
  const { id } = await log('Café booking list was public', 'South Lamar')
  const { id: second } = await log('Ransomware at the booking vendor', 'Round Rock')
  const found = async (by: { words?: string; site?: string }) => {
    const { items } = await pageOfLines(other.world, { ...by, limit: 10 })
    return items.map(({ incident }) => incident.id)
  }
  expect(await found({ words: 'booking' })).toEqual([second, id])
  expect(await found({ words: 'CAFE booking' })).toEqual([id])
  expect(await found({ words: 'lamar vendor' })).toEqual([id])
  expect(await found({ words: second })).toEqual([second])
  expect(await found({ words: 'lamar rock' })).toEqual([])
  expect(await found({ site: 'round rock' })).toEqual([second])
  expect(await found({ site: 'rock' })).toEqual([])
  await amendIncident(other.world, id, basis, { title: 'Another title' })
  expect(await found({ words: 'cafe' })).toEqual([])
  await other.close()
})

test('by legal deadline the first comes first, page by page, and those without one come last', async () => {
  const lines = []
  for (let before: string | undefined; ; ) {
    const { items, next } = await pageOfLines(book.world, { sort: 'law', limit: 2, ...(before && { before }) })
    lines.push(...items)
    if (next === null) break
    before = next
  }
  expect(lines.length).toBeGreaterThan(2)
  const days = lines.map(({ next }) => next?.due ?? NONE)
  expect(days).toEqual(days.toSorted())
})

const NONE = '9999-12-31'
