import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { findLastEntryAt } from '../../../src/storage/retention/aged-incidents.ts'
import { unseal } from '../../../src/storage/vault/seal.ts'
import { wordsOn } from '../../support/world/pages.ts'
import { searchFor, tracesIn } from '../../support/world/traces.ts'
import { ask, signInAs } from '../../support/world/world.ts'
import {
  closeIncident,
  destroyAll,
  type Kept,
  openIncidentIn,
  type RetentionBook,
  retentionBook,
  sixYearsOn,
} from './closed-book.ts'
import { blobsIn, blobsOf, type SealedValue } from './sealed-blobs.ts'

let book: RetentionBook
let gone: Kept
let other: Kept
let lastDay: string
let sealed: SealedValue[]
let cookie: string

const destruction = (role: 'admin' | 'officer' | 'staff' | 'auditor', step: string, body: object) =>
  book.send(role, `POST /api/incidents/${gone.id}/destruction${step}`, body)
const asking = (role: 'admin' | 'officer' | 'staff' | 'auditor') =>
  destruction(role, '', { number: gone.id, reason: 'Six years are over.' })
const page = async (path: string) => {
  const answer = await ask(book.world, path, { cookie })
  return { status: answer.status, words: wordsOn(await answer.text()) }
}

beforeAll(async () => {
  book = await retentionBook()
  cookie = await signInAs(book.world, 'officer@harbor.example')
  gone = await openIncidentIn(book, 'Mailbox one')
  other = await openIncidentIn(book, 'Mailbox two')
}, 60_000)
afterAll(() => book.close())

describe('before the six years are over', () => {
  test('an open incident says that it is open, and nothing of it may be destroyed', async () => {
    expect((await page(`/incidents/${gone.id}/retention`)).words).toContain('Open: no end date yet')
    const { status, body } = await asking('officer')
    expect([status, body.detail]).toEqual([422, expect.stringContaining('This incident is open')])
  })

  test('a closed one says until when it must be kept, and that day is still within', async () => {
    await closeIncident(book, gone.id)
    await closeIncident(book, other.id)
    lastDay = await sixYearsOn(book, gone.id, 0)
    const { status, body } = await asking('officer')
    expect([status, body.detail]).toEqual([
      422,
      expect.stringMatching(/must be kept until .* \(45 CFR 164\.316\(b\)\(2\)/),
    ])
    expect((await page(`/incidents/${gone.id}/retention`)).words).toMatch(/Keep until \w+ \d+, 20/)
  })

  test('reading does not begin the six years anew: printing, saving a file, opening a letter', async () => {
    const before = await findLastEntryAt(book.world.db, gone.id)
    for (const path of [`mailings/${gone.mailing}/list.csv`, `mailings/${gone.mailing}/letters.zip`, 'letters.pdf'])
      expect((await book.send('officer', `GET /api/incidents/${gone.id}/${path}`)).status).toBe(200)
    expect((await page(`/incidents/${gone.id}/letter?reader=state-MA`)).status).toBe(200)
    const { items } = await book.does<{ items: { act: string }[] }>('auditor', `GET /api/incidents/${gone.id}/timeline`)
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['mailing_file_saved', 'mailing_files_saved', 'drafts_printed', 'letter_opened']),
    )
    expect(await findLastEntryAt(book.world.db, gone.id)).toBe(before)
  })

  test('90 days before, the practice is told on its first page and in a list with what is kept', async () => {
    expect((await page('/')).words).toContain('The six years of 2 incidents end within 90 days.')
    const { words } = await page('/retention')
    expect(words).toMatch(/Mailbox one 2026-0001 .* Ends soon 3 3 1/)
    book.clock.now = `${Number(lastDay.slice(0, 4)) - 1}-01-01T15:00:00.000Z`
    expect((await page('/retention')).words).toContain('No incident has reached the end of its six years')
  })
})

