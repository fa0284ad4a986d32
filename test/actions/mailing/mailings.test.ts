import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { agreedToEmail } from '../../../src/actions/mailing/due-letters.ts'
import { mailingZip } from '../../../src/actions/mailing/files/mailing-zip.ts'
import {
  eachLetter,
  type KeptLetter,
  type Mailing,
  partsOf,
  theLetterSent,
} from '../../../src/actions/mailing/mailing.ts'
import { hashOfLetter } from '../../../src/actions/mailing/sealed-letter.ts'
import { eachPerson, type KnownPerson } from '../../../src/actions/people/people.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { mailboxWords } from '../../cast/words.ts'
import { read, textOf } from '../../pdf/reader.ts'
import { type MailRoom, mixedRoster, openMailRoom, sha256, whole } from '../../support/mail/mailing.ts'

type Listed = { reference: string; channel: string; sha256: string; file?: string; page?: number; pages?: number }
type Manifest = {
  counts: Record<string, number>
  lettersSha256: string
  files: { file: string; sha256: string }[]
  withoutLetter: { person: string; why: string[] }[]
  letters: Listed[]
}

let room: MailRoom
let everybody: KnownPerson[]
let mailing: Mailing
let letters: KeptLetter[]
let archive: Buffer
let files: Record<string, Uint8Array>
let manifest: Manifest

const newest = async () => (await listEntries(room.world.db, room.world.vault, { limit: 1 }))[0]

beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(mixedRoster())
  await room.approve()
  everybody = await Array.fromAsync(eachPerson(await openIncident(room.world, room.incident)))
  mailing = await room.mail()
  letters = await Array.fromAsync(eachLetter(room.world, mailing))
  archive = await whole(mailingZip(room.world, room.people.officer, mailing))
  files = unzipSync(archive)
  manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString())
}, 60_000)

afterAll(() => room.close())

describe('a mixed mailing to the 1,171', () => {
  test('names each of them exactly once: on paper, by e-mail, or with what is missing', () => {
    expect(everybody).toHaveLength(1171)
    const served = letters.map(({ person }) => person)
    const without = mailing.withoutLetter.map(({ person }) => person)
    expect([...served, ...without].sort()).toEqual(everybody.map(({ id }) => id).sort())
    expect(mailing).toMatchObject({ print: letters.length - mailing.email, problems: without.length })
  })

  test('e-mails only those who agreed, have an address for it and are alive', () => {
    const agreed = everybody.filter(({ person }) => agreedToEmail(person)).map(({ id }) => id)
    const emailed = letters.filter(({ channel }) => channel === 'email')
    expect(agreed.length).toBeGreaterThan(80)
    expect(emailed.map(({ person }) => person).sort()).toEqual(agreed.sort())
    expect(emailed.every(({ state, sent }) => state === 'queued' && sent.email?.endsWith('@example.org'))).toBe(true)
    const refused = everybody.filter(({ person }) => person.email && person.emailConsent === false)
    expect(refused.length).toBeGreaterThan(80)
    expect(everybody.some(({ person }) => person.emailConsent && person.deceased && !agreedToEmail(person))).toBe(true)
  })

  test('says of everybody without a letter what is missing', () => {
    const why = Map.groupBy(mailing.withoutLetter, ({ problems }) => problems.map(({ what }) => what).join())
    expect([...why.keys()].sort()).toEqual(['person.address', 'person.characters'])
    expect(why.get('person.characters')).toHaveLength(1)
  })

  test('comes in parts of one language and page count, none above the chosen size, by ZIP code', async () => {
    const parts = await partsOf(room.world, mailing)
    expect(parts.reduce((sum, part) => sum + part.letters, 0)).toBe(mailing.print)
    expect(Math.max(...parts.map((part) => part.letters))).toBe(500)
    for (const part of parts) {
      const its = await Array.fromAsync(eachLetter(room.world, mailing, { part }))
      expect(its).toHaveLength(part.letters)
      const zips = its.map(({ sent }) => sent.to.zip)
      expect(zips).toEqual(zips.toSorted())
    }
  })
})

