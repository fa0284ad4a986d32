import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writePng } from '../../../src/pdf/image/write-png.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { PASSWORD } from '../../cast/practice.ts'
import { mailboxWords } from '../../cast/words.ts'
import { letterIn } from '../../support/mail/emails.ts'
import { authenticator } from '../../support/world/authenticator.ts'
import { device } from '../../support/world/passkey.ts'
import { answered, ask, signInAs } from '../../support/world/world.ts'
import { type Book, openBook } from './book.ts'

const CSV = { 'Content-Type': 'text/csv' }
const MAILBOX = { title: 'Phished mailbox', kind: 'phishing', discoveredOn: '2026-11-02', elements: ['name'] }
const PHOTO = { title: 'Photo on a page', kind: 'photo_without_authorization', discoveredOn: '2026-11-20' }

/** Jane stands there under two record numbers, Cy died long ago, somebody has one name and no address. */
const ROSTER = `MRN,First Name,Last Name,DOB,Date of death,Address,City,State,ZIP,Email,Email consent
H-1,Jane,Doe,1980-03-04,,1 Elm St,Salem,MA,01970,,
H-2,Jane,Doe,1980-03-04,,1 Elm St,Salem,MA,01970,,
H-3,Bo,Lindqvist,1991-11-30,,2 Oak Ave,Keene,NH,03431,bo@patients.example,yes
H-4,Al,Marsh,1975-06-01,,3 Ash Ln,Boston,MA,02110,al@patients.example,yes
H-5,Cy,Lopez,1890-02-03,1950-05-05,4 Fir St,Lowell,MA,01852,,
H-6,FNU,Odd,13/32/1980,,,,MA,,,
`
const DISAGREEING = `MRN,First Name,Last Name,DOB,Deceased,Representative,Address,City,State,ZIP
H-8,Zoe,Rand,1950-05-05,N,,5 Oak St,Salem,MA,01970
H-8,Zoe,Rand,1950-05-05,Y,,5 Oak St,Salem,MA,01970
H-11,Ida,Moss,1940-05-05,,Al Moss,6 Oak St,Salem,MA,01970
H-12,Ben,Hale,1941-06-05,,Jo Hale,7 Oak St,Salem,MA,01970
H-13,Lia,Moor,2012-06-05,,,8 Oak St,Salem,MA,01970
`
const OTHERS = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP\nH-9,Eve,Roe,1985-05-05,5 Oak St,Salem,MA,01970\n'

type Schema = { properties?: object }
type Operation = { operationId: string; parameters?: { name: string }[]; responses: Record<string, Response_> }
type Response_ = { content?: Record<string, { schema: Schema }> }
type Document = { paths: Record<string, Record<string, Operation>> }
type Named = { id: string }
type List<Item = Named> = { items: Item[]; next: string | null }

let book: Book
let mailbox: string
let photo: string
let [roster, person, mailing, hookToKeep] = ['', '', '', '']

beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

