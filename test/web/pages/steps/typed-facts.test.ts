import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordHold } from '../../../../src/actions/duties/notices.ts'
import { assignStep } from '../../../../src/actions/steps/owner.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const LOCK = 'change-the-password'
const page = async (path: string) => (await clinic.as('officer', path)).text()
const rowIn = (html: string, id: string) => {
  const from = html.indexOf(`<li id="${id}"`)
  return html.slice(from, html.indexOf('</details></li>', from))
}
const row = async (id: string) => rowIn(await page('~/steps'), id)
const send = (path: string, form: Record<string, string>) => clinic.as('officer', path, form)

test('every Mark done of a step that asks for facts sends along what is typed there', async () => {
  const html = await row(LOCK)
  const form = `${LOCK}-typed`
  expect(html).toContain(
    `<form id="${form}" method="post" action="/incidents/${clinic.id}/steps/${LOCK}/answers/facts">`,
  )
  const marks = html.match(/<button[^>]*name="done" value="yes"[^>]*>/g) ?? []
  expect(marks).toHaveLength(3)
  for (const mark of marks) expect(mark).toContain(`form="${form}"`)
  expect(html).not.toContain(`/${LOCK}/completion`)
  // Enter in a field saves the facts and nothing else: the first button of the form is not Mark done.
  expect(/<button[^>]*form="[^>]*>/.exec(html)?.[0]).toBe(`<button form="${form}" hidden>`)
})

test('what cannot be is refused, and then nothing is kept: neither the facts nor that it was done', async () => {
  const soon = { performedLocal: '2027-01-01T08:00', note: 'By phone.', 'answers.mailbox': 'frontdesk@harbor.example' }
  const refused = await send(`~/steps/${LOCK}/answers/facts`, { ...soon, done: 'yes' })
  const html = await refused.text()
  expect([refused.status, wordsOn(html)]).toEqual([422, expect.stringContaining('cannot have been done in the future')])
  expect(rowIn(html, LOCK)).toContain('value="frontdesk@harbor.example"')
  expect(rowIn(html, LOCK)).toContain('value="2027-01-01T08:00"')
  expect(rowIn(html, LOCK)).toContain('>By phone.</textarea>')
  const day = { 'answers.mailbox': 'frontdesk@harbor.example', 'answers.clickedAt': 'soon', done: 'yes' }
  expect((await send(`~/steps/${LOCK}/answers/facts`, day)).status).toBe(422)
  const left = await row(LOCK)
  expect(left).not.toMatch(/class="gone/)
  expect(wordsOn(left)).not.toContain('frontdesk@harbor.example.')
})

test('facts that a colleague entered meanwhile are not erased by Mark done on an older page, which shows them', async () => {
  const sentFrom = (html: string) => {
    const form = html.slice(html.indexOf(`<form id="${LOCK}-typed"`)).split('</form>')[0] ?? ''
    const printed = [...form.matchAll(/name="(version|answersVersion)" value="(\d+)"/g)].map(([, name, value]) => [
      name,
      value,
    ])
    return { ...Object.fromEntries(printed), 'answers.mailbox': '', 'answers.clickedAt': '' } as Record<string, string>
  }
  const path = `~/steps/${LOCK}/answers/facts`
  const older = sentFrom(await row(LOCK))
  expect(older).toMatchObject({ version: '1', answersVersion: '0' })
  const theirs = { ...older, 'answers.mailbox': 'billing@harbor.example' }
  expect((await clinic.as('admin', path, theirs)).status).toBe(303)
  for (const sent of [
    { ...older, done: 'yes' },
    { ...older, 'answers.mailbox': 'desk@harbor.example' },
  ]) {
    const refused = await send(path, sent)
    const html = rowIn(await refused.text(), LOCK)
    expect([refused.status, wordsOn(html)]).toEqual([
      409,
      expect.stringContaining('Someone else changed this to: billing@'),
    ])
    expect(sentFrom(html)).toMatchObject({ answersVersion: '1' })
  }
  expect(await row(LOCK)).not.toMatch(/class="gone/)
  // Who typed just the same loses nothing, and neither does who has seen it.
  expect((await send(path, { ...theirs, 'answers.clickedAt': '' })).status).toBe(422)
  const seen = sentFrom(await row(LOCK))
  expect((await send(path, seen)).status).toBe(303)
  expect(wordsOn(await row(LOCK))).not.toContain('billing@harbor.example')
})

test('Mark done keeps the facts and the note, and leads on to the next step of whoever did it, open and marked', async () => {
  const typed = { performedLocal: '2026-11-21T08:00', note: 'By phone.', 'answers.mailbox': 'frontdesk@harbor.example' }
  const done = await send(`~/steps/${LOCK}/answers/facts`, { ...typed, done: 'yes' })
  expect(done.status).toBe(303)
  const [, next = '', at = ''] = /steps\?step=([\w-]+)#([\w-]+)$/.exec(done.headers.get('Location') ?? '') ?? []
  expect([next, next]).toEqual([at, expect.not.stringContaining(LOCK)])
  const html = await page(`~/steps?step=${next}`)
  expect(rowIn(html, next)).toMatch(/^<li id="[\w-]+" class="named">[\s\S]*<details open>/)
  expect(rowIn(html, next)).toContain('Belongs to any officer')
  expect(rowIn(html, LOCK)).toMatch(/class="gone/)
  expect(wordsOn(rowIn(html, LOCK))).toContain('Mailboxes or accounts: frontdesk@harbor.example.')
})

test('Mark done leads past what nobody owes, what waits for law enforcement and what is seen done without a tick', async () => {
  const landing = async (role: 'officer' | 'staff', step: string) => {
    const { headers } = await clinic.as(role, `~/steps/${step}/completion`, {})
    return headers.get('Location')?.split('#')[1]
  }
  // The roster is in, so the affected are listed.
  expect(await row('list-the-affected')).toMatch(/class="tick yes auto"/)
  expect(await landing('officer', 'search-the-mailbox')).toBe('assess-the-risk')
  const { world, people, id: incident } = clinic
  const give = (id: string) => assignStep(world, people.officer, { incident, id }, { owner: people.staff.id })
  await give('tell-the-media')
  expect(await landing('staff', 'get-ready-for-calls')).toBe('enter-the-disclosures')
  expect(await landing('staff', 'enter-the-disclosures')).toBe('work-the-returned-mail')
  await give('mail-the-letters')
  const hold = {
    form: 'written',
    statedOn: '2026-11-20',
    until: '2027-03-01',
    documented: true,
    impedes: true,
  } as const
  await recordHold(world, incident, { by: people.officer }, { ...hold, official: null, agency: null })
  expect(await landing('staff', 'two-step-for-all')).toBe('keep-the-message')
})

test('the facts of a step that is done can still be corrected, and it stays open on the page and done', async () => {
  expect(await row(LOCK)).toContain('Enter the facts')
  const sent = await send(`~/steps/${LOCK}/answers/facts`, { 'answers.mailbox': 'billing@harbor.example' })
  expect([sent.status, sent.headers.get('Location')]).toEqual([
    303,
    `/incidents/${clinic.id}/steps?step=${LOCK}#${LOCK}`,
  ])
  const html = await row(LOCK)
  expect(html).toMatch(/class="gone/)
  expect(wordsOn(html)).toContain('billing@harbor.example')
})

test('a place typed into a list goes along with Mark done, and an empty one is no place', async () => {
  const post = { title: 'Photo on a page', kind: 'social_media_disclosure', discoveredOn: '2026-11-20' }
  const at = (await send('/incidents', post)).headers.get('Location') ?? ''
  const steps = async () => page(`${at}/steps`)
  const url = 'https://social.example/p/7'
  const places = { 'answers.exposureUrl': url, done: 'yes' }
  expect((await send(`${at}/steps/screenshot-the-post/answers/new`, places)).status).toBe(303)
  expect(rowIn(await steps(), 'screenshot-the-post')).toMatch(/class="gone/)
  expect(wordsOn(rowIn(await steps(), 'ask-the-platform'))).toContain(url)
  const none = { 'answers.exposureUrl': '', 'answers.goneOn': '', done: 'yes' }
  expect((await send(`${at}/steps/ask-the-platform/answers/new`, none)).status).toBe(303)
  expect(rowIn(await steps(), 'ask-the-platform')).toMatch(/class="gone/)
  expect(rowIn(await steps(), 'ask-the-platform').match(/Change this place/g)).toHaveLength(1)
})

test('Mark done on the step whose last place is found gone with it is no second completion', async () => {
  const post = { title: 'Photo on another page', kind: 'social_media_disclosure', discoveredOn: '2026-11-20' }
  const at = (await send('/incidents', post)).headers.get('Location') ?? ''
  const down = async () => rowIn(await page(`${at}/steps`), 'take-the-post-down')
  const url = 'https://social.example/p/8'
  await send(`${at}/steps/screenshot-the-post/answers/new`, { 'answers.exposureUrl': url })
  const [, key = ''] = /answers\/([0-9a-f]{12})"/.exec(await down()) ?? []
  const gone = { 'answers.exposureUrl': url, 'answers.goneOn': '2026-11-21', done: 'yes' }
  const sent = await send(`${at}/steps/take-the-post-down/answers/${key}`, gone)
  expect([sent.status, wordsOn(await sent.text())]).toEqual([303, ''])
  expect(await down()).toMatch(/class="gone/)
})

test('after a file is attached to a step, the step stays open', async () => {
  const form = new FormData()
  form.set('file', new File(['log'], 'log.txt', { type: 'text/plain' }))
  const attached = await clinic.as('officer', '~/steps/keep-the-message/files', form)
  expect([attached.status, attached.headers.get('Location')]).toEqual([
    303,
    `/incidents/${clinic.id}/steps?step=keep-the-message#keep-the-message`,
  ])
})
