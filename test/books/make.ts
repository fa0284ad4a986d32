import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import manifest from '../../package.json' with { type: 'json' }
import { addUser } from '../../src/access/users.ts'
import type { OwnWorld as World } from '../../src/runtime/world.ts'
import { ask, openTestWorld, signInAs } from '../support/world/world.ts'
import { type Asking, asking } from './asking.ts'
import * as story from './story.ts'

/**
 * `node test/books/make.ts`: makes the book of the version in package.json, which later versions have to open. It goes
 * through the pages and the API alone, as people and programs do (users are added as at the command line), and never over
 * a book that is there.
 */
const folder = fileURLToPath(new URL(manifest.version, import.meta.url))
if (existsSync(folder)) throw new Error(`The book of ${manifest.version} is made already. A book is never made again.`)

const book = await openTestWorld(story.DAYS.setUp)
const { admin, officer, secret } = await setUp(book.world)
await tellMailbox(officer, admin)
await tellFax(officer, admin)
await tellVendor(officer)
await admin.done('GET /api/log/export')
const { head } = await admin.done<{ head: object }>('POST /api/log/verification', {})
await book.world.backend.close()
keep(book.folder)
await book.close()

async function setUp(world: World) {
  const visit = new URLSearchParams({ ...story.FIRST_VISIT, code: world.setUpCode })
  await ask(world, '/set-up', { method: 'POST', body: visit })
  const admin = asking(world, { cookie: await signInAs(world, story.FIRST_VISIT.adminEmail, story.PASSWORD) })
  for (const colleague of story.COLLEAGUES) await addUser(world, colleague, { id: 'cli:reception' })
  const { secret } = await admin.done<{ secret: string }>('POST /api/keys', { name: 'Chart system', role: 'officer' })
  const revoked = await admin.done<{ id: string }>('POST /api/keys', { name: 'Lost key', role: 'auditor' })
  await admin.done(`DELETE /api/keys/${revoked.id}`)
  const [{ email }] = story.COLLEAGUES
  return { admin, officer: asking(world, { cookie: await signInAs(world, email, story.PASSWORD) }), secret }
}

async function tellMailbox(officer: Asking, admin: Asking): Promise<void> {
  book.clock.now = story.DAYS.logged
  const { id } = await officer.done<{ id: string }>('POST /api/incidents', story.MAILBOX, { 'Idempotency-Key': 'one' })
  const at = `/api/incidents/${id}`
  await officer.done(`PATCH ${at}`, { site: 'frontdesk mailbox', event: { nature: 'acquisition' } })
  await officer.done(`POST ${at}/counts`, { people: 30, basis: 'estimated', reason: 'About a month of appointments.' })
  await bringPeople(officer, at)
  await doSteps(officer, at)
  await writeAndMail(officer, admin, at)
  await hearBack(officer, admin, at)
}

async function bringPeople(officer: Asking, at: string): Promise<void> {
  const csv = { 'Content-Type': 'text/csv' }
  const wrong = await officer.done<{ roster: string }>(`POST ${at}/roster`, story.WRONG_ROSTER, csv)
  await officer.done(`POST ${at}/rosters/${wrong.roster}/withdrawal`, { reason: 'It is the list of another practice.' })
  await officer.done(`POST ${at}/roster`, story.ROSTER, csv)
  const { items } = await officer.done<{ items: { pair: string; people: string[] }[] }>(`GET ${at}/pairs`)
  const [decided] = items.toSorted((one, other) => one.pair.localeCompare(other.pair))
  await officer.done(`POST ${at}/pairs/${decided?.pair}/decision`, { decision: 'same' })
  const old = await findPerson(officer, at, 'Weiss')
  await officer.done(`POST ${at}/people/${old}/leaving-out`, { reason: 'Dead for more than fifty years.' })
}

async function findPerson(officer: Asking, at: string, familyName: string): Promise<string> {
  const { items } = await officer.done<{ items: { id: string; familyName: string }[] }>(`GET ${at}/people`)
  return items.find((each) => each.familyName === familyName)?.id ?? ''
}

async function doSteps(officer: Asking, at: string): Promise<void> {
  const complete = (step: string, body: object) => officer.done(`POST ${at}/steps/${step}/completion`, body)
  await complete('change-the-password', { performedAt: '2026-10-05T20:30:00.000Z', note: 'From a clean computer.' })
  await complete('remove-mail-rules', {})
  await complete('keep-the-sign-in-logs', {})
  await officer.done(`DELETE ${at}/steps/keep-the-sign-in-logs/completion`, {
    reason: 'The log of one day is missing.',
  })
}