/** Does something that is answered as it should be; answers what came of it. */
async function does<Body = Named>(role: Role, call: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await book.send<Body>(role, call, body, headers)
  expect(answer.status, `${call}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
  return answer.body
}

async function brings(role: Role, call: string, bytes: Uint8Array, type: string): Promise<void> {
  const [method = '', path = ''] = call.split(' ')
  const init = { method, body: Uint8Array.from(bytes), headers: { 'Content-Type': type }, key: book.keys[role] }
  expect((await ask(book.world, path, init)).status).toBe(200)
}

/** A nurse makes a passkey, and removes it. */
async function passkeyOf(): Promise<void> {
  book.world.url = 'http://localhost:3000'
  const key = device(book.world.url)
  const offer = await does<{ challenge: string }>('staff', 'PUT /api/account/passkeys/offer')
  const added = await does('staff', 'POST /api/account/passkeys', { name: 'My phone', answer: key.make(offer) })
  expect(added).toHaveProperty('recoveryCodes')
  const { items } = await does<List<Named>>('staff', 'GET /api/account/passkeys')
  await does('staff', `DELETE /api/account/passkeys/${items[0]?.id}`)
}

/** A nurse sets up a second step, turns it off, sets it up again and loses her phone: an admin removes it. */
async function secondStepOf(presentPassword: string): Promise<void> {
  type Offer = { typed: string; offer: string }
  type Codes = { recoveryCodes: string[] }
  const offered = () => does<Offer>('staff', 'PUT /api/account/second-step/offer', { presentPassword })
  const { typed, offer } = await offered()
  const set = { offer, code: await authenticator(typed).now() }
  const { recoveryCodes } = await does<Codes>('staff', 'PUT /api/account/second-step', set)
  const proof = { presentPassword, code: recoveryCodes[0] }
  const made = await does<Codes>('staff', 'PUT /api/account/second-step/recovery-codes', proof)
  expect(await does('staff', 'GET /api/account/second-step')).toEqual({ on: true, recoveryCodesLeft: 10, dueAt: null })
  await does('staff', 'DELETE /api/account/second-step', { presentPassword, code: made.recoveryCodes[0] })
  const again = await offered()
  const next = { offer: again.offer, code: await authenticator(again.typed).next() }
  await does('staff', 'PUT /api/account/second-step', next)
  const lost = { reason: 'Her phone fell into the sea.' }
  const removed = await does('admin', `DELETE /api/users/${book.people.staff.id}/second-step`, lost)
  expect(removed).toHaveProperty('told')
  await does('admin', 'PUT /api/sign-in-rule', await does<object>('admin', 'GET /api/sign-in-rule'))
}

/** The practice words a playbook of its own, takes it back, and begins anew from the one of before. */
async function playbookOf(kind: string): Promise<void> {
  type Steps = { steps: { id: string; title: string }[] }
  const at = `/api/playbooks/${kind}`
  const { steps } = await does<Steps>('staff', `GET ${at}`)
  const [first, ...rest] = steps
  await does('officer', `PUT ${at}/draft`, { steps: [{ ...first, title: 'Close the chart at once' }, ...rest] })
  await does('officer', `DELETE ${at}/draft`)
  await does('officer', `PUT ${at}/draft`, { steps: [{ ...first, title: 'Close the chart today' }, ...rest] })
  await does('officer', `GET ${at}/draft`)
  await does('officer', `POST ${at}/versions`)
  const snooped = { title: 'A chart', kind, discoveredOn: '2026-11-20' }
  const { id } = await does('officer', 'POST /api/incidents', snooped)
  await does('admin', `POST ${at}/draft`, { from: 1 })
  await does('admin', `POST ${at}/versions`)
  await does('staff', `GET /api/incidents/${id}/newer-playbook`)
  await does('officer', `POST /api/incidents/${id}/newer-playbook`, { kind: 3 })
  await reads('auditor', at, ['/versions/2'])
  await does('auditor', 'GET /api/playbooks')
}

async function reads(role: Role, within: string, paths: string[]): Promise<void> {
  for (const path of paths) await does(role, `GET ${within}${path}`)
}

describe('the whole story, told by a program', () => {
  test('the practice is set up, with its people, their keys and its business associates', async () => {
    const nurse = { name: 'Nia', email: 'nia@harbor.example', role: 'staff', password: 'a sentence that only she says' }
    const { id } = await does('admin', 'POST /api/users', nurse)
    await does('admin', `PUT /api/users/${id}/password`, { password: 'another sentence of her own' })
    await does('admin', `PATCH /api/users/${id}`, { site: 'Salem' })
    await does('admin', `PATCH /api/users/${id}`, { name: 'Nia Obi', email: 'nia.obi@harbor.example', role: 'auditor' })
    await does('admin', `DELETE /api/users/${id}`)
    await does('admin', `POST /api/users/${id}/readmission`)
    await does('staff', 'GET /api/account')
    await does('staff', 'PATCH /api/account', { name: 'Nia Okoro' })
    const passwords = { presentPassword: PASSWORD, password: 'a third sentence, chosen by her' }
    await does('staff', 'PUT /api/account/password', passwords)
    await does('staff', 'POST /api/account/proof', { signature: passwords.password })
    await signInAs(book.world, 'staff@harbor.example', passwords.password)
    const { items } = await does<List<Named & { present: boolean }>>('staff', 'GET /api/account/sessions')
    await does('staff', `DELETE /api/account/sessions/${items.find(({ present }) => !present)?.id}`)
    await does('staff', 'DELETE /api/account/sessions')
    await does('staff', 'GET /api/account/sign-ins')
    await does('staff', 'PUT /api/account/reminders', { kinds: ['step_late'], brief: 'daily' })
    await does('staff', 'GET /api/account/reminders')
    await does('staff', 'POST /api/account/calendar')
    await does('staff', 'GET /api/account/calendar')
    await does('staff', 'DELETE /api/account/calendar')
    await passkeyOf()
    await secondStepOf(passwords.password)
    await does('admin', 'PUT /api/calendar-settings', { says: 'number_and_duty' })
    await does('admin', 'GET /api/calendar-settings')
    const hook = { url: 'https://chat.harbor.example/hook', events: ['incident.logged', 'legal_day.near'] }
    const webhook = await does('admin', 'POST /api/webhooks', hook)
    await does('admin', `POST /api/webhooks/${webhook.id}/test`)
    await does('admin', `PATCH /api/webhooks/${webhook.id}`, { enabled: false })
    await reads('admin', '/api', ['/webhooks', `/webhooks/${webhook.id}/deliveries`])
    hookToKeep = (await does('admin', 'POST /api/webhooks', hook)).id
    await does('admin', `DELETE /api/webhooks/${webhook.id}`)
    await does('admin', `DELETE /api/users/${id}/sessions`)
    const key = await does('admin', 'POST /api/keys', { name: 'Records system', role: 'staff' })
    await does('admin', `DELETE /api/keys/${key.id}`)
    await does('admin', 'PUT /api/practice', await does<object>('admin', 'GET /api/practice'))
    const sender = { host: 'mail.harbor.example', tls: 'starttls', fromAddress: 'privacy@harbor.example' }
    await does('admin', 'PUT /api/mail-settings', sender)
    await does('admin', 'POST /api/mail-settings/test', { to: 'admin@harbor.example' })
    await does('admin', 'DELETE /api/mail-settings')
    await does('admin', 'PUT /api/backup-settings', { folder: null, keep: 3, daily: false })
    await does('admin', 'POST /api/backups')
    await does('admin', 'POST /api/backups/drill')
    await reads('admin', '/api', ['/backups', '/backup-settings'])
    const vendor = await does('officer', 'POST /api/associates', { name: 'Bookwell, Inc.', signedOn: '2024-01-05' })
    await does('officer', `PUT /api/associates/${vendor.id}`, { name: 'Bookwell', signedOn: '2024-01-05' })
    await reads('admin', '/api', ['/users', '/keys', '/mail-settings', '/practice/test-sheet.pdf', '/associates'])
    await reads('admin', '/api', [`/associates/${vendor.id}`])
  })

  test('its letters get a logo and a text of help, and an older copy of its book is accepted', async () => {
    await brings(
      'admin',
      'PUT /api/practice/logo',
      writePng({ width: 2, height: 1, rgb: new Uint8Array(6) }),
      'image/png',
    )
    await does('auditor', 'GET /api/practice/logo')
    await does('admin', 'DELETE /api/practice/logo')
    await does('admin', 'PUT /api/practice/help-texts', { language: 'vi', text: 'Miễn phí.' })
    await does('auditor', 'GET /api/practice/help-texts')
    await does('admin', 'DELETE /api/practice/help-texts/vi')
    await does('officer', 'PUT /api/playbook-hands', { it: { owner: 'admin', backup: book.people.staff.id } })
    await does('staff', 'GET /api/playbook-hands')
    await playbookOf('snooping')
    await reads('admin', '/api', ['/bounce-mailbox'])
    await does('admin', 'POST /api/bounce-mailbox/checks')
    book.world.heads.older = 'This book is older than it was.'
    await does('admin', 'POST /api/log/older-book')
  })

  test('an incident is logged, amended, asked about and worked through', async () => {
    photo = (await does('staff', 'POST /api/incidents', PHOTO)).id
    const at = `/api/incidents/${photo}`
    await does('officer', `PATCH ${at}`, { site: 'Wharf St', occurredFrom: '2026-11-19', occurredTo: '2026-11-19' })
    await does('officer', `POST ${at}/counts`, { people: 1, basis: 'confirmed', reason: 'One picture.' })
    await does('officer', `PUT ${at}/associate`, { name: 'Pictures LLC', toldUsOn: '2026-11-20' })
    const { items: steps } = await does<List<Named & { secondPerson: boolean; condition: string | null }>>(
      'staff',
      `GET ${at}/steps`,
    )
    const [step, other] = steps.filter(({ secondPerson }) => secondPerson)
    const stepAt = `${at}/steps/${step?.id}`
    await does('officer', `PUT ${at}/steps/owners`, { steps: [step?.id, other?.id], owner: 'staff' })
    await does('officer', `PUT ${stepAt}/owner`, { owner: 'officer', note: 'The staff do not know her.' })
    await does('officer', `PUT ${stepAt}/owner`, { owner: book.people.officer.id, backup: book.people.staff.id })
    await does('officer', `POST ${stepAt}/hand-back`, { reason: 'I am away until Monday.' })
    await does('officer', `POST ${stepAt}/start`)
    const asked = steps.find(({ condition }) => condition !== null)
    await does('officer', `POST ${at}/steps/${asked?.id}/applying`)
    await does('officer', `PUT ${at}/steps/call-the-insurer/answers`, { answers: { insurer: 'Harbor Mutual' } })
    await does('staff', `POST ${stepAt}/comments`, { text: 'She called twice.' })
    await does('officer', `POST ${stepAt}/completion`, { note: 'Done by telephone.' })
    await does('admin', `POST ${stepAt}/signature`)
    await does('officer', `DELETE ${stepAt}/completion`, { reason: 'Not all of it.' })
    const added = { title: 'Call the landlord', phase: 'contain', dueOn: '2026-11-24', owner: 'staff' }
    const { id: own } = await does('officer', `POST ${at}/steps`, added)
    await does('officer', `PATCH ${at}/steps/${own}`, { why: 'The camera is his.' })
    await does('officer', `POST ${at}/steps/${other?.id}/not-needed`, { reason: 'There is no gallery.' })
    await reads('auditor', at, ['', '/timeline', '/duties', '/count', '/associate', '/associate/demand.html'])
    await reads('auditor', '/api', [
      '/incidents',
      '/incidents/export/json?state=open',
      '/law',
      '/law/federal',
      '/law/TX',
    ])
    const view = await does('auditor', 'POST /api/saved-views', {
      name: 'Pictures',
      filter: { q: 'photo', sort: 'law' },
    })
    await does('auditor', `PATCH /api/saved-views/${view.id}`, { name: 'Photos' })
    await reads('auditor', '/api', ['/saved-views'])
    await does('auditor', `DELETE /api/saved-views/${view.id}`)
    await does('auditor', 'POST /api/duties', { event: { knownOn: '2026-11-20' }, people: { total: 1 } })
  })

  test('somebody in the house reports by the poster; the officer asks, joins, logs and closes', async () => {
    await does('officer', 'PUT /api/report-link')
    const { url } = await does<{ url: string }>('officer', 'GET /api/report-link')
    const tells = async (what: string) => {
      const form = new FormData()
      form.set('what', what)
      form.set('photo', new Blob([writePng({ width: 1, height: 1, rgb: new Uint8Array(3) }).slice()]), 'desk.png')
      expect((await ask(book.world, new URL(url).pathname, { method: 'POST', body: form })).status).toBe(200)
      const { items } = await does<List<Named & { what: string }>>('officer', 'GET /api/house-reports')
      return `/api/house-reports/${items.find((each) => each.what === what)?.id}`
    }
    const fax = await tells('A fax went astray.')
    await does('officer', `GET ${fax}`)
    expect((await ask(book.world, `${fax}/photo`, { key: book.keys.officer })).status).toBe(200)
    await does('officer', `POST ${fax}/questions`, { text: 'To which number?' })
    await does('officer', `POST ${fax}/outcomes`, { text: 'We called them.' })
    const facts = { title: 'A fax', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' }
    const { id: incident } = await does('officer', `POST ${fax}/incident`, facts)
    await does('officer', `POST ${await tells('More of the fax.')}/joining`, { incident })
    const nothing = await tells('Was it nothing?')
    await does('officer', `POST ${nothing}/closing`, { text: 'Thank you.', reason: 'It was nothing.' })
    const now = book.clock.now
    book.clock.now = '2032-11-24T15:00:00.000Z'
    await does('officer', `POST ${nothing}/destruction`)
    await does('admin', `POST ${nothing}/destruction/confirmation`)
    book.clock.now = now
    await does('officer', 'DELETE /api/report-link')
  })

  test('it is decided, by two', async () => {
    const at = `/api/incidents/${photo}`
    await does('officer', `PUT ${at}/authorization`, { exists: 'no' })
    await does('officer', `PUT ${at}/exception`, { kind: 'could_not_retain', text: 'It stood there for a second.' })
    await does('officer', `DELETE ${at}/exception`, { reason: 'It was an hour.' })
    await does('officer', `PUT ${at}/harm-finding`, { reason: 'Nobody can be recognized.' })
    await does('officer', `DELETE ${at}/harm-finding`, { reason: 'Her sister did.' })
    const text = 'One picture, from behind, for an hour.'
    const factors = { nature: { text }, recipient: { text }, acquired_or_viewed: { text }, mitigation: { text } }
    await does('officer', `POST ${at}/assessment`, { factors, finding: 'low_probability', reason: text })
    await does('admin', `POST ${at}/assessment/signature`)
    await does('officer', `DELETE ${at}/assessment/signature`, { reason: 'Her sister saw it.' })
    await reads('auditor', at, ['/assessment', '/assessment/record'])
  })

  test('what is owed is given, held back, proven and reported', async () => {
    const at = `/api/incidents/${photo}`
    const hold = { form: 'written', statedOn: '2026-11-21', until: '2026-12-21', documented: true, impedes: true }
    await does('officer', `POST ${at}/holds`, hold)
    await does('officer', `POST ${at}/holds/0/end`, { until: '2026-11-22' })
    const notice = { duty: 'hipaa.individuals', givenOn: '2026-11-22', how: 'By first-class mail' }
    await does('officer', `POST ${at}/notices`, notice)
    await does('officer', `DELETE ${at}/notices`, { duty: 'hipaa.individuals', reason: 'It lies here still.' })
    await does('officer', `PUT ${at}/substitute-notice`, { postedOn: '2026-11-21' })
    await does('officer', `POST ${at}/ocr-sheet`, { type: 'unauthorized', description: 'A picture.' })
    await does('officer', `POST ${at}/ocr-sheet/reports`, { filedOn: '2026-11-22', trackingNumber: 'BR-1' })
    await reads('auditor', at, ['/ocr-sheet'])
    await does('officer', `PATCH ${at}`, { event: { elements: ['name', 'photo', 'medical'] } })
    await does('officer', `POST ${at}/counts`, {
      ...{ people: 300, byState: { TX: 300 }, basis: 'confirmed', reason: 'The page’s visitors.' },
    })
    await does('officer', `POST ${at}/offices/TX.attorney-general`, { answers: { police: 'No.' } })
    const filing = { filedOn: '2026-11-22', confirmation: 'TX-77', filedBy: 'Rosa Lind' }
    await does('officer', `POST ${at}/offices/TX.attorney-general/filing`, filing)
    await reads('auditor', at, ['/offices', '/offices/TX.attorney-general'])
    await does('officer', `DELETE ${at}/offices/TX.attorney-general/filing`, { reason: 'It was a draft.' })
    await reads('auditor', '/api', ['/year-end/2026', '/year-end/2026/open'])
  })

  test('the affected are brought, counted, told apart and left out', async () => {
    mailbox = (await does('officer', 'POST /api/incidents', MAILBOX)).id
    const at = `/api/incidents/${mailbox}`
    roster = (await does<{ roster: string }>('officer', `POST ${at}/roster`, ROSTER, CSV)).roster
    const later = await book.send('officer', `POST ${at}/roster`, OTHERS, { ...CSV, Prefer: 'respond-async' })
    const follow = later.headers.get('Location') ?? ''
    type Import = { state: string; import: { roster: string } | null }
    const follows = () => does<Import>('officer', `GET ${follow}`)
    await expect.poll(async () => (await follows()).state, { timeout: 10_000 }).toBe('done')
    const others = (await does<Import>('officer', `DELETE ${follow}`)).import?.roster
    await does('officer', `POST ${at}/rosters/${others}/withdrawal`, { reason: 'Of another clinic.' })
    const [pair] = (await does<List<{ pair: string }>>('officer', `GET ${at}/pairs`)).items
    await does('officer', `POST ${at}/pairs/${pair?.pair}/decision`, { decision: 'same' })
    await does('officer', `DELETE ${at}/pairs/${pair?.pair}/decision`)
    const people = (await does<List<Named & { givenName: string }>>('officer', `GET ${at}/people`)).items
    person = people[0]?.id ?? ''
    const cy = people.find(({ givenName }) => givenName === 'Cy')?.id
    await does('officer', `POST ${at}/people/${cy}/leaving-out`, { reason: 'Died in 1950.' })
    await does('officer', `DELETE ${at}/people/${cy}/leaving-out`, { reason: 'It was his son.' })
    const odd = people.find(({ givenName }) => givenName === 'FNU')?.id
    await does('officer', `POST ${at}/people/${odd}/patient`, { patient: true, reason: 'She has one name.' })
    await does('officer', `POST ${at}/people/${odd}/corrections`, { birthDate: '1980-12-31', reason: 'She told us.' })
    await does('officer', `PUT ${at}/people/${person}/address`, {
      line1: '77 Beacon St',
      city: 'Boston',
      state: 'MA',
      zip: '02108',
    })
    const second = (await does<{ roster: string }>('officer', `POST ${at}/roster`, DISAGREEING, CSV)).roster
    const { items } = await does<List<Named & { givenName: string }>>('officer', `GET ${at}/people?flag=life_disputed`)
    await does('officer', `POST ${at}/people/${items[0]?.id}/life`, { lives: true, reason: 'She called us.' })
    const named = await does<List<Named>>('officer', `GET ${at}/people?flag=representative_unconfirmed`)
    const [one, ...rest] = named.items.map((each) => each.id)
    await does('officer', `POST ${at}/people/${one}/representative`, {
      isLegal: true,
      reason: 'Her guardian by court.',
    })
    const young = await does<List<Named>>('officer', `GET ${at}/people?flag=minor`)
    await does('officer', `POST ${at}/people/${young.items[0]?.id}/own-care`, {
      ...{ consented: true, reason: 'The consent is in the chart.' },
      address: { line1: 'PO Box 12', city: 'Salem', state: 'MA', zip: '01970' },
    })
    await does('officer', `POST ${at}/representatives`, { isLegal: false, people: rest })
    await does('officer', `POST ${at}/rosters/${second}/withdrawal`, { reason: 'Of another clinic.' })
    await does('auditor', `POST ${at}/people/${person}/reading-reason`, { reason: 'The yearly audit.' })
    await reads('auditor', at, ['/rosters', `/rosters/${roster}/problems`, '/count', `/people/${person}`])
    const call = { toldOn: MAILBOX.discoveredOn, spokenBy: 'Olga', said: 'What the letter says.' }
    await does('officer', `POST ${at}/people/${odd}/telephone-notice`, call)
    await does('officer', `DELETE ${at}/people/${odd}/telephone-notice`, { reason: 'It was her mother.' })
    await reads('auditor', at, ['/ledger', '/ledger/people?state=to_be_told'])
    for (const each of [cy, odd])
      await does('auditor', `POST ${at}/people/${each}/reading-reason`, { reason: 'The yearly audit.' })
    await reads('auditor', at, [`/people/${cy}/leaving-out`, `/people/${odd}/corrections`])
  })

  test('evidence is attached', async () => {
    const at = `/api/incidents/${mailbox}`
    const attach = (name: string) => {
      const parts = ['name="about"\r\n\r\nhold/0', `name="file"; filename="${name}"\r\n\r\nNot before December.`]
      const form = parts.map((part) => `--cut\r\nContent-Disposition: form-data; ${part}\r\n`).join('')
      const type = { 'Content-Type': 'multipart/form-data; boundary=cut' }
      return does('officer', `POST ${at}/attachments`, `${form}--cut--\r\n`, type)
    }
    const [file] = [await attach('order.txt'), await attach('receipt.txt')]
    await reads('auditor', at, ['/attachments', `/attachments/${file?.id}`])
    const photo = '--cut\r\nContent-Disposition: form-data; name="file"; filename="photo.jpg"\r\n\r\nx\r\n--cut--\r\n'
    await does('officer', `POST ${at}/steps/remove-mail-rules/files`, photo, {
      'Content-Type': 'multipart/form-data; boundary=cut',
    })
  })

  test('they are written to, in words that a second person approved', async () => {
    const at = `/api/incidents/${mailbox}`
    await does('auditor', `GET ${at}/letter`)
    await does('officer', `PUT ${at}/letter`, mailboxWords)
    await does('admin', `POST ${at}/letter/approval`)
    const letter = `/people/${person}/letter`
    await reads(
      'officer',
      at,
      ['html', 'txt', 'pdf'].map((type) => `${letter}.${type}`),
    )
    await does('officer', `GET ${at}/residents/MA/names.csv`)
    await reads('officer', at, ['/letters.html', '/letters.pdf', '/documents'])
    await reads('auditor', `${at}/documents/web-notice/document`, ['.html', '.txt', '.pdf'])
    mailing = (await does('officer', `POST ${at}/mailings`, {})).id
    const within = `${at}/mailings/${mailing}`
    const files = ['letters.zip', 'letters.html', 'letters.pdf', 'list.csv', 'certificate-of-mailing.html']
    await reads('officer', `${within}/`, [...files, 'mail-houses/click2mail', 'parts/letters-en-1-page-001.pdf'])
    await reads('auditor', at, ['/mailings', `/mailings/${mailing}`, `/mailings/${mailing}/letters`])
    await does('officer', `POST ${within}/mailed`, { mailedOn: '2026-11-22', how: 'First-Class Mail' })
    await reads('auditor', `${at}/letters/${mailbox}-1-1`, ['', '/letter.txt', '/letter.pdf'])
  })

  test('each has a code of a service of its own', async () => {
    const at = `/api/incidents/${photo}/letter`
    const terms = { provider: 'Sample Guard', months: 24, url: 'https://guard.example', enrolBy: '2027-03-01' }
    await does('officer', `PUT ${at}`, { ...mailboxWords, offer: { ...terms, ownCodes: true } })
    await does('officer', `POST ${at}/codes`, 'code\nCODE-1\n', CSV)
    await does('auditor', `GET ${at}/codes`)
    await does('officer', `DELETE ${at}/codes`)
  })

  test('their e-mails are held, let go, settled and tried again', async () => {
    const at = `/api/incidents/${mailbox}`
    const email = `${at}/mailings/${mailing}/email`
    await does('officer', `PUT ${email}/hold`)
    await does('officer', `DELETE ${email}/hold`)
    const { items } = await does<List<{ reference: string }>>(
      'auditor',
      `GET ${at}/mailings/${mailing}/letters?state=queued`,
    )
    const [one = '', other = ''] = items.map(({ reference }) => reference)
    const stateAt = book.world.now()
    const writes = [letterIn(one, { state: 'in_doubt', stateAt }), letterIn(other, { state: 'failed', stateAt })]
    await book.world.commit({ act: 'email_sending', writes }, { id: 'system' })
    await does('auditor', `GET ${email}`)
    const settled = { reference: one, finding: 'was_sent', reason: 'The relay’s log shows it.' }
    await does('officer', `POST ${email}/settlements`, settled)
    await does('officer', `POST ${email}/retries`)
    await does('officer', `POST ${email}/paper`)
    await does('officer', `POST ${at}/email-withdrawals`, { reference: other })
    const reprint = { references: [`${mailbox}-1-1`], reason: 'The envelope tore.' }
    const again = await does('officer', `POST ${at}/mailings`, { reprint })
    await does('officer', `POST ${at}/mailings/${again.id}/withdrawal`, { reason: 'The envelope turned up.' })
  })

  test('what comes back is marked, and the public is told on the web', async () => {
    const at = `/api/incidents/${mailbox}`
    await does('staff', 'POST /api/returned-letters', { reference: `${mailbox}-1-1` })
    const newAddress = { line1: '9 Elm St', city: 'Salem', state: 'MA', zip: '01970' }
    for (const way of ['confirmation', 'refusal']) {
      await does('staff', 'POST /api/returned-letters', { reference: `${mailbox}-1-1`, newAddress })
      type Proposals = List<{ person: string; number: number }>
      const [open] = (await does<Proposals>('auditor', `GET ${at}/proposed-addresses`)).items
      const reason = way === 'refusal' ? { reason: 'It is her brother’s.' } : undefined
      await does('officer', `POST ${at}/people/${open?.person}/proposed-addresses/${open?.number}/${way}`, reason)
    }
    await does('auditor', `GET ${at}/unreached`)
    await does('officer', `DELETE /api/returned-letters/${mailbox}-1-1`, { reason: 'Another stack.' })
    const { text } = await does<{ text: string }>('auditor', `GET ${at}/web-notice`)
    await does('officer', `PUT ${at}/web-notice`, { text, version: 0 })
    await does('admin', `POST ${at}/web-notice/approval`, { words: 1 })
    type Posted = { postings: Named[] }
    const posted = await does<Posted>('officer', `POST ${at}/web-notice/posting`, { tollFreeFrom: '2026-11-22' })
    await does('auditor', `GET ${at}/web-notice/postings/${posted.postings[0]?.id}`)
    await does('officer', `DELETE ${at}/web-notice/posting`, { early: true, reason: 'The paper prints it.' })
    const call = { incident: mailbox, topic: 'what_to_do', caller: 'Jane', asked: ['call_back'] }
    const { id } = await does('staff', 'POST /api/calls', call)
    await does('officer', `PUT /api/calls/${id}/follow-ups/call_back`)
    await reads('auditor', at, ['/calls', '/calls/count'])
  })

  test('what is missing is said, a duplicate is merged, and it is opened again', async () => {
    const twice = (await does('staff', 'POST /api/incidents', PHOTO)).id
    await reads('auditor', `/api/incidents/${twice}`, ['/progress'])
    const merged = { how: 'merged', into: photo, reason: 'The same post, reported twice.' }
    await does('officer', `POST /api/incidents/${twice}/closing`, merged)
    await does('officer', `DELETE /api/incidents/${twice}/closing`, { reason: 'It was another post.' })
  })

  test('a patient asks for an accounting, and an auditor for the log', async () => {
    const asked = { givenName: 'Bo', familyName: 'Lindqvist', birthDate: '1991-11-30' }
    type Found = List<{ incident: string; person: string }>
    const { items } = await does<Found>('officer', 'POST /api/patients/search', asked)
    const disclosures = items.map(({ incident, person }) => ({ incident, person }))
    await does('officer', 'POST /api/patients/accounting.html', { disclosures })
    await does('officer', 'POST /api/patients/accounting.pdf', { disclosures })
    await does('officer', `GET /api/incidents/${mailbox}/people/${items[0]?.person}/incidents`)
    await reads('auditor', '/api/log', ['', '/export'])
    await does('officer', `GET /api/readings?incident=${mailbox}&person=${person}`)
    await does('auditor', 'POST /api/log/verification', {})
  })

  test('who sees an incident is restricted to people who are named, and lifted again', async () => {
    const at = `/api/incidents/${mailbox}/restriction`
    await does('officer', `PUT ${at}`, { reason: 'privilege', words: 'Counsel asked for it.' })
    const why = { reason: 'She looks through it.' }
    await does('officer', `PUT ${at}/people/auditor@harbor.example`, { standing: 'named', ...why })
    await does('auditor', `GET ${at}`)
    await does('officer', `DELETE ${at}/people/auditor@harbor.example`, { reason: 'She is done.' })
    await does('officer', `DELETE ${at}`, { reason: 'Counsel is done.' })
  })

  test('records are held for a lawsuit, and those of one person are destroyed by two', async () => {
    const at = `/api/incidents/${mailbox}`
    const hold = { matter: 'Doe v. Harbor', askedBy: 'Counsel', reason: 'A lawsuit.', placedOn: '2026-11-22' }
    await does('officer', `POST ${at}/preservation-holds`, hold)
    await does('officer', `POST ${at}/preservation-holds/0/release`, { reason: 'Settled.' })
    const { items } = await does<List<Named & { givenName: string }>>('officer', `GET ${at}/people`)
    const al = items.find(({ givenName }) => givenName === 'Al')?.id
    const asked = { number: mailbox, person: al, ground: 'court_order', reason: 'The order of a court.' }
    await does('officer', `POST ${at}/destruction`, asked)
    await does('officer', `DELETE ${at}/destruction`, { reason: 'Counsel looks at it first.' })
    await does('officer', `POST ${at}/destruction`, asked)
    await does('admin', `POST ${at}/destruction/confirmation`, { number: mailbox })
    await reads('auditor', '/api', ['/retention', `/incidents/${mailbox}/retention`])
    await does('auditor', 'POST /api/log/verification', {})
  })

  test('leaves no call of the document out', async () => {
    const done = new Set(answered.filter(({ status }) => status < 300).map(({ operationId }) => operationId))
    expect((await operations()).filter(({ operationId }) => !done.has(operationId)).map(told)).toEqual([])
  })

  test('is told the same by every list, page by page', async () => {
    const lists = (await operations()).filter((each) => each.method === 'GET' && takes(each, 'after'))
    expect(lists.length).toBeGreaterThan(17)
    const lengths: number[] = []
    for (const { path } of lists) {
      const whole = await does<List<unknown>>('admin', `GET ${path}?limit=200`)
      const told: unknown[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: List<unknown> = await does('admin', `GET ${path}?limit=1${after && `&after=${after}`}`)
        told.push(...page.items)
        after = page.next
      }
      expect({ path, next: whole.next, items: told }).toEqual({ path, next: null, items: whole.items })
      lengths.push(told.length)
    }
    expect(lengths.filter((length) => length > 1).length, 'most lists need items to page').toBeGreaterThan(12)
  })
})

type Call = Operation & { method: string; path: string }

async function operations(): Promise<Call[]> {
  const { paths } = await does<Document>('admin', 'GET /api/openapi.json')
  const ids: Record<string, string> = {
    ...{ id: mailbox, roster, mailing, person, year: '2026', list: 'open' },
    webhook: hookToKeep,
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none'),
    })),
  )
}

function takes({ parameters = [] }: Operation, name: string): boolean {
  return parameters.some((each) => each.name === name)
}

function told({ operationId, method, path }: Call): string {
  return `${operationId}: ${method} ${path}`
}
