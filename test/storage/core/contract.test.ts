import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Conflict } from '../../../src/errors.ts'
import { openAuthTables } from '../../../src/storage/core/database.ts'
import { migrate } from '../../../src/storage/core/migrate.ts'
import { asSealed } from '../../../src/storage/core/sealed.ts'
import { write } from '../../../src/storage/core/statement.ts'
import { deleteStaged, dropStaged } from '../../../src/storage/count/roster-snapshots.ts'
import { insertAttachment, listAttachments } from '../../../src/storage/evidence/attachments.ts'
import {
  findIncident,
  findIncidentVault,
  listIncidents,
  nextIncidentId,
  updateIncident,
} from '../../../src/storage/incident/incidents.ts'
import { readerWithout, wholeReader } from '../../../src/storage/incident/restrictions.ts'
import { type Entry, faultOf } from '../../../src/storage/log/chain.ts'
import { findHead } from '../../../src/storage/log/commit.ts'
import { listEntries, readLinks } from '../../../src/storage/log/log.ts'
import { verifyLinks } from '../../../src/storage/log/verify.ts'
import { findPerson, listPeople } from '../../../src/storage/people/people.ts'
import { findByValue } from '../../../src/storage/people/search-index.ts'
import { findPractice, upsertPractice } from '../../../src/storage/practice/practice.ts'
import { dropParts, findPart, stagePart } from '../../../src/storage/roster/file-parts.ts'
import { listRosters } from '../../../src/storage/roster/rosters.ts'
import { dropUpload, stageUpload } from '../../../src/storage/roster/uploads.ts'
import { type Place, places } from './backends.ts'
import {
  type Book,
  bare,
  everythingIn,
  logged,
  lostLaptop,
  MIGRATIONS_FOLDER,
  makeCount,
  officer,
  openBook,
  postedPhoto,
  type Row,
  sealedOf,
  stage,
  theVault,
  vendorRansomware,
} from './book.ts'

const wanda: Row = { id: '001-0000001', mrn: 'M-100', name: 'Wanda Kowalczyk', state: 'MA' }
const omar: Row = { id: '001-0000002', mrn: 'M-200', name: 'Omar Haddad', state: 'MA' }
const linh: Row = { id: '001-0000003', mrn: 'M-300', name: 'Linh Nguyễn', state: 'NH' }

