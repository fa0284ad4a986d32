import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Cell, workbookOf } from '../../../../src/actions/book/workbook.ts'
import { amendIncident } from '../../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { everyLine } from '../../../../src/actions/list/lines.ts'
import { openWorkbook } from '../../../../src/people/reading/file/workbook.ts'
import { canonical, sha256 } from '../../../../src/storage/log/canonical.ts'
import { listEntries } from '../../../../src/storage/log/log.ts'
import { ask, keyFor } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

type Exported = {
  exportedBy: string
  exportedAt: string
  filter: object
  rows: number
  rowsSha256: string
  items: Record<string, string | number | null>[]
}

const FORMULA = '=HYPERLINK("https://elsewhere.example","Open")'

let clinic: Clinic

beforeAll(async () => {
  clinic = await openClinic()
  for (let at = 1; at <= 18; at += 1)
    await logIncident(clinic.world, clinic.people.officer, {
      title: at === 7 ? FORMULA : `Lost laptop no. ${at}`,
      kind: 'lost_or_stolen_device',
      discoveredOn: '2026-11-20',
      site: at % 2 === 0 ? 'Wharf St' : 'Hill Rd',
    })
})

afterAll(() => clinic.close())

async function bytesOf(path: string): Promise<{ bytes: Uint8Array; headers: Headers }> {
  const answer = await clinic.as('auditor', path)
  expect(answer.status).toBe(200)
  return { bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers }
}

async function jsonOf(query: string): Promise<Exported> {
  return JSON.parse(new TextDecoder().decode((await bytesOf(`/incidents/export/json${query}`)).bytes))
}

async function shownOnAllPages(path: string): Promise<string[]> {
  const html = await (await clinic.as('auditor', path)).text()
  const ids = Array.from(html.matchAll(/<th scope="row"><a href="\/incidents\/([\d-]+)"/g), ([, id = '']) => id)
  const next = /<a class="btn line" href="([^"]+)">More<\/a>/
    .exec(html)?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&#x3D;', '=')
  return next ? [...ids, ...(await shownOnAllPages(next))] : ids
}

const textOf = (bytes: Uint8Array, sheet?: string) => [...openWorkbook(bytes, sheet).text].join('')