async function writeAndMail(officer: Asking, admin: Asking, at: string): Promise<void> {
  book.clock.now = story.DAYS.written
  await officer.done(`PUT ${at}/letter`, story.WORDS)
  await admin.done(`POST ${at}/letter/approval`)
  const { id } = await officer.done<{ id: string }>(`POST ${at}/mailings`, {})
  book.clock.now = story.DAYS.mailed
  const mailed = { mailedOn: '2026-10-14', how: 'First-Class Mail', reference: 'Permit 7', asNotice: true }
  await officer.done(`POST ${at}/mailings/${id}/mailed`, mailed)
  await officer.attach(`${at}/attachments`, `mailing/${id}`, new File(['Receipt of the post office'], 'receipt.txt'))
}

async function hearBack(officer: Asking, admin: Asking, at: string): Promise<void> {
  book.clock.now = story.DAYS.after
  const letters = await lettersOf(officer, at)
  const reference = (channel: string) => letters.find((letter) => letter.channel === channel)?.reference
  await officer.done('POST /api/returned-letters', { reference: reference('print'), reason: 'moved', words: 'MOVED' })
  await officer.done(`POST ${at}/email-withdrawals`, { reference: reference('email') })
  const call = { letter: letters.findLast((letter) => letter.channel === 'print')?.reference, topic: 'what_to_do' }
  const kept = await officer.done<{ id: string }>('POST /api/calls', {
    ...call,
    caller: 'A daughter',
    asked: ['call_back', 'other_language'],
  })
  await officer.done(`PUT /api/calls/${kept.id}/follow-ups/call_back`)
  const moved = { line1: '40 New St', city: 'Keene', state: 'NH', zip: '03431' }
  await officer.done(`PUT ${at}/people/${await findPerson(officer, at, 'Abbott')}/address`, moved)
  const text =
    'A mailbox of ours was read between October 1 and 4, 2026. Call 800-555-0142 to ask whether it concerns you.'
  await officer.done(`PUT ${at}/web-notice`, { text, version: 0 })
  const notice = { duty: 'hipaa.ocr', givenOn: '2026-10-20', how: 'OCR portal', reference: 'OCR-1' }
  await admin.done(`POST ${at}/notices`, notice)
}

async function lettersOf(officer: Asking, at: string) {
  const { items: mailings } = await officer.done<{ items: { id: string }[] }>(`GET ${at}/mailings`)
  const path = `GET ${at}/mailings/${mailings[0]?.id}/letters`
  return (await officer.done<{ items: { reference: string; channel: string }[] }>(path)).items
}

async function tellFax(officer: Asking, admin: Asking): Promise<void> {
  book.clock.now = story.DAYS.logged
  const { id } = await officer.done<{ id: string }>('POST /api/incidents', story.FAX)
  const one = { people: 1, byState: { MA: 1 }, basis: 'confirmed', reason: 'The page that was sent.' }
  await officer.done(`POST /api/incidents/${id}/counts`, one)
  await officer.done(`POST /api/incidents/${id}/assessment`, story.UNLIKELY)
  await admin.done(`POST /api/incidents/${id}/assessment/signature`)
}

async function tellVendor(officer: Asking): Promise<void> {
  const vendor = await officer.done<{ id: string }>('POST /api/associates', story.VENDOR)
  const { id } = await officer.done<{ id: string }>('POST /api/incidents', story.VENDOR_BREACH)
  const at = `/api/incidents/${id}`
  await officer.done(`PUT ${at}/associate`, { id: vendor.id, discoveredOn: '2026-09-20', toldUsOn: '2026-10-02' })
  const stated = { people: 620, byState: { MA: 510, NH: 110 }, basis: 'confirmed', reason: 'The list of the vendor.' }
  await officer.done(`POST ${at}/counts`, stated)
  const hold = { form: 'written', statedOn: '2026-10-04', until: '2026-12-20', documented: true, impedes: true }
  await officer.done(`POST ${at}/holds`, { ...hold, official: 'Special Agent R. Moss', agency: 'FBI Boston' })
}

// One file, as small as it gets, the keys that open it, and the signed head that a later proof has to meet.
function keep(from: string): void {
  const file = join(from, 'breachbook.db')
  const database = new Sqlite(file)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.pragma('journal_mode = DELETE')
  database.exec('VACUUM')
  database.close()
  mkdirSync(folder)
  for (const name of ['breachbook.db', 'master.key']) cpSync(join(from, name), join(folder, name))
  writeFileSync(join(folder, 'api.key'), `${secret}\n`)
  writeFileSync(join(folder, 'head.json'), `${JSON.stringify(head, null, 2)}\n`)
}
