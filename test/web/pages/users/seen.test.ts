import { afterAll, beforeAll, expect, test } from 'vitest'
import { createApp } from '../../../../src/web/app.ts'
import { MASSACHUSETTS } from '../../../support/rosters/rosters.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'
import { type Places, placesIn } from '../frame/places.ts'

type Person = { id: string; givenName: string; familyName: string; birthDate: string | null }

let clinic: Clinic
let places: Places
let people: readonly Person[]
beforeAll(async () => {
  clinic = await openClinic()
  places = await placesIn(clinic)
  await bringALikeness()
  await sendBack()
  people = (await read<{ items: Person[] }>(`/api/incidents/${clinic.id}/people?limit=200`)).items
}, 60_000)
afterAll(() => clinic.close())

// One more row that may be somebody who is there, to be reviewed.
async function bringALikeness(): Promise<void> {
  const [head = '', , row = ''] = MASSACHUSETTS.split('\n')
  const cells = row.split(',')
  cells.splice(0, 4, 'X-1', (cells[1] ?? '').replace(/\d\d$/, '31'), '', '')
  const file = [head, cells.join(',')].join('\n')
  await sent('officer', `/api/incidents/${clinic.id}/roster`, file, 'text/csv')
}

// A letter that came back, with an address that staff heard of.
async function sendBack(): Promise<void> {
  const mailed = JSON.stringify({ mailedOn: '2026-11-22', how: 'First-Class Mail' })
  await sent('officer', `/api/incidents/${clinic.id}/mailings/${places.mailing}/mailed`, mailed, 'application/json')
  const newAddress = { line1: '9 Oak St', city: 'Salem', state: 'MA', zip: '01970' }
  const body = JSON.stringify({ reference: places.reference, newAddress })
  await sent('staff', '/api/returned-letters', body, 'application/json')
}

async function sent(role: 'officer' | 'staff', path: string, body: string, type: string): Promise<void> {
  const init = { method: 'POST', cookie: clinic.cookies[role], body, headers: { 'Content-Type': type } }
  const answer = await ask(clinic.world, path, init)
  expect([answer.status, await answer.text()]).toEqual([200, expect.anything()])
}

const asked = (path: string) => ask(clinic.world, path, { cookie: clinic.cookies.officer })
const read = async <Body>(path: string) => (await (await asked(path)).json()) as Body

/** Whose names stand in an answer. */
function namedIn(text: string): readonly Person[] {
  return people.filter(({ givenName, familyName }) => text.includes(givenName) && text.includes(familyName))
}

/** Whether a report of one of these people, who bear one name, tells of something at that moment. */
async function isTold(namesakes: readonly Person[], moment: string): Promise<boolean> {
  const reports = namesakes.map(({ id }) =>
    read<{ items: { at: string }[] }>(`/api/readings?incident=${clinic.id}&person=${id}&limit=200`),
  )
  return (await Promise.all(reports)).some(({ items }) => items.some(({ at }) => at === moment))
}

const routes = createApp().routes
const opened = [...new Set(routes.flatMap(({ method, path }) => (method === 'GET' ? [path] : [])))]
const forms = [...new Set(routes.flatMap(({ method, path }) => (method === 'POST' ? [path] : [])))]
const filled = (path: string) => path.replaceAll(/:(\w+)/g, (_, name) => places[name] ?? 'any')

/** How many people each answer names; and which of them name people of whom no report tells. */
async function namesShown(from: number, asking: readonly (readonly [string, () => Promise<Response>])[]) {
  const missing: string[] = []
  const shown = new Map<string, number>()
  for (const [at, [path, answered]] of asking.entries()) {
    const moment = new Date(from + at * 1000).toISOString()
    clinic.clock.now = moment
    const answer = await answered()
    const named = [200, 409, 422].includes(answer.status) ? namedIn(await answer.text()) : []
    shown.set(path, named.length)
    const names = Map.groupBy(named, ({ givenName, familyName }) => `${givenName} ${familyName}`)
    let told = 0
    for (const namesakes of names.values()) if (await isTold(namesakes, moment)) told += 1
    if (told < names.size) missing.push(`${path}: ${names.size} names were shown, ${told} are told`)
  }
  return { missing, shown }
}

test('the report of a patient tells of every page and every answer in which the name stood', async () => {
  const paths = [
    ...opened.map(filled),
    `/returned?letter=${places.reference}`,
    `/calls?letter=${places.reference}`,
    // Rows of a file that is not imported are nobody’s yet.
  ].filter((path) => !/\/(readings|uploads\/)/.test(path))
  const { missing, shown } = await namesShown(
    Date.UTC(2026, 10, 22, 16),
    paths.map((path) => [path, () => asked(path)] as const),
  )
  expect(missing).toEqual([])
  for (const list of ['ledger', 'unreached', 'review'])
    expect([list, shown.get(`/incidents/${clinic.id}/${list}`)]).not.toEqual([list, 0])
  expect([...shown.values()].filter((people) => people > 0).length).toBeGreaterThan(20)
}, 120_000)

// Empty, every form is refused and shown again; these are filled, for what they show then.
function filledForms(): Record<string, Record<string, string>> {
  const { givenName = '', familyName = '', birthDate } = people.find((each) => each.birthDate) ?? {}
  const caller = { givenName, familyName, birthDate: birthDate ?? '' }
  return {
    '/calls/caller': caller,
    '/calls': { of: `${clinic.id}/${clinic.person}`, topic: 'nothing of the kind' },
    '/returned/withdrawal': { reference: places.reference ?? '' },
    '/patients': caller,
  }
}

test('and of every form that is shown again with the name on it', async () => {
  const values = filledForms()
  const paths = forms.filter((path) => !path.startsWith('/api/') && !/sign|session/.test(path)).map(filled)
  const { missing, shown } = await namesShown(
    Date.UTC(2026, 10, 23, 16),
    paths.map((path) => [path, () => clinic.as('officer', path, values[path] ?? {})] as const),
  )
  expect(missing).toEqual([])
  for (const path of Object.keys(values).filter((each) => each !== '/patients'))
    expect([path, shown.get(path)]).not.toEqual([path, 0])
  expect([...shown.values()].filter((people) => people > 0).length).toBeGreaterThan(15)
}, 120_000)
