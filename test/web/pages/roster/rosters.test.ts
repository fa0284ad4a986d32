import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RosterJobs } from '../../../../src/actions/roster/jobs.ts'
import { Refused } from '../../../../src/errors.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { leadsTo } from '../../../support/machine/visitor.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

type RunImport = NonNullable<RosterJobs['runImport']>

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

function send(text: string, field: 'file' | 'cells' = 'file') {
  const form = new FormData()
  form.set(field, field === 'file' ? new File([text], 'export.csv') : text)
  return clinic.as('officer', '~/uploads', form)
}

async function columnsOf(text: string) {
  const path = leadsTo(await send(text))
  const html = await (await clinic.as('officer', path)).text()
  return { path, html, words: wordsOn(html), values: typedIn(html) }
}

async function bring(path: string, values: Record<string, string>) {
  const answer = await clinic.as('officer', `${path}/import`, { goOn: 'true', ...values })
  expect({ status: answer.status, to: leadsTo(answer) }).toEqual({
    status: 303,
    to: expect.stringContaining('/rosters/'),
  })
  return wordsOn(await (await clinic.as('officer', leadsTo(answer))).text())
}

async function entriesNamed(act: string): Promise<Record<string, unknown>[]> {
  const rows = await tables(clinic.world.db).selectFrom('log').select('body').execute()
  return rows.map(({ body }) => JSON.parse(body)).filter((entry) => entry.act === act)
}

describe('cells copied from a spreadsheet', () => {
  test('are read as a file is', async () => {
    const path = leadsTo(await send('MRN\tLast Name\tDOB\r\nP-1\tPasted\t1980-01-02\r\n', 'cells'))
    const { columns, values } = await clinic.as('officer', path).then(async (answer) => {
      const html = await answer.text()
      return { columns: wordsOn(html), values: typedIn(html) }
    })
    expect(columns).toContain('Text file with values separated by tabs, in UTF-8.')
    expect(await bring(path, values)).toContain('1 rows = 1 new people')
  })

  test('that are no table stand in their field again with what to do', async () => {
    const html = await expectRefusal(await send('nothing', 'cells'), 422, /This is not a table/)
    expect(typedIn(html).cells).toBe('nothing')
  })
})

test('a file that is not to be imported after all is forgotten at once', async () => {
  const { path } = await columnsOf('MRN,Last\nG-1,Gone\n')
  const answer = await clinic.as('officer', `${path}/withdrawal`, {})
  expect([answer.status, leadsTo(answer)]).toEqual([303, `/incidents/${clinic.id}/people`])
  expect((await clinic.as('officer', path)).status).toBe(404)
  const parts = tables(clinic.world.db)
    .selectFrom('fileParts')
    .select('part')
    .where('file', '=', path.split('/').at(-1) ?? '')
  expect(await parts.execute()).toEqual([])
})

describe('a list without States, addresses or birth dates', () => {
  test('says so before anything is imported, and is imported once somebody says to go on', async () => {
    const { path, words, values } = await columnsOf('MRN,Last Name,Note\nW-1,Without,seen twice\n')
    expect(words).toContain('No column is used for the State or the ZIP code.')
    expect(words).toContain('No column is used for the birth date.')
    expect(words).toContain('Not used though they contain values: Note.')
    const html = await expectRefusal(
      await clinic.as('officer', `${path}/import`, values),
      422,
      /Something is missing from this list/,
    )
    expect(wordsOn(html)).toContain('No letter can be mailed to anyone on this list.')
    expect(await bring(path, values)).toContain('1 rows = 1 new people')
  })
})

test('a file that was imported before says so, and replaces the earlier reading if that is asked', async () => {
  const text = 'MRN,First,Last,DOB,State,Street\nR-1,Rosa,Twice,1980-01-02,MA,1 Elm St\n'
  const first = await columnsOf(text)
  expect(first.words).not.toContain('Imported before')
  await bring(first.path, first.values)
  const { path, words, values } = await columnsOf(text)
  expect(words).toContain('This file was imported on')
  const swapped = { ...values, 'column-0': '', 'column-1': 'family_name', 'column-2': 'given_name' }
  const html = await expectRefusal(await clinic.as('officer', `${path}/import`, swapped), 422, /count its people twice/)
  expect(typedIn(html)).toMatchObject({ 'column-1': 'family_name' })
  await bring(path, { ...swapped, replaces: 'true' })
  const people = wordsOn(await (await clinic.as('officer', '~/people')).text())
  expect(people).toContain('Twice Rosa')
  expect(people).not.toContain('Rosa Twice')
})

