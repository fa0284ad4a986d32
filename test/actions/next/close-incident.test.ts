import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt } from '../../../src/actions/book/today.ts'
import { openStandings } from '../../../src/actions/next/open-standings.ts'
import { keepUntil } from '../../../src/breach/incident/retention.ts'
import { type Book, openBook } from '../../web/api/book.ts'

type Progress = {
  next: { stage: string; sentence: string; day: string | null; isBroken: boolean }
  stages: { stage: string; state: string; line: string }[]
  missing: { id: string; title: string }[]
  closing: { how: string; on: string; into: string | null; gaps: { id: string; reason: string }[] } | null
  keptUntil: string | null
  mergedIn: string[]
}

const ROSTER = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP\nH-1,Jane,Doe,1980-03-04,1 Elm St,Keene,NH,03431\n'
const LOW = 'One picture, from behind, for an hour.'
const POST = { title: 'Photo on a page', kind: 'photo_without_authorization', discoveredOn: '2026-11-20' }
const CSV = { 'Content-Type': 'text/csv' }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const log = async (more: object = {}) =>
  (await book.send<{ id: string }>('officer', 'POST /api/incidents', { ...POST, ...more })).body.id
const progress = async (id: string) => (await book.send<Progress>('auditor', `GET /api/incidents/${id}/progress`)).body
const does = async (call: string, body?: unknown, headers = {}) => {
  const answer = await book.send<Progress>('officer', call, body, headers)
  expect(answer.status, `${call}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}

describe('an incident from its logging to its end', () => {
  let [id, at] = ['', '']
  const next = async () => (await progress(id)).next.sentence

  test('leads from what stops the harm to who was affected, to the decision and its signature', async () => {
    id = await log()
    at = `/api/incidents/${id}`
    expect((await progress(id)).next.stage).toBe('contain')
    await complete(at, ({ phase }) => phase === 'contain' || phase === 'preserve')
    expect(await next()).toBe('Say what kinds of data it was.')
    await does(`PATCH ${at}`, { event: { elements: ['name', 'photo', 'medical'] } })
    expect(await next()).toBe('List the people who were affected. Letters are due by Jan 19, 2027.')
    await does(`POST ${at}/roster`, ROSTER, CSV)
    expect(await next()).toBe('Decide whether this is a breach. Letters are due by Jan 19, 2027.')
    const text = LOW
    const factors = { nature: { text }, recipient: { text }, acquired_or_viewed: { text }, mitigation: { text } }
    await does(`POST ${at}/assessment`, { factors, finding: 'low_probability', reason: text })
    expect(await next()).toBe('Sign the decision. Letters are due by Jan 19, 2027.')
    expect((await book.send('admin', `POST ${at}/assessment/signature`)).status).toBe(200)
    expect((await progress(id)).stages).toContainEqual({ stage: 'decide', state: 'past', line: 'No breach.' })
  })

  test('is not closed while something is missing, and each missing thing asks why', async () => {
    const { missing } = await progress(id)
    expect(missing.length).toBeGreaterThan(2)
    const { status, body } = await book.send('officer', `POST ${at}/closing`, { how: 'finished', gaps: { other: 'x' } })
    expect(status).toBe(422)
    expect(body.errors?.map(({ path }) => path)).toEqual(missing.map(({ id: gap }) => `gaps.${gap}`))
  })

  test('is closed with a reason for what is missing, and is kept for six years from that day', async () => {
    await complete(at, ({ id: step }) => step !== 'apply-sanctions')
    const gaps = { 'step/apply-sanctions': 'Nobody of the workforce posted it.' }
    expect((await progress(id)).missing.map(({ id: gap }) => gap)).toEqual(Object.keys(gaps))
    const closed = await does(`POST ${at}/closing`, { how: 'finished', gaps })
    expect(closed).toMatchObject({
      next: { stage: 'close', sentence: 'Closed on Sunday, Nov 22.' },
      missing: [],
      closing: { how: 'finished', on: '2026-11-22', gaps: [{ reason: 'Nobody of the workforce posted it.' }] },
      keptUntil: keepUntil(await lastEntryOn(at)),
    })
  })

  test('no longer stands among the open ones, nor is anything of it late', async () => {
    book.clock.now = '2027-03-01T15:00:00.000Z'
    expect((await openStandings(book.world, { limit: 9 })).map(({ incident }) => incident.id)).not.toContain(id)
    type Lines = { items: { id: string; overdue: number; soon: number }[] }
    const { items } = (await book.send<Lines>('auditor', 'GET /api/incidents')).body
    expect(items.find((line) => line.id === id)).toMatchObject({ overdue: 0, soon: 0 })
    book.clock.now = '2026-11-22T15:00:00.000Z'
  })

  test('is not closed twice, and opens again with a reason', async () => {
    const again = await book.send('officer', `POST ${at}/closing`, { how: 'withdrawn', reason: 'Again.' })
    expect(again.body.detail).toBe(`Incident ${id} is closed already. Reopen it first.`)
    expect((await book.send('officer', `DELETE ${at}/closing`, { reason: ' ' })).status).toBe(422)
    const open = await does(`DELETE ${at}/closing`, { reason: 'Another picture turned up.' })
    expect(open).toMatchObject({ closing: null, keptUntil: null, missing: [{ id: 'step/apply-sanctions' }] })
    expect((await openStandings(book.world, { limit: 9 })).map(({ incident }) => incident.id)).toContain(id)
    expect((await book.send('officer', `DELETE ${at}/closing`, { reason: 'Again.' })).status).toBe(422)
    await complete(at, () => true)
    expect(await next()).toBe('Nothing is missing. Close the incident.')
    expect(await does(`POST ${at}/closing`, { how: 'finished' })).toMatchObject({ closing: { gaps: [] } })
  })

  test('has all of it in its log, with the reasons', async () => {
    type Log = { items: { act: string; facts: object; details?: object }[] }
    const { items } = (await book.send<Log>('auditor', `GET ${at}/timeline`)).body
    const acts = items.filter(({ act }) => /closed|reopened/.test(act) && act.startsWith('incident'))
    expect(acts.map(({ act }) => act).toSorted()).toEqual(['incident_closed', 'incident_closed', 'incident_reopened'])
    expect(JSON.stringify(acts)).toContain('Nobody of the workforce posted it.')
    expect(JSON.stringify(acts)).toContain('Another picture turned up.')
  })
})

describe('a duplicate', () => {
  test('is merged into the other, which names it; nothing of either is deleted', async () => {
    const [one, other] = [await log(), await log()]
    const merged = { how: 'merged', into: one, reason: 'The same post, reported twice.' }
    const closed = await does(`POST /api/incidents/${other}/closing`, merged)
    expect(closed).toMatchObject({
      next: { sentence: `Merged into ${one} on Sunday, Nov 22.` },
      closing: { into: one },
    })
    expect((await progress(one)).mergedIn).toEqual([other])
    expect((await book.send('auditor', `GET /api/incidents/${other}/timeline`)).status).toBe(200)
    const circle = await book.send('officer', `POST /api/incidents/${one}/closing`, { ...merged, into: other })
    expect(circle.body.detail).toBe(`Incident ${other} was merged itself. Enter the one that stands.`)
    await does(`DELETE /api/incidents/${other}/closing`, { reason: 'It was another post.' })
    expect((await progress(one)).mergedIn).toEqual([])
  })

  test('is not merged into itself, nor into one that is not there', async () => {
    const id = await log()
    const into = (other: string) => ({ how: 'merged', into: other, reason: 'The same.' })
    for (const other of [id, '2026-9999']) {
      const { status, body } = await book.send('officer', `POST /api/incidents/${id}/closing`, into(other))
      expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 422, path: 'into' })
    }
  })
})

describe('people who would be told by nobody', () => {
  test('keep an incident from being merged or withdrawn, with the way out named', async () => {
    const [one, other] = [await log(), await log()]
    await does(`POST /api/incidents/${other}/roster`, ROSTER, CSV)
    const why = async (asked: object) =>
      (await book.send('officer', `POST /api/incidents/${other}/closing`, { reason: 'The same post.', ...asked })).body
        .detail
    expect(await why({ how: 'merged', into: one })).toBe(
      '1 person is counted in this incident. Import its lists into the other incident and withdraw them here first, or close it with a reason for what is missing.',
    )
    expect(await why({ how: 'withdrawn' })).toMatch(/^1 person is counted in this incident. Withdraw its lists first/)
  })

  test('nor is it merged into one that was discovered later, whose clock would run longer', async () => {
    const [later, earlier] = [await log(), await log({ discoveredOn: '2026-11-19' })]
    const into = (from: string, to: string) =>
      book.send('officer', `POST /api/incidents/${from}/closing`, { how: 'merged', into: to, reason: 'The same post.' })
    const { status, body } = await into(earlier, later)
    expect({ status, path: body.errors?.[0]?.path }).toEqual({ status: 422, path: 'into' })
    expect(body.detail).toBe(
      `The clock of this one runs from November 19, 2026, before that of ${later} (November 20, 2026). Set the earlier day there first.`,
    )
    expect((await into(later, earlier)).status).toBe(200)
  })

  test('nor where what should have been known, or what an agent knew, moved the clock of only one', async () => {
    const into = (from: string, to: string) =>
      book.send('officer', `POST /api/incidents/${from}/closing`, { how: 'merged', into: to, reason: 'The same post.' })
    const [one, other] = [await log(), await log()]
    await does(`PATCH /api/incidents/${one}`, { event: { shouldHaveBeenKnownOn: '2026-11-10' } })
    expect((await into(one, other)).body.detail).toMatch(/runs from November 10, 2026, before/)
    await does(`PUT /api/incidents/${other}/associate`, { name: 'Tidewater', agent: true, discoveredOn: '2026-11-09' })
    expect((await into(one, other)).status).toBe(200)
  })
})

test('what was logged by mistake is withdrawn with a reason, and is not in the yearly report', async () => {
  const id = await log({ discoveredOn: '2024-02-01', elements: ['name', 'medical'] })
  const at = `/api/incidents/${id}`
  const { roster } = (await book.send<{ roster: string }>('officer', `POST ${at}/roster`, ROSTER, CSV)).body
  type YearEnd = { counts: Record<string, number> }
  const counts = async () => (await book.send<YearEnd>('auditor', 'GET /api/year-end/2024')).body.counts
  const none = { open: 0, filed: 0, uncounted: 0, decided: 0 }
  expect(await counts()).toEqual({ ...none, open: 1 })
  await does(`POST ${at}/rosters/${roster}/withdrawal`, { reason: 'A drill.' })
  expect(await counts()).toEqual({ ...none, uncounted: 1 })
  await does(`POST ${at}/closing`, { how: 'withdrawn', reason: 'A drill.' })
  expect(await counts()).toEqual(none)
})

async function lastEntryOn(at: string): Promise<string> {
  const { items } = (await book.send<{ items: { at: string }[] }>('auditor', `GET ${at}/timeline`)).body
  return dayAt(items[0]!.at, book.world.zone)
}

type Step = { id: string; phase: string; recordedAt: string | null; secondPerson: boolean; isByHand: boolean }

async function complete(at: string, which: (step: Step) => boolean): Promise<void> {
  const { items } = (await book.send<{ items: Step[] }>('officer', `GET ${at}/steps`)).body
  const open = items.filter((step) => step.isByHand && step.recordedAt === null && which(step))
  for (const { id, secondPerson } of open) {
    await does(`POST ${at}/steps/${id}/completion`, {})
    if (secondPerson) expect((await book.send('admin', `POST ${at}/steps/${id}/signature`)).status).toBe(200)
  }
}