describe('once they are over', () => {
  test('nothing is destroyed by itself, and the first page says that it may be', async () => {
    await sixYearsOn(book, gone.id)
    expect((await page('/')).words).toContain('The six years of 2 incidents are over.')
    expect((await page(`/incidents/${gone.id}/people/${gone.people.Annelise}`)).words).toContain('Reyesquist')
  })

  test('staff and auditors can neither ask nor confirm, nor place a hold', async () => {
    for (const role of ['staff', 'auditor'] as const) {
      expect((await asking(role)).status).toBe(403)
      expect((await destruction(role, '/confirmation', { number: gone.id })).status).toBe(403)
      const hold = { matter: 'Doe v. Harbor', askedBy: 'Counsel', reason: 'A lawsuit.', placedOn: '2027-01-01' }
      expect((await book.send(role, `POST /api/incidents/${gone.id}/preservation-holds`, hold)).status).toBe(403)
    }
    expect((await book.send('staff', `GET /api/incidents/${gone.id}/retention`)).status).toBe(403)
  })

  test('a preservation hold stops it at every door, also between asking and confirming, until it is released', async () => {
    const at = `/api/incidents/${gone.id}`
    const hold = { matter: 'Doe v. Harbor', askedBy: 'Counsel', reason: 'A lawsuit.', placedOn: '2027-01-01' }
    await book.does('officer', `POST ${at}/destruction`, { number: gone.id, reason: 'Six years are over.' })
    await book.does('officer', `POST ${at}/preservation-holds`, hold)
    const refused = [422, expect.stringContaining('A preservation hold of January 1, 2027 stands: Doe v. Harbor')]
    const confirming = await destruction('admin', '/confirmation', { number: gone.id })
    expect([confirming.status, confirming.body.detail]).toEqual(refused)
    await book.does('officer', `DELETE ${at}/destruction`, { reason: 'The lawsuit.' })
    for (const more of [{}, { person: gone.people.Annelise, ground: 'court_order' }]) {
      const { status, body } = await destruction('officer', '', { number: gone.id, reason: 'Now.', ...more })
      expect([status, body.detail]).toEqual(refused)
    }
    expect((await page(`/incidents/${gone.id}/duties`)).words).not.toContain('Doe v. Harbor')
    await book.does('officer', `POST ${at}/preservation-holds/0/release`, { reason: 'Settled.' })
    const log = await book.does<{ items: { act: string }[] }>('auditor', `GET ${at}/timeline`)
    expect(log.items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['preservation_hold_placed', 'preservation_hold_released']),
    )
  })

  test('one who asks does not confirm, and the number of the incident is typed each time', async () => {
    expect((await destruction('officer', '', { number: '2026-9999', reason: 'Now.' })).status).toBe(422)
    expect((await asking('officer')).status).toBe(200)
    const alone = await destruction('officer', '/confirmation', { number: gone.id })
    expect([alone.status, alone.body.detail]).toEqual([
      422,
      'A second person must confirm the destruction, not the author.',
    ])
    expect((await destruction('admin', '/confirmation', { number: other.id })).status).toBe(422)
    expect((await page(`/incidents/${gone.id}/people/${gone.people.Annelise}`)).words).toContain('Reyesquist')
    await book.does('officer', `DELETE /api/incidents/${gone.id}/destruction`, { reason: 'Not today.' })
  })
})

