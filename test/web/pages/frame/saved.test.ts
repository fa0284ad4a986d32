import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, NOW, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

/** Sends a form as a browser does: follows to the next page with the cookie that the answer sets. Answers that page. */
async function saved(path: string, values: Record<string, string>, role: 'officer' | 'admin' = 'officer') {
  const answer = await clinic.as(role, path, values)
  const to = answer.headers.get('Location') ?? ''
  const mark = answer.headers
    .getSetCookie()
    .find((cookie) => cookie.startsWith('breachbook-saved='))
    ?.split(';')[0]
  const next = (by: 'officer' | 'admin' = role) =>
    ask(clinic.world, to, { cookie: [clinic.cookies[by], mark].filter(Boolean).join('; ') })
  return { status: answer.status, mark, next }
}

const statusOn = (html: string) =>
  wordsOn(/<div class="say stick" role="status">.*?<\/div><\/div>/s.exec(html)?.[0] ?? '').trim()

/** The form of the Undo button on a page. */
function undoOn(html: string): { path: string; values: Record<string, string> } {
  const [, path = '', inner = ''] =
    /<form method="post" action="([^"]+)">((?:(?!<\/form>).)*)Undo<\/button>/s.exec(html) ?? []
  const values = [...inner.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ])
  return { path, values: Object.fromEntries(values) }
}

test('the page after a save says what was saved, once, and undoes it with one button', async () => {
  const { items } = (await (
    await ask(clinic.world, `/api/incidents/${clinic.id}/steps`, { cookie: clinic.cookies.officer })
  ).json()) as { items: { id: string }[] }
  const step = items[0]?.id ?? ''
  const { next } = await saved(`~/steps/${step}/completion`, {})
  const answer = await next()
  const html = await answer.text()
  expect(statusOn(html)).toBe('Saved. You completed a step. Undo')
  expect(answer.headers.getSetCookie().join()).toMatch(/breachbook-saved=;.*Max-Age=0/)
  const { path, values } = undoOn(html)
  const undone = await saved(path, values)
  expect(statusOn(await (await undone.next()).text())).toBe('Saved. You reopened a step.')
  expect(statusOn(await (await clinic.as('officer', '~/steps')).text())).toBe('')
})

test.each<[what: string, path: string, values: Record<string, string>, says: string]>([
  [
    'a finding',
    '~/harm-finding',
    { which: 'harm', reason: 'Nobody opened it.' },
    'recorded a finding that harm is unlikely',
  ],
  [
    'a notice',
    '~/notices',
    {
      duty: 'hipaa.individuals',
      givenOn: '2026-11-20',
      how: 'First-class mail',
      difference: 'The vendor mailed them.',
    },
    'recorded a notice as given',
  ],
  [
    'a person who is excluded',
    '~/people/:person/leaving-out',
    { kind: 'not_affected', reason: 'Never opened.' },
    'excluded a person who was not affected',
  ],
])('%s is undone with a reason that says so', async (_, path, values, says) => {
  const html = await (await saved(path.replace(':person', clinic.person), values))
    .next()
    .then((answer) => answer.text())
  expect(statusOn(html)).toBe(`Saved. You ${says}. Undo`)
  const undo = undoOn(html)
  expect(undo.values.reason).toBe('Undone right after it was saved.')
  expect((await clinic.as('officer', undo.path, undo.values)).status).toBe(303)
})

test('what replaced something earlier has no Undo, because that would not come back', async () => {
  const harm = (reason: string) => saved('~/harm-finding', { which: 'harm', reason })
  await harm('Nobody opened it.')
  expect(statusOn(await (await (await harm('Nobody can have.')).next()).text())).toMatch(/harm is unlikely\.$/)
  const notice = (givenOn: string) =>
    saved('~/notices', {
      ...{ duty: 'hipaa.individuals', givenOn, how: 'First-class mail', difference: 'The vendor mailed them.' },
    })
  await notice('2026-11-20')
  expect(statusOn(await (await (await notice('2026-11-21')).next()).text())).toMatch(/notice as given\.$/)
  const kind = { which: 'exception-could_not_retain', kind: 'could_not_retain', 'goodFaith:flag': 'true' }
  const claim = (text: string) => saved('~/exception', { ...kind, text })
  await claim('It came back unopened.')
  expect(statusOn(await (await (await claim('It came back sealed.')).next()).text())).toMatch(/claimed an exception\.$/)
})

test('Undo leaves alone what somebody else did with the step since', async () => {
  const id = 'apply-sanctions'
  const { path, values } = undoOn(await (await (await saved(`~/steps/${id}/completion`, {})).next()).text())
  expect((await clinic.as('admin', `~/steps/${id}/signature`, {})).status).toBe(303)
  const late = await clinic.as('officer', path, values)
  expect([late.status, wordsOn(await late.text())]).toEqual([409, expect.stringContaining('Somebody changed')])
  const steps = await ask(clinic.world, `/api/incidents/${clinic.id}/steps`, { cookie: clinic.cookies.officer })
  const { items } = (await steps.json()) as { items: { id: string; state: string }[] }
  expect(items.find((each) => each.id === id)?.state).toBe('signed_off')
})

test('Undo of a call names that call, so that it takes back no newer one', async () => {
  const facts = { person: clinic.person, toldOn: '2026-11-21', record: 3 }
  const { commit } = clinic.world
  const { seq } = await commit({ act: 'telephone_notice_recorded', incident: clinic.id, facts }, clinic.people.officer)
  const cookie = `${clinic.cookies.officer}; breachbook-saved=${seq}`
  const { values } = undoOn(await (await ask(clinic.world, '/', { cookie })).text())
  expect(values).toMatchObject({ 'record:number': '3' })
})

test('what has no way back is said without a button', async () => {
  const { next } = await saved('~/counts', { 'people:number': '14', basis: 'estimated', reason: 'The vendor.' })
  const html = await (await next()).text()
  expect(statusOn(html)).toMatch(/^Saved\. You stated how many people are affected\.$/)
})

test('nobody is told of what another person saved, of a number that was made up, or a minute later', async () => {
  const { next, mark } = await saved('~/counts', { 'people:number': '15', basis: 'estimated', reason: 'The vendor.' })
  expect(statusOn(await (await next('admin')).text())).toBe('')
  for (const other of ['1', '999999', '-1', 'x', mark?.split('=')[1] ?? '']) {
    if (other === mark?.split('=')[1]) clinic.clock.now = new Date(Date.now() + 120_000).toISOString()
    const cookie = `${clinic.cookies.officer}; breachbook-saved=${other}`
    expect([other, statusOn(await (await ask(clinic.world, '/', { cookie })).text())]).toEqual([other, ''])
  }
  clinic.clock.now = NOW
})

test('a refused form sets no mark, and the mark holds a number alone', async () => {
  expect((await saved('~/counts', { 'people:number': 'many' })).mark).toBeUndefined()
  const { mark } = await saved('~/counts', { 'people:number': '16', basis: 'estimated', reason: 'The vendor.' })
  expect(mark).toMatch(/^breachbook-saved=\d+$/)
})