test('of very many columns the first are shown and those that are used, and the page says how many are not', async () => {
  const names = Array.from({ length: 5_000 }, (_, at) => `Lab value ${at}`)
  const row = names.map((_, at) => String(at))
  const { path } = await columnsOf(`${['MRN', ...names, 'Last Name'].join()}\n${['W-1', ...row, 'Wide'].join()}\n`)
  const html = await (await clinic.as('officer', path)).text()
  expect(html.length).toBeLessThan(1_000_000)
  const words = wordsOn(html)
  expect(words).toContain('4,701 more columns are not shown and not used.')
  expect(words).toMatch(/Not used though they contain values: Lab value 0, .* Lab value 39 and 4,960 more\./)
  expect(typedIn(html)).toMatchObject({ 'column-0': 'mrn', 'column-5001': 'family_name' })
})

describe('the line that names the columns', () => {
  const junk = 'Harbor Med Spa,,\nPrinted by R. Lind,today,x\nNr,Who,Geb\nJ-1,Ann Junk,1980-01-02\n'

  test('can be another one than was guessed', async () => {
    const { path, words } = await columnsOf(junk)
    expect(words).toContain('We don’t recognize these column names')
    expect(words).toContain('Line 4: J-1 · Ann Junk · 1980-01-02')
    const chosen = await (await clinic.as('officer', `${path}?line=3`)).text()
    expect(wordsOn(chosen)).toContain('Line 3: Nr · Who · Geb')
    const values = { ...typedIn(chosen), 'column-0': 'mrn', 'column-1': 'name' }
    expect(await bring(path, values)).toContain('1 rows = 1 new people')
  })

  test('can be none at all: then each line is a person', async () => {
    const { path, words, values } = await columnsOf('7001,Bo Headless,02/14/1980\n7002,Cy Headless,03/15/1981\n')
    expect(words).toContain('No header line')
    const filled = { ...values, 'column-0': 'mrn', 'column-1': 'name', 'column-2': 'birth_date' }
    expect(await bring(path, filled)).toContain('2 rows = 2 new people')
  })
})

describe('what the columns contain', () => {
  const text =
    'MRN,Last Name,Anschrift,Where\nV-1,Verity,12 Elm St,"Salem, MA 01970"\nV-2,Wahl,9 Oak St,"Lynn, MA 01901"\n'

  test('is shown as it is to those who may see people, with what tells it', async () => {
    const { words } = await columnsOf(text.replace('Anschrift', 'Street'))
    expect(words).toMatch(/Last Name Verity · Wahl .* the column’s title says so Street 12 Elm St · 9 Oak St/)
    expect(words).toMatch(/Where Salem, MA 01970 · Lynn, MA 01901 .* its values look like it/)
    expect(words).not.toContain('masked')
  })

  test('says what somebody chose where the page comes back', async () => {
    const { path, values } = await columnsOf(text)
    const html = await expectRefusal(
      await clinic.as('officer', `${path}/import`, { ...values, 'column-2': 'address_line1' }),
      422,
      /Something is missing from this list/,
    )
    expect(wordsOn(html)).toMatch(/Anschrift 12 Elm St · 9 Oak St .* chosen by you Where/)
  })

  test('stands in no address, in no log, in no refusal', async () => {
    const { path, values } = await columnsOf(text)
    const refused = await clinic.as('officer', `${path}/import`, { ...values, sheet: 'Verity', header: '99' })
    expect(path).not.toMatch(/Verity|Elm/)
    expect(await refused.text()).not.toMatch(/Verity|Wahl|Elm/)
    const log = await tables(clinic.world.db).selectFrom('log').select('body').execute()
    expect(JSON.stringify(log)).not.toMatch(/Verity|Wahl|Elm St/)
  })
})