describe.each(places)('on $name', ({ open }) => {
  let place: Place
  let book: Book

  beforeAll(() => {
    place = open()
  })
  afterAll(() => place.close())
  beforeEach(async () => {
    book = await openBook(await place.make())
  })
  afterEach(() => book.backend.close())

  describe('a commit', () => {
    test('writes its rows and its entry together', async () => {
      await logged(book, lostLaptop)
      expect(await findIncident(book.db, book.vault, lostLaptop.id)).toEqual(lostLaptop)
      expect(await acts()).toEqual(['incident_logged'])
    })

    test('leaves neither row nor entry nor text when one of its writes is refused', async () => {
      await logged(book, lostLaptop)
      const homeless = write((to) =>
        to.insertInto('incidentKeys').values({ incident: '2026-9999', sealed: asSealed(new Uint8Array([1])) }),
      )
      const writes = [upsertPractice({ name: 'Harbor Med Spa' }), homeless]
      await expect(book.commit({ act: 'practice_changed', details: { name: 'x' }, writes }, officer)).rejects.toThrow(
        /FOREIGN KEY/,
      )
      expect(await findPractice(book.db)).toBeUndefined()
      expect(await acts()).toEqual(['incident_logged'])
      expect((await bare(book, 'SELECT seq FROM log_details')).rows).toHaveLength(1)
    })

    test('puts its entry behind the one before', async () => {
      for (const told of [lostLaptop, postedPhoto, vendorRansomware]) await logged(book, told)
      const links = await Array.fromAsync(readLinks(book.db))
      const entries = links.map(({ body }) => JSON.parse(body) as Entry)
      expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
      expect(entries.slice(1).map(({ previous }) => previous)).toEqual(links.slice(0, 2).map(({ hash }) => hash))
      expect(links.map((link, at) => faultOf(link, links[at - 1] ?? { seq: 0, hash: '0'.repeat(64) }))).toEqual([
        null,
        null,
        null,
      ])
    })

    test('answers the number and the hash of its entry', async () => {
      await logged(book, lostLaptop)
      expect(await logged(book, postedPhoto)).toEqual(await findHead(book.db))
    })

    test('is the only way to write: there is no interactive transaction', async () => {
      const transaction = openAuthTables(book.backend).transaction()
      await expect(transaction.execute(async () => 'done')).rejects.toThrow('write through commit()')
      const run: Promise<unknown>[] = []
      write((to) => {
        const query = to.selectFrom('log').selectAll()
        run.push(query.execute())
        return query
      })
      await expect(run[0]).rejects.toThrow('built to be written down')
    })
  })

  describe('a reader from whom incidents are hidden', () => {
    test('finds nothing of them, and all of the others', async () => {
      for (const told of [lostLaptop, postedPhoto]) await logged(book, told)
      const seen = readerWithout(book.db, { incidents: [lostLaptop.id], isCounted: true })
      expect(await findIncident(seen, book.vault, lostLaptop.id)).toBeUndefined()
      expect((await listIncidents(seen, book.vault, { limit: 10 })).map(({ id }) => id)).toEqual([postedPhoto.id])
      const entries = await listEntries(seen, book.vault, { limit: 10 })
      expect(entries.map(({ incident }) => incident)).toEqual([postedPhoto.id])
      expect(await findIncident(wholeReader(seen), book.vault, lostLaptop.id)).toMatchObject({ id: lostLaptop.id })
    })

    test('still numbers the next one on, and knows where the log stands', async () => {
      for (const told of [lostLaptop, postedPhoto]) await logged(book, told)
      const seen = readerWithout(book.db, { incidents: [lostLaptop.id, postedPhoto.id], isCounted: true })
      const year = Number(lostLaptop.id.slice(0, 4))
      expect(await nextIncidentId(seen, year)).toBe(await nextIncidentId(book.db, year))
      expect(await findHead(seen)).toEqual(await findHead(book.db))
    })
  })

  describe('the log', () => {
    beforeEach(() => logged(book, lostLaptop))

    test('refuses to have an entry changed', async () => {
      await expect(bare(book, `UPDATE log SET body = '{}' WHERE seq = 1`)).rejects.toThrow('The log cannot be changed.')
      expect(await acts()).toEqual(['incident_logged'])
    })

    test('refuses to have an entry removed', async () => {
      await expect(bare(book, 'DELETE FROM log')).rejects.toThrow('The log cannot be shortened.')
      expect(await acts()).toEqual(['incident_logged'])
    })

    test('refuses to have an entry written over', async () => {
      const { rows } = await bare(book, 'SELECT body FROM log')
      const { body } = rows[0] as { body: string }
      for (const seq of [1, 2]) {
        const replace = bare(book, `INSERT OR REPLACE INTO log (seq, body, hash) VALUES (?, ?, 'forged')`, seq, body)
        await expect(replace).rejects.toThrow('UNIQUE constraint failed')
      }
      expect(await verifyLinks(readLinks(book.db))).toMatchObject({ entries: 1, fault: null })
    })

    test('tells each entry with its own words', async () => {
      const [entry] = await listEntries(book.db, book.vault, { incident: lostLaptop.id, limit: 10 })
      expect(entry).toMatchObject({
        seq: 1,
        by: officer.id,
        act: 'incident_logged',
        details: { title: lostLaptop.title },
      })
      expect(await listEntries(book.db, book.vault, { incident: postedPhoto.id, limit: 10 })).toEqual([])
    })
  })

  describe('an incident’s version', () => {
    beforeEach(() => logged(book, lostLaptop))

    test('is made once: who decided on an older one is told', async () => {
      await amend('Laptop left in a cab')
      await expect(amend('Laptop left on a train')).rejects.toThrow(Conflict)
      expect((await findIncident(book.db, book.vault, lostLaptop.id))?.title).toBe('Laptop left in a cab')
      expect(await acts()).toEqual(['incident_logged', 'incident_amended'])
    })

    test('is made once when two people decide at the same moment', async () => {
      const tries = await Promise.allSettled([amend('One'), amend('Two'), amend('Three')])
      expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
      for (const each of tries) if (each.status === 'rejected') expect(each.reason).toBeInstanceOf(Conflict)
    })

    test('is counted apart for each incident and each thing in it', async () => {
      await logged(book, postedPhoto)
      await amend('Laptop found')
      await book.commit({ act: 'step_completed', incident: lostLaptop.id, subject: 'step/wipe', version: 2 }, officer)
      await book.commit({ act: 'incident_amended', incident: postedPhoto.id, version: 2 }, officer)
      expect(await acts()).toHaveLength(5)
    })
  })

  test('fifty commits at once all land, and the chain is whole', async () => {
    const asked = Array.from({ length: 50 }, (_, number) =>
      book.commit({ act: 'log_exported', facts: { number } }, officer),
    )
    const heads = await Promise.all(asked)
    expect(heads.map(({ seq }) => seq).sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1))
    expect(await verifyLinks(readLinks(book.db))).toEqual({ entries: 50, head: await findHead(book.db), fault: null })
  })

  test('two servers over one database share one chain', async () => {
    const other = await openBook(book.open)
    const asked = [book, other, book, other, book, other].map((each, number) =>
      each.commit({ act: 'log_exported', facts: { number } }, officer),
    )
    await Promise.all(asked)
    expect(await verifyLinks(readLinks(book.db))).toMatchObject({ entries: 6, fault: null })
    await other.backend.close()
  })

  test('migrations that are in stay in: a second start changes nothing', async () => {
    await logged(book, lostLaptop)
    await migrate(book.backend, MIGRATIONS_FOLDER)
    expect(await acts()).toEqual(['incident_logged'])
  })

  test('two that start at once over a new database both find it ready', async () => {
    const open = await place.make()
    const both = await Promise.all([openBook(open), openBook(open)])
    await Promise.all(both.map((each) => each.commit({ act: 'log_exported' }, officer)))
    expect(await verifyLinks(readLinks(both[0].db))).toMatchObject({ entries: 2, fault: null })
    await Promise.all(both.map((each) => each.backend.close()))
  })

  describe('what is kept', () => {
    test('comes back byte for byte', async () => {
      await logged(book, lostLaptop)
      const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
      await book.stage([part(0, bytes), part(1, bytes.subarray(13, 17)), part(2, new Uint8Array())])
      expect([...(await kept(0))]).toEqual([...bytes])
      expect([...(await kept(1))]).toEqual([13, 14, 15, 16])
      expect([...(await kept(2))]).toEqual([])
      expect(await kept(0)).toBeInstanceOf(Uint8Array)
    })

    test('comes back letter for letter, in every script', async () => {
      const facts = {
        latin: 'Łódź „Süd“',
        han: '李小龍',
        arabic: 'عيادة',
        emoji: '🏥👩🏽‍⚕️',
        odd: '\0\t\n\u2028"\\',
        deep: [1, null, { a: [] }],
      }
      const writes = [upsertPractice({ ...facts, half: '\ud800' })]
      await book.commit({ act: 'practice_changed', facts, details: { ...facts, half: '\ud800' }, writes }, officer)
      expect(await findPractice(book.db)).toEqual({ ...facts, half: '\ud800' })
      const [entry] = await listEntries(book.db, book.vault, { limit: 1 })
      expect(entry).toMatchObject({ facts, details: { ...facts, half: '\ud800' } })
      expect(await verifyLinks(readLinks(book.db))).toMatchObject({ fault: null })
    })

    test('counts what a statement changed', async () => {
      await logged(book, lostLaptop)
      await logged(book, postedPhoto)
      expect(await bare(book, 'UPDATE incidents SET version = version')).toMatchObject({ numAffectedRows: 2n })
    })
  })

  describe('people', () => {
    beforeEach(async () => {
      await logged(book, lostLaptop)
      await logged(book, postedPhoto)
    })

    test('do not count while they are only staged', async () => {
      await stage(book, lostLaptop.id, '001', [wanda, omar])
      expect(await listPeople(book.db, lostLaptop.id, { limit: 10 })).toEqual([])
      expect(await findPerson(book.db, lostLaptop.id, wanda.id)).toBeUndefined()
      expect(await found(lostLaptop.id, wanda.mrn)).toEqual([])
    })

    test('count from the commit of their roster on', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda, omar, linh])
      expect(await names(lostLaptop.id)).toEqual(['Wanda Kowalczyk', 'Omar Haddad', 'Linh Nguyễn'])
      expect(await found(lostLaptop.id, wanda.mrn)).toEqual([wanda.id])
      expect(await names(postedPhoto.id)).toEqual([])
    })

    test('are refused as a whole when one of them is missing', async () => {
      await stage(book, lostLaptop.id, '001', [wanda, omar])
      await expect(makeCount(book, lostLaptop.id, { id: '001', number: 1, staged: 3 })).rejects.toThrow(
        'CHECK constraint failed',
      )
      expect(await listRosters(book.db, lostLaptop.id)).toEqual([])
      expect(await listPeople(book.db, lostLaptop.id, { limit: 10 })).toEqual([])
      expect(await acts()).not.toContain('roster_imported')
    })

    test('are as the newest roster that counts has them', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda, omar])
      await importRows(lostLaptop.id, '002', 2, [{ ...wanda, name: 'Wanda Kowalczyk-Lee', state: 'NH' }])
      await stage(book, lostLaptop.id, '003', [{ ...wanda, name: 'Nobody yet' }])
      expect(await names(lostLaptop.id)).toEqual(['Wanda Kowalczyk-Lee', 'Omar Haddad'])
      expect(await findPerson(book.db, lostLaptop.id, wanda.id)).toMatchObject({ recount: '002', state: 'NH' })
    })

    test('come a page at a time, none twice and none left out', async () => {
      await importRows(lostLaptop.id, '001', 1, [linh, wanda, omar])
      const first = await listPeople(book.db, lostLaptop.id, { limit: 2 })
      const second = await listPeople(book.db, lostLaptop.id, { after: first.at(-1)?.person, limit: 2 })
      expect([...first, ...second].map(({ person }) => person)).toEqual([wanda.id, omar.id, linh.id])
    })

    test('are found by what an abandoned import had staged of them already', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda])
      const renumbered = { ...wanda, mrn: 'M-900' }
      await stage(book, lostLaptop.id, '002', [renumbered])
      await importRows(lostLaptop.id, '003', 2, [renumbered])
      await sweep()
      expect(await found(lostLaptop.id, 'M-900')).toEqual([wanda.id])
      expect(await found(lostLaptop.id, wanda.mrn)).toEqual([wanda.id])
    })

    test('leave nothing behind when their import is given up', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda])
      await stage(book, lostLaptop.id, '002', [omar, linh])
      await book.stage(dropStaged('002'))
      for (const table of ['people', 'sheets', 'key_runs', 'key_pages']) expect(await howMany(table)).toBe(1)
      expect(await names(lostLaptop.id)).toEqual(['Wanda Kowalczyk'])
    })

    test('lose nothing to the sweep but what never counted', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda, omar])
      await stage(book, lostLaptop.id, '002', [linh])
      await book.stage([
        stageUpload({ id: 'u', incident: lostLaptop.id, startedAt: book.now(), sealed: asSealed(new Uint8Array([1])) }),
        part(0, new Uint8Array([1])),
      ])
      await sweep()
      expect(await names(lostLaptop.id)).toEqual(['Wanda Kowalczyk', 'Omar Haddad'])
      expect(await found(lostLaptop.id, wanda.mrn)).toEqual([wanda.id])
      expect(await howMany('people')).toBe(2)
      expect(await howMany('sheets')).toBe(2)
      expect([await howMany('key_runs'), await howMany('key_pages')]).toEqual([2, 2])
      expect([await howMany('uploads'), await howMany('file_parts')]).toEqual([0, 0])
    })

    test('open only under their own incident and their own id', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda, omar])
      const mine = await theVault(book, lostLaptop.id)
      const another = await theVault(book, postedPhoto.id)
      const sealed = await sealedOf(book, (await findPerson(book.db, lostLaptop.id, wanda.id))!)
      expect(mine.open(wanda.id, sealed)).toEqual({ name: wanda.name, mrn: wanda.mrn })
      expect(() => mine.open(omar.id, sealed)).toThrow()
      expect(() => another.open(wanda.id, sealed)).toThrow()
      expect(() => mine.open(wanda.id, withOneBitChanged(sealed))).toThrow()
      expect(() => mine.open(wanda.id, sealed.subarray(0, 16))).toThrow()
    })

    test('of an incident whose key was moved to another one stay closed', async () => {
      const { rows } = await bare(book, 'SELECT sealed FROM incident_keys WHERE incident = ?', lostLaptop.id)
      const { sealed } = rows[0] as { sealed: Uint8Array }
      expect(() => book.vault.incident(postedPhoto.id, sealed)).toThrow()
    })

    test('of one incident are gone with its key, and of every other stay whole', async () => {
      await importRows(lostLaptop.id, '001', 1, [wanda])
      await importRows(postedPhoto.id, '002', 1, [omar])
      const destroy = write((to) => to.deleteFrom('incidentKeys').where('incident', '=', lostLaptop.id))
      await book.commit({ act: 'roster_withdrawn', incident: lostLaptop.id, writes: [destroy] }, officer)
      expect(await findIncidentVault(book.db, book.vault, lostLaptop.id)).toBeUndefined()
      expect(await names(postedPhoto.id)).toEqual(['Omar Haddad'])
      expect(await findIncident(book.db, book.vault, lostLaptop.id)).toEqual(lostLaptop)
      expect(await verifyLinks(readLinks(book.db))).toMatchObject({ fault: null })
    })
  })

  test('an upload is forgotten with all its parts', async () => {
    await logged(book, lostLaptop)
    await book.stage([
      stageUpload({ id: 'u', incident: lostLaptop.id, startedAt: book.now(), sealed: asSealed(new Uint8Array([1])) }),
      part(0, new Uint8Array([1])),
    ])
    await book.stage([...dropUpload('u'), dropParts('u', 1)])
    expect([await howMany('uploads'), await howMany('file_parts')]).toEqual([0, 0])
  })

  describe('an attached file', () => {
    beforeEach(async () => {
      await logged(book, lostLaptop)
      await book.stage([part(0, new Uint8Array([1])), part(1, new Uint8Array([2]))])
    })

    test('counts from its commit on, and the sweep leaves it', async () => {
      await attach(2)
      await sweep()
      expect(await listAttachments(book.db, lostLaptop.id)).toMatchObject([{ id: 'u', about: 'assessment/nature' }])
      expect([...(await kept(0)), ...(await kept(1))]).toEqual([1, 2])
    })

    test('is refused when one of its parts is missing, and swept away', async () => {
      await expect(attach(3)).rejects.toThrow('CHECK constraint failed')
      expect(await listAttachments(book.db, lostLaptop.id)).toEqual([])
      expect(await acts()).toEqual(['incident_logged'])
      await sweep()
      expect(await howMany('file_parts')).toBe(0)
    })
  })

  test('free text lies sealed beside the log, with its hash in the entry', async () => {
    await logged(book, lostLaptop)
    const { rows } = await bare(
      book,
      `SELECT body ->> '$.details' AS hash, sealed FROM log JOIN log_details USING (seq)`,
    )
    const { hash, sealed } = rows[0] as { hash: string; sealed: Uint8Array }
    const digest = await crypto.subtle.digest('SHA-256', Uint8Array.from(sealed))
    expect(hash).toBe(Buffer.from(digest).toString('hex'))
    expect(book.vault.book.open('log/1', sealed)).toEqual({ title: lostLaptop.title, summary: lostLaptop.summary })
    expect(() => book.vault.book.open('log/2', sealed)).toThrow()
  })

  test('no name, no record number and no word that somebody wrote lies readable in any table', async () => {
    await logged(book, lostLaptop)
    await logged(book, postedPhoto)
    await importRows(lostLaptop.id, '001', 1, [wanda, omar])
    await stage(book, postedPhoto.id, '002', [linh])
    const everything = await everythingIn(book)
    expect(everything, 'the dump has to hold what may be read').toContain('lost_or_stolen_device')
    for (const word of [
      'Kowalczyk',
      'Haddad',
      'Nguy',
      'M-100',
      'M-300',
      'taxi',
      'Instagram',
      'Ortega',
      'patients.csv',
    ]) {
      expect(everything).not.toContain(word)
    }
  })

  async function acts(): Promise<string[]> {
    return (await Array.fromAsync(readLinks(book.db))).map(({ body }) => (JSON.parse(body) as Entry).act)
  }

  function amend(title: string) {
    const told = { ...lostLaptop, version: 2, title }
    const change = { act: 'incident_amended' as const, incident: told.id, version: 2, details: { title } }
    return book.commit({ ...change, writes: [updateIncident(book.vault, told)] }, officer)
  }

  function attach(parts: number) {
    const row = { id: 'u', incident: lostLaptop.id, about: 'assessment/nature', attachedAt: book.now() }
    const facts = { attachedBy: officer.id, bytes: 2, sha256: '0'.repeat(64), parts }
    const sealed = book.vault.book.seal('attachment/u', { fileName: 'screenshot.png' })
    const writes = [insertAttachment({ ...row, ...facts, sealed })]
    return book.commit({ act: 'file_attached', incident: lostLaptop.id, facts: { parts }, writes }, officer)
  }

  async function importRows(incident: string, id: string, number: number, rows: readonly Row[]) {
    await stage(book, incident, id, rows)
    await makeCount(book, incident, { id, number, staged: rows.length })
  }

  async function names(incident: string): Promise<string[]> {
    const vault = await theVault(book, incident)
    const rows = await listPeople(book.db, incident, { limit: 100 })
    return await Promise.all(rows.map(async (row) => vault.open<Row>(row.person, await sealedOf(book, row)).name))
  }

  async function found(incident: string, mrn: string): Promise<string[]> {
    return await findByValue(book.db, incident, await theVault(book, incident), [{ kind: 'mrn', value: mrn }])
  }

  async function sweep() {
    await book.stage(deleteStaged())
  }

  async function howMany(table: string): Promise<number> {
    const { rows } = await bare(book, `SELECT count(*) AS number FROM ${table}`)
    return (rows[0] as { number: number }).number
  }

  async function kept(number: number): Promise<Uint8Array> {
    return (await findPart(book.db, 'u', number))!.sealed
  }
})

function part(number: number, bytes: Uint8Array) {
  return stagePart({ file: 'u', part: number, sealed: asSealed(bytes) })
}

function withOneBitChanged(sealed: Uint8Array): Uint8Array {
  return Uint8Array.from(sealed, (byte, at) => (at === 20 ? byte ^ 1 : byte))
}