describe('its archive', () => {
  test('has every file under the SHA-256 that its manifest names, and no other file', () => {
    const named = manifest.files.map(({ file }) => file)
    expect(Object.keys(files).sort()).toEqual([...named, 'manifest.json'].sort())
    for (const { file, sha256: hash } of manifest.files) expect(sha256(files[file] ?? ''), file).toBe(hash)
  })

  test('names every letter once, with the SHA-256 of its text, and all of them under one that the log has', async () => {
    expect(manifest.letters.map(({ reference }) => reference)).toEqual(letters.map(({ reference }) => reference))
    for (const [at, { sha256: hash }] of manifest.letters.entries()) expect(hashOfLetter(letters[at]!.sent)).toBe(hash)
    const lines = manifest.letters.map(({ reference, sha256: hash }) => `${reference} ${hash}\n`).join('')
    expect(manifest.lettersSha256).toBe(sha256(lines))
    const entries = await listEntries(room.world.db, room.world.vault, { limit: 20 })
    const made = entries.find(({ act }) => act === 'mailing_made')
    expect(made?.facts).toMatchObject({
      mailing: mailing.id,
      print: mailing.print,
      email: mailing.email,
      letters: manifest.lettersSha256,
      approvedBy: room.people.admin.id,
    })
  })

  test('has each printed letter on the page that its manifest says', { timeout: 60_000 }, async () => {
    const { file = '' } = manifest.files.filter((each) => each.file.endsWith('.pdf')).at(-1) ?? {}
    const { pages } = await read(files[file] ?? new Uint8Array())
    const its = manifest.letters.filter((letter) => letter.file === file)
    expect(its.at(-1)).toMatchObject({ page: pages.length + 1 - (its.at(-1)?.pages ?? 0) })
    for (const { reference, page = 0 } of its) expect(textOf(pages[page - 1])).toContain(reference)
  })

  test('names nobody in its manifest', () => {
    const text = JSON.stringify(manifest)
    for (const { person } of everybody.slice(0, 200)) expect(text).not.toContain(person.familyName)
  })

  test('lists each piece for the post office with its address', () => {
    const list = Buffer.from(files['certificate-of-mailing.html'] ?? []).toString()
    for (const { reference, channel } of letters)
      expect(list.includes(`>${reference}<`), reference).toBe(channel === 'print')
    expect(list).toContain(`sheet ${Math.ceil(mailing.print / 15)} of ${Math.ceil(mailing.print / 15)}`)
  })

  test('stops the file of a mail house that would not take a row, and names each of these rows', () => {
    const stopped = mailing.stoppedRows.lob
    expect(stopped.length).toBeGreaterThan(0)
    expect(stopped[0]?.why).toBe('The ZIP code is missing.')
    expect(files['mail-houses/lob.csv']).toBeUndefined()
    const list = Buffer.from(files['mail-houses/lob-stopped.csv'] ?? [])
      .toString()
      .trimEnd()
      .split('\r\n')
    expect(list).toHaveLength(stopped.length + 1)
  })

  test('is the same to the byte whenever it is made, and the log has its SHA-256 and who saved it', async () => {
    const entry = await newest()
    expect(entry).toMatchObject({ act: 'mailing_files_saved', by: room.people.officer.id })
    expect(entry?.facts).toEqual({ mailing: mailing.id, zip: sha256(archive), bytes: archive.length })
    room.clock.now = '2026-12-24T12:00:00.000Z'
    const again = await whole(mailingZip(room.world, room.people.admin, mailing))
    room.clock.now = '2026-11-22T15:00:00.000Z'
    expect(sha256(again)).toBe(sha256(archive))
  })
})

describe('after a mailing', () => {
  test('nobody is written to twice', async () => {
    await expect(room.mail()).rejects.toThrow('Everyone who can be reached already has a letter')
  })

  test('the next one takes who came since, and no one else', async () => {
    await room.bring('MRN,First Name,Last Name,Address,City,State,ZIP\nN-1,Nora,Newcomer,1 Elm St,Boston,MA,02110\n')
    await room.approve()
    const next = await room.mail()
    expect([next.number, next.print, next.email]).toEqual([2, 1, 0])
    expect(next.stoppedRows).toEqual({ lob: [], postgrid: [], click2mail: [] })
  })

  test('a letter is made again only on purpose, on paper, under a reference of its own', async () => {
    const [emailed] = letters.filter(({ channel, sent }) => channel === 'email' && sent.to.line1 !== '')
    const reference = emailed?.reference ?? ''
    const again = await room.mail({ reprint: { references: [reference], reason: 'The mailbox is full.' } })
    const [letter, ...more] = await Array.fromAsync(eachLetter(room.world, again))
    expect(more).toEqual([])
    expect(letter).toMatchObject({
      reference: `${reference}-R2`,
      person: emailed?.person,
      printing: 2,
      channel: 'print',
    })
    expect((await newest())?.details).toEqual({ reason: 'The mailbox is full.' })
  })

  test('each letter is shown exactly as it went, whatever is changed afterwards', async () => {
    const [before] = letters
    room.clock.now = '2031-03-01T15:00:00.000Z'
    await room.approve({ ...mailboxWords, whatInformation: 'We tell it otherwise now.' })
    room.clock.now = '2026-11-22T15:00:00.000Z'
    const after = await theLetterSent(await openIncident(room.world, room.incident), before?.reference ?? '')
    expect(after.sent).toEqual(before?.sent)
    expect(hashOfLetter(after.sent)).toBe(after.textHash)
    expect(after.sent.text).toContain('The name of your health insurer')
  })

  test('a letter takes a few hundred bytes of the book', async () => {
    const { size } = await tables(room.world.db)
      .selectFrom('letters')
      .select(({ fn, ref }) => fn.avg<number>(fn('length', [ref('sealed')])).as('size'))
      .executeTakeFirstOrThrow()
    expect(size).toBeLessThan(700)
  })
})