describe('the list of incidents as a file', () => {
  test.each(['', '?site=Wharf+St', '?q=laptop&sort=law', '?show=large', '?kind=phishing&state=open'])(
    'holds what all pages of the list show, in their order: /incidents%s',
    async (query) => {
      const { items, rows } = await jsonOf(query)
      expect(items.map(({ id }) => id)).toEqual(await shownOnAllPages(`/incidents${query}`))
      expect(rows).toBe(items.length)
    },
  )

  test('is linked under the list, for what the list shows', async () => {
    const html = await (await clinic.as('staff', '/incidents?site=Wharf+St')).text()
    for (const format of ['csv', 'xlsx', 'json'])
      expect(html).toContain(`<a href="/incidents/export/${format}?site&#x3D;Wharf+St" download>`)
  })

  test('says the same as CSV, as a workbook and as JSON', async () => {
    const { items } = await jsonOf('')
    const { bytes: csv } = await bytesOf('/incidents/export/csv')
    const rows = parse(csv, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map((row) => row.Number)).toEqual(items.map(({ id }) => id))
    expect(rows.map((row) => row['First legal deadline'])).toEqual(items.map(({ lawDay }) => lawDay ?? ''))
    const { bytes: book } = await bytesOf('/incidents/export/xlsx')
    const sheet = parse(textOf(book, 'Incidents'), { columns: true, relax_column_count: true }) as typeof rows
    expect(sheet.map((row) => row.Number)).toEqual(items.map(({ id }) => id))
    expect(sheet.map((row) => row['First legal deadline'])).toEqual(items.map(({ lawDay }) => lawDay ?? ''))
    expect(sheet.map((row) => Number(row.People))).toEqual(items.map(({ people }) => Number(people)))
    expect(items.at(-1)).toMatchObject({
      title: 'Phished mailbox',
      kind: 'Phishing: a mailbox or password was taken',
      people: 12,
      outcome: null,
    })
  })

  test('runs nothing in a spreadsheet, whatever a title begins with', async () => {
    const { bytes: csv } = await bytesOf('/incidents/export/csv')
    const rows = parse(csv, { bom: true, from: 2 }) as string[][]
    const text = rows.flat().filter((cell) => /^[=+@\-＝＋－＠]/.test(cell))
    expect(text).toEqual([])
    expect(rows.flat()).toContain(`\t${FORMULA}`)
    const { bytes } = await bytesOf('/incidents/export/xlsx')
    expect(textOf(bytes, 'Incidents')).toContain(FORMULA.replaceAll('"', '""'))
  })

  test.each(['csv', 'xlsx', 'json'])(
    'says in its headers and in the log who took it and its SHA-256: %s',
    async (format) => {
      const { bytes, headers } = await bytesOf(`/incidents/export/${format}?site=Wharf+St&q=lost&state=open`)
      const hash = sha256(bytes)
      expect(headers.get('Repr-Digest')).toBe(`sha-256=:${Buffer.from(hash, 'hex').toString('base64')}:`)
      expect(
        Object.fromEntries(['By', 'At', 'Filter', 'Rows'].map((name) => [name, headers.get(`Export-${name}`)])),
      ).toEqual({
        ...{ By: encodeURIComponent(clinic.people.auditor.name), At: clinic.world.now() },
        ...{ Filter: 'state=open&site=Wharf+St&q=lost', Rows: '9' },
      })
      expect(headers.get('Content-Disposition')).toContain(`incidents-2026-11-22.${format}`)
      const [entry] = await listEntries(clinic.world.db, clinic.world.vault, { limit: 1 })
      expect(entry).toMatchObject({ act: 'incident_list_exported', by: clinic.people.auditor.id })
      expect(entry?.facts).toEqual({
        ...{ state: 'open', bySite: true, byWords: true, format, rows: 9, sha256: hash },
        rowsSha256: headers.get('Export-Rows-SHA-256'),
      })
      expect(entry?.details ?? null).toBeNull()
    },
  )

  test('says in itself who took it, when, with which filter, and the SHA-256 of its rows', async () => {
    const { items, ...about } = await jsonOf('?site=Wharf+St')
    expect(about).toEqual({
      exportedBy: clinic.people.auditor.name,
      exportedAt: clinic.world.now(),
      filter: { site: 'Wharf St' },
      rows: 9,
      rowsSha256: sha256(canonical(items)),
    })
    const { bytes } = await bytesOf('/incidents/export/xlsx?site=Wharf+St')
    const said = textOf(bytes, 'About this export')
    for (const each of [about.exportedBy, about.exportedAt, 'site: Wharf St', about.rowsSha256])
      expect(said).toContain(each)
  })

  test('is told in the log in a sentence', async () => {
    await bytesOf('/incidents/export/csv?kind=phishing')
    const html = await (await clinic.as('officer', '/log')).text()
    expect(html).toContain('exported the list of incidents of 1 row, as CSV')
  })

  test('is refused in a format that there is not, and leaves no entry', async () => {
    const before = await entriesIn(clinic)
    expect((await clinic.as('officer', '/incidents/export/pdf')).status).toBe(404)
    const key = await keyFor(clinic.world, 'staff')
    const entries = await entriesIn(clinic)
    expect((await ask(clinic.world, '/api/incidents/export/csv?state=ajar', { key })).status).toBe(422)
    expect(await entriesIn(clinic)).toBe(entries)
    expect(before).toBeLessThan(entries)
  })

  test('is not taken by asking what it would be: HEAD, of this and any file, leaves no entry', async () => {
    const before = await entriesIn(clinic)
    const head = (path: string) => ask(clinic.world, path, { method: 'HEAD', cookie: clinic.cookies.officer })
    for (const path of ['/incidents/export/csv', '/api/incidents/export/json', '/api/log/export']) {
      const answer = await head(path)
      expect([path, answer.status, await answer.text()]).toEqual([path, 200, ''])
    }
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('neither leaves out nor repeats what changes while it is read', async () => {
    const seen: string[] = []
    for await (const lines of everyLine(clinic.world, { site: 'Wharf St', state: 'open' }, 2)) {
      seen.push(...lines.map(({ incident }) => incident.id))
      const last = seen.at(-1)!
      if (seen.length === 2)
        await amendIncident(clinic.world, last, { by: clinic.people.officer }, { site: 'Moved elsewhere' })
    }
    expect([seen.length, new Set(seen).size]).toEqual([9, 9])
    await amendIncident(clinic.world, seen[1]!, { by: clinic.people.officer }, { site: 'Wharf St' })
  })

  test('is had by a program too, and the list by the same filter', async () => {
    const key = await keyFor(clinic.world, 'staff')
    const query = '?site=Wharf+St&sort=law&q=laptop'
    const file = await (await ask(clinic.world, `/api/incidents/export/json${query}`, { key })).json()
    const list = await (await ask(clinic.world, `/api/incidents${query}`, { key })).json()
    const ids = (from: unknown) => (from as Exported).items.map(({ id }) => id)
    expect(ids(file)).toHaveLength(9)
    expect(ids(file)).toEqual(ids(list))
  })
})

test('a workbook gives back whatever text, number or day was put in it', async () => {
  const text = fc
    .string({ unit: 'binary' })
    .filter((each) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(each) && each.trim() === each)
  const cell = fc.oneof(text, fc.integer({ min: 0, max: 1_000_000 }))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, text), { minLength: 1, maxLength: 5 }), async (rows) => {
      const sheet = { name: 'A & B', widths: [9, 9], rows: [['One', 'Two'], ...rows.map((row) => [...row, 'end'])] }
      const bytes = Buffer.concat(await Array.fromAsync(workbookOf([sheet], '2026-11-22T15:00:00.000Z')))
      const read = parse(textOf(bytes, 'A & B'), { from: 2, relax_column_count: true })
      expect(read).toEqual(rows.map((row) => [...row.map(String), 'end']))
    }),
    { numRuns: 50 },
  )
  const day: Cell[][] = [['Day'], [{ day: '2026-02-28' }], [{ day: '2028-02-29' }]]
  const bytes = Buffer.concat(
    await Array.fromAsync(workbookOf([{ name: 'Days', widths: [9], rows: day }], '2026-11-22T15:00:00.000Z')),
  )
  expect(textOf(bytes)).toMatch(/^Day\s+2026-02-28\s+2028-02-29/)
})