describe('how a source is read', () => {
  const may = 'Kdnr,Wer,Geboren\nK-1,Ida Kunde,03/04/1980\n'
  const june = 'Kdnr,Wer,Geboren\nK-2,Udo Kunde,05/06/1981\n'

  test('is remembered with the answer about its dates, said so, and may be changed', async () => {
    const first = await columnsOf(may)
    const chosen = { ...first.values, 'column-0': 'mrn', 'column-1': 'name', 'column-2': 'birth_date', goOn: 'true' }
    const asked = await clinic.as('officer', `${first.path}/import`, chosen)
    const again = typedIn(await expectRefusal(asked, 422, /start with the month or the day/))
    expect(again).toMatchObject({ 'column-2': 'birth_date', dateOrder: '' })
    await bring(first.path, { ...again, dateOrder: 'day_first' })

    const second = await columnsOf(june)
    expect(second.words).toMatch(/Uses the layout The officer saved for files with these columns on November 22, 2026/)
    expect(second.words).toContain('kept from last time')
    expect(second.values).toMatchObject({ 'column-0': 'mrn', 'column-1': 'name', 'column-2': 'birth_date' })
    expect(second.words).toContain('As the file shows, otherwise day first')
    await bring(second.path, { ...second.values, 'column-0': '' })
    expect((await columnsOf(june)).values['column-0']).toBe('')
    const guessed = await (await clinic.as('officer', `${(await columnsOf(june)).path}?as=guessed`)).text()
    expect(typedIn(guessed)['column-2']).toBe('')
  })

  test('is entered in the log by the places of columns, without a name of them', async () => {
    const [entry] = await entriesNamed('layout_kept')
    expect(JSON.stringify(entry)).not.toMatch(/Kdnr|Wer|Geboren|Kunde/)
    expect(await entriesNamed('layout_kept')).toContainEqual(
      expect.objectContaining({
        facts: expect.objectContaining({
          columns: { mrn: '#1', name: '#2', birth_date: '#3' },
          dateOrder: 'day_first',
        }),
      }),
    )
  })

  test('is not kept where somebody only agreed to what was proposed', async () => {
    const before = (await entriesNamed('layout_kept')).length
    const { path, values } = await columnsOf('MRN,Last,First,DOB,State,Street\nA-1,Agreed,Ann,1980-01-02,MA,1 Elm St\n')
    await bring(path, values)
    expect(await entriesNamed('layout_kept')).toHaveLength(before)
  })
})

describe('an import that takes a while', () => {
  const roster = 'MRN,Last,First\nS-1,Slow,Sue\n'

  async function slowly(run: RunImport): Promise<{ path: string; upload: string }> {
    const { path, values } = await columnsOf(roster)
    clinic.world.runImport = run
    const answer = await clinic.as('officer', `${path}/import`, { goOn: 'true', ...values })
    delete clinic.world.runImport
    return { path: leadsTo(answer), upload: path }
  }

  const untilStopped: RunImport = (_, watch) =>
    new Promise((_, failed) => {
      watch?.progress?.({ phase: 'keeping', done: 1234, of: 5000 })
      watch?.signal?.addEventListener('abort', () => failed(new Error('terminated')))
    })

  test('shows how far it is, leads there from the people’s page, and stopped leaves nothing', async () => {
    const { path, upload } = await slowly(untilStopped)
    expect(path).toMatch(/\/imports\/\w+$/)
    const html = await (await clinic.as('officer', path)).text()
    expect(wordsOn(html)).toMatch(/Importing export\.csv.*Sealing each person’s record\. 1,234 of 5,000 rows/)
    expect(html).toContain('<noscript><meta http-equiv="refresh" content="2"></noscript>')
    expect(wordsOn(await (await clinic.as('admin', '~/people')).text())).toContain('export.csv is being imported')
    const stopped = await clinic.as('officer', `${path}/stop`, {})
    expect(leadsTo(stopped)).toBe(path)
    expect(wordsOn(await (await clinic.as('officer', path)).text())).toContain('The import was stopped')
    expect((await clinic.as('officer', upload)).status).toBe(404)
    expect(await tables(clinic.world.db).selectFrom('people').select('person').execute()).not.toContainEqual(
      expect.objectContaining({ person: expect.stringContaining('S-1') }),
    )
    expect(wordsOn(await (await clinic.as('admin', '~/people')).text())).not.toContain('is under way')
  })

  test('and fails says why, and leads back to its columns', async () => {
    const late: RunImport = () =>
      new Promise((_, failed) => setTimeout(() => failed(new Refused('The disk is full: make room.')), 2_000))
    const { path, upload } = await slowly(late)
    await new Promise((resolve) => setTimeout(resolve, 800))
    const html = await (await clinic.as('officer', path)).text()
    expect(wordsOn(html)).toContain('Not imported. The disk is full: make room. Nothing was saved.')
    expect(html).toContain(`href="${upload}"`)
  })

  test('is watched and stopped by those who decide, and not known after a restart', async () => {
    const { path } = await slowly(untilStopped)
    for (const role of ['staff', 'auditor'] as const) {
      expect((await clinic.as(role, path)).status).toBe(403)
      expect((await clinic.as(role, `${path}/stop`, {})).status).toBe(403)
    }
    expect((await clinic.as(null, path)).status).toBe(302)
    await clinic.as('admin', `${path}/stop`, {})
    await expectRefusal(await clinic.as('officer', '~/imports/feedbeef'), 404, /If the server was restarted/)
  })
})