describe('after two people destroyed the records of an incident', () => {
  beforeAll(async () => {
    const typed = { ':form': `/incidents/${gone.id}/edit`, summary: 'Typed of Reyesquist, and never saved.' }
    const kept = await ask(book.world, '/drafts', { method: 'POST', cookie, body: new URLSearchParams(typed) })
    expect(kept.status).toBe(200)
    sealed = await blobsOf(book, gone.id)
    expect(sealed.map(({ table }) => table)).toContain('drafts')
    await destroyAll(book, gone.id)
  })

  test('nothing more is kept of what somebody types about it', async () => {
    for (const path of ['edit', `people/${gone.people.Annelise}/correction`]) {
      const typed = { ':form': `/incidents/${gone.id}/${path}`, summary: 'Typed of her.', reason: 'Typed of her.' }
      const kept = await ask(book.world, '/drafts', { method: 'POST', cookie, body: new URLSearchParams(typed) })
      expect([kept.status, await kept.text()]).toEqual([404, expect.stringContaining('destroyed')])
    }
  })

  test('no sealed value of it lies in the bytes of any file, and none opens with a key that is left', async () => {
    expect(new Set(sealed.map(({ table }) => table)).size).toBeGreaterThan(8)
    expect(blobsIn(book.world.config.data, sealed)).toEqual([])
    expect(await blobsOf(book, gone.id)).toEqual([])
    const key = sealed.find(({ table }) => table === 'incident_keys')
    const { rows } = await book.world.backend.query({
      sql: 'SELECT incident, sealed FROM incident_keys',
      parameters: [],
    })
    const left = rows as { incident: string; sealed: Uint8Array }[]
    expect(left.map(({ incident }) => incident)).toEqual([other.id])
    expect(left.some((row) => key?.bytes.equals(row.sealed))).toBe(false)
    const vault = book.world.vault.incident(other.id, left[0]!.sealed)
    for (const { table, bytes } of sealed.filter((each) => each.table !== 'incident_keys'))
      for (const name of [`sheet/1`, `letter/${gone.references[0]}`, gone.people.Annelise ?? ''])
        expect(() => vault.openBytes(name, bytes), table).toThrow()
    expect(() => unseal(new Uint8Array(32), gone.id, key!.bytes)).toThrow()
  })

  test('no word of its people lies in clear, and what tells of them beside the log is gone', async () => {
    const words = searchFor(['Reyesquist', 'Lindstrome', 'Quillback', 'Callistheneia', 'annelise.txt', 'passportword'])
    expect(tracesIn(book.world.config.data, words)).toEqual([])
    const kept = await book.does<{ items: { details: unknown; act: string }[] }>(
      'auditor',
      `GET /api/incidents/${gone.id}/timeline?limit=200`,
    )
    expect(JSON.stringify(kept.items)).not.toMatch(/annelise|passportword|mailboxword/i)
  })

  test('the other incident, with the same people, opens as before', async () => {
    expect((await page(`/incidents/${other.id}/people/${other.people.Annelise}`)).words).toContain('Reyesquist')
    const { body } = await book.send<string>(
      'officer',
      `GET /api/incidents/${other.id}/letters/${other.references[0]}/letter.txt`,
    )
    expect(body).toMatch(/Reyesquist|Lindstrome|Marshwood/i)
    const file = await book.send<string>('officer', `GET /api/incidents/${other.id}/attachments/${other.attachment}`)
    expect(String(file.body)).toContain('Annelise Reyesquist called.')
    const { body: found } = await book.send<{ items: { incident: string }[] }>('officer', 'POST /api/patients/search', {
      ...{ givenName: 'Annelise', familyName: 'Reyesquist', birthDate: '1981-04-05' },
    })
    expect(JSON.stringify(found)).not.toContain(gone.id)
  })

  test('the book verifies whole and says what was destroyed, when, by whom and why', async () => {
    const { fault, remarks } = await verifyLog(book.world)
    expect(fault).toBeNull()
    expect(remarks.join(' ')).toMatch(
      /people of incident 2026-0001 were destroyed on .*because the six years of retention are over \(45 CFR .*The officer asked for it and The admin confirmed it/,
    )
  })

  test('whoever does not see it is not told so when the book is verified, and learns that the book is whole', async () => {
    const told = async (role: 'officer' | 'auditor') =>
      (await book.does<{ whole: boolean; remarks: string[] }>(role, 'POST /api/log/verification')).remarks.join(' ')
    const asked = { reason: 'privilege', words: 'Counsel asked.', people: [] }
    await book.does('officer', `PUT /api/incidents/${gone.id}/restriction`, asked)
    expect(await told('officer')).toContain(`people of incident ${gone.id} were destroyed`)
    expect(await told('auditor')).not.toContain(gone.id)
    await book.does('officer', `DELETE /api/incidents/${gone.id}/restriction`, { reason: 'Over.' })
  })

  test('a backup made after it is whole when a restore is rehearsed', async () => {
    await book.does('admin', 'POST /api/backups')
    const drill = await book.does<{ fault: string | null; letters: number }>('admin', 'POST /api/backups/drill')
    expect(drill).toMatchObject({ fault: null, letters: 3 })
  })

  test('it cannot be reopened: that is said, and no page offers it', async () => {
    const { status, body } = await book.send('officer', `DELETE /api/incidents/${gone.id}/closing`, {
      reason: 'A letter.',
    })
    expect([status, body.detail]).toEqual([
      422,
      expect.stringMatching(/people of incident 2026-0001 were destroyed on .* There is nothing to reopen: log a new/),
    ])
    expect((await page(`/incidents/${gone.id}/close`)).words).not.toContain('Reopen')
    expect((await page(`/incidents/${other.id}/close`)).words).toContain('Reopen')
  })

  test('nobody can import, attach or destroy again there', async () => {
    expect((await asking('officer')).body.detail).toBe('These records are destroyed already.')
    const roster = await book.send('officer', `POST /api/incidents/${gone.id}/roster`, 'First Name\nAl\n', {
      'Content-Type': 'text/csv',
    })
    expect([roster.status, roster.body.title]).toEqual([404, 'Destroyed'])
  })
})
