import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepStaged } from '../../../../src/actions/roster/rosters.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { leadsTo } from '../../../support/machine/visitor.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const HEADER = 'MRN,First,Last,DOB,State,Street,Note\n'
const LIST = `${HEADER}F-1,Ada,Fixwell,1980-13-45,MA,1 Elm St,x\nF-2,Bea,Goodrow,1981-02-03,MA,2 Elm St,y\n,,,1982-03-04,NH,3 Elm St,z\nF-4,Dee,Goodrow,1984-05-06,Atlantis,4 Elm St,w\n`

async function upload(text: string) {
  const form = new FormData()
  form.set('file', new File([text], 'export.csv'))
  const path = leadsTo(await clinic.as('officer', '~/uploads', form))
  return { path, values: typedIn(await (await clinic.as('officer', path)).text()) }
}

async function check(text: string) {
  const { path, values } = await upload(text)
  const answer = await clinic.as('officer', `${path}/check`, values)
  expect(leadsTo(answer)).toBe(`${path}/rows`)
  return { path, ...(await shown(`${path}/rows`)) }
}

async function shown(path: string) {
  const html = await (await clinic.as('officer', path)).text()
  return { html, words: wordsOn(html), values: typedIn(html) }
}

async function save(path: string, values: Record<string, string>) {
  const answer = await clinic.as('officer', `${path}/rows`, values)
  expect(answer.status).toBe(303)
  return shown(leadsTo(answer))
}

async function imported(path: string, values: Record<string, string>) {
  const answer = await clinic.as('officer', `${path}/rows`, { ...values, after: 'import' })
  return { roster: leadsTo(answer), words: (await shown(leadsTo(answer))).words }
}

describe('the rows of a list, checked before it is imported', () => {
  test('are those with problems, each with what is wrong, where, and the true values to correct', async () => {
    const { words, html, values } = await check(LIST)
    expect(words).toContain('3 of 4 rows have a problem. Nothing is counted until you import.')
    expect(words).toMatch(/Row 1\. Ada Fixwell · DOB: The birth date is not a valid date/)
    expect(words).toMatch(/Row 3\. The row identifies no one/)
    expect(words).toMatch(/Row 4\. Dee Goodrow · State: This is not a U\.S\. State/)
    expect(values).toMatchObject({ 'cell-1-3': '1980-13-45', 'cell-4-4': 'Atlantis', 'cell-3-2': '' })
    expect(html).toMatch(/<div class="field wrong"><label class="small" for="cell-1-3">DOB<\/label>/)
    expect(values).not.toHaveProperty('cell-2-0')
    expect(values).not.toHaveProperty('cell-1-6')
  })

  test('are one row that has a problem, where it is one', async () => {
    const { words } = await check(LIST.replace('1980-13-45', '1980-12-05').replace('Atlantis', 'TX'))
    expect(words).toContain('1 of 4 rows has a problem.')
  })

  test('count nobody until the list is imported', async () => {
    const before = wordsOn(await (await clinic.as('officer', '~/people')).text())
    await check(LIST)
    expect(before).not.toContain('Fixwell')
    expect(wordsOn(await (await clinic.as('officer', '~/people')).text())).not.toContain('Fixwell')
  })

  test('are read again once corrected, and those alone; what is still wrong stays', async () => {
    const { path, values } = await check(LIST)
    const after = await save(path, { ...values, 'cell-1-3': '1980-12-05', 'cell-4-4': 'Narnia' })
    expect(after.words).toContain('2 of 4 rows have a problem.')
    expect(after.words).toContain('2 rows changed')
    expect(after.words).not.toContain('in the file')
    expect(after.values).not.toHaveProperty('cell-1-3')
    expect(after.values['cell-4-4']).toBe('Narnia')
  })

  test('are counted as corrected, somebody who was nobody too, and the log holds how many and no name', async () => {
    const { path, values } = await check(LIST)
    await save(path, { ...values, 'cell-1-3': '1980-12-05' })
    const again = await shown(`${path}/rows`)
    const { words } = await imported(path, {
      ...again.values,
      'cell-3-0': 'F-3',
      'cell-3-1': 'Cy',
      'cell-3-2': 'Namedlater',
      'cell-4-4': 'ME',
    })
    expect(words).toContain('4 rows = 4 new people + 0 matched + 0 not counted')
    expect(words).toContain('3 rows were changed before the import.')
    expect(words).toContain('No problems found.')
    const people = wordsOn(await (await clinic.as('officer', '~/people')).text())
    expect(people).toContain('Cy Namedlater')
    const log = await tables(clinic.world.db).selectFrom('log').select('body').execute()
    const entry = log.map(({ body }) => JSON.parse(body)).findLast(({ act }) => act === 'roster_imported')
    expect(entry.facts).toMatchObject({ rows: 4, added: 4, refused: 0, fixed: 3 })
    expect(JSON.stringify(log)).not.toMatch(/Namedlater|Fixwell|Atlantis/)
  })

  test('leave nothing behind once the list is imported or deleted', async () => {
    const rows = () => tables(clinic.world.db).selectFrom('uploadRows').selectAll().execute()
    const { path, values } = await check(LIST.replaceAll('F-', 'G-'))
    const id = path.split('/').at(-1)
    const mine = async () => (await rows()).filter((row) => row.upload === id)
    expect(await mine()).toHaveLength(3)
    expect(JSON.stringify((await mine()).map(({ sealed }) => Buffer.from(sealed).toString('latin1')))).not.toMatch(
      /Elm/,
    )
    await save(path, { ...values, 'cell-1-3': '1980-12-05' })
    await clinic.as('officer', `${path}/withdrawal`, {})
    expect(await mine()).toEqual([])
  })
})

test('corrections that never counted are swept away at the next start', async () => {
  await check(LIST)
  await sweepStaged(clinic.world)
  expect(await tables(clinic.world.db).selectFrom('uploadRows').selectAll().execute()).toEqual([])
  expect(await tables(clinic.world.db).selectFrom('uploadChecks').selectAll().execute()).toEqual([])
})

describe('two windows on one list', () => {
  test('the same form sent twice is kept once', async () => {
    const { path, values } = await check(LIST)
    const form = { ...values, 'cell-1-3': '1980-12-05' }
    await save(path, form)
    expect((await save(path, form)).words).toContain('1 row changed')
  })

  test('do not overwrite each other; what was saved first is shown', async () => {
    const { path, values } = await check(LIST)
    await save(path, { ...values, 'cell-4-4': 'VT', 'cell-4-3': '1984-99-99' })
    const answer = await clinic.as('officer', `${path}/rows`, { ...values, 'cell-4-4': 'ME', 'cell-1-3': '1980-12-05' })
    const html = await expectRefusal(answer, 409, /Row 4 was changed in another window meanwhile/)
    expect(typedIn(html)).toMatchObject({ 'cell-4-4': 'VT' })
    expect(wordsOn(html)).toContain('2 rows changed')
  })
})

test('what was corrected can be seen, and taken back by typing what the file has', async () => {
  const { path, values } = await check(LIST)
  await save(path, { ...values, 'cell-1-3': '1980-12-05' })
  const fixed = await shown(`${path}/rows?show=fixed`)
  expect(fixed.values['cell-1-3']).toBe('1980-12-05')
  const after = await save(path, { ...fixed.values, 'cell-1-3': '1980-13-45' })
  expect(after.words).not.toContain('fixed.')
  expect((await shown(`${path}/rows`)).words).toContain('3 of 4 rows have a problem')
})

test('corrections stay when the columns are changed, and go when another line is the header', async () => {
  const { path, values } = await check(LIST)
  await save(path, { ...values, 'cell-1-3': '1980-12-05' })
  const columns = typedIn(await (await clinic.as('officer', path)).text())
  await clinic.as('officer', `${path}/check`, { ...columns, 'column-6': 'middle_name' })
  expect((await shown(`${path}/rows`)).words).toContain('1 row changed')
  const headless = typedIn(await (await clinic.as('officer', `${path}?line=0`)).text())
  await clinic.as('officer', `${path}/check`, {
    ...headless,
    'column-0': 'mrn',
    'column-2': 'family_name',
    goOn: 'true',
  })
  expect((await shown(`${path}/rows`)).words).not.toContain('fixed.')
})

test('whoever goes back to the columns finds them as they were chosen', async () => {
  const { path, values } = await upload(LIST)
  await clinic.as('officer', `${path}/check`, { ...values, 'column-1': '', 'column-6': 'given_name' })
  const back = typedIn(await (await clinic.as('officer', path)).text())
  expect(back).toMatchObject({ 'column-0': 'mrn', 'column-1': '', 'column-6': 'given_name' })
})

test('a hundred and twenty rows come fifty a page, and a page that is not there is the last', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `P-${at},Ada,Page${at},1980-13-45,MA,1 Elm St,x`)
  const { path, words, values } = await check(HEADER + rows.join('\n'))
  expect(words).toContain('Rows 1 to 50 of 120 are shown.')
  expect(Object.keys(values).filter((name) => name.startsWith('version-'))).toHaveLength(50)
  const last = await shown(`${path}/rows?page=99`)
  expect(last.words).toContain('Rows 101 to 120 of 120 are shown.')
  expect(last.values).toHaveProperty('cell-120-3')
})

test('a row with too many cells shows all of them', async () => {
  const { path, values, words } = await check(
    `${HEADER}F-1,Ada,Fix,well,1980-12-05,MA,1 Elm St,x\n${'F-2,Bea,Goodrow,1981-02-03,MA,2 Elm St,y\n'.repeat(12)}`,
  )
  expect(words).toMatch(/The row has 8 cells but the header has 7/)
  const moved = {
    'cell-1-2': 'Fix well',
    'cell-1-3': '1980-12-05',
    'cell-1-4': 'MA',
    'cell-1-5': '1 Elm St',
    'cell-1-6': 'x',
  }
  const after = await save(path, { ...values, ...moved, 'cell-1-7': '' })
  expect(after.words).toContain('No row of 13 has a problem.')
})

test('a row of a second table is shown and read by the names of that table', async () => {
  const second = 'DOB,MRN,State,First,Last,Street,Note\n1980-13-45,S-1,MA,Sue,Second,9 Elm St,x\n'
  const { path, html, values } = await check(`${HEADER}T-2,Tea,Twotables,1977-07-08,MA,2 Ash St,y\n${second}`)
  expect(html).toMatch(/<div class="field wrong"><label class="small" for="cell-3-0">DOB<\/label>/)
  const after = await save(path, { ...values, 'cell-3-0': '1980-12-05' })
  expect(after.values).not.toHaveProperty('cell-3-0')
  expect((await imported(path, after.values)).words).toContain('3 rows = 2 new people + 0 matched + 1 not counted')
  const people = wordsOn(await (await clinic.as('officer', '~/people')).text())
  expect(people).toContain('Sue Second')
})

test('a list without problems says so and is imported from there', async () => {
  const { path, words, values } = await check(`${HEADER}N-1,Nia,Nothingwrong,1981-02-03,MA,2 Elm St,y\n`)
  expect(words).toContain('No row of 1 has a problem.')
  expect((await imported(path, values)).words).toContain('1 rows = 1 new people')
})

test('the same file with corrections replaces the earlier reading of it only if that is asked', async () => {
  const text = `${HEADER}R-1,Ria,Replaced,1980-13-45,MA,1 Elm St,x\n`
  const first = await check(text)
  await imported(first.path, first.values)
  const second = await check(text)
  const refused = await clinic.as('officer', `${second.path}/rows`, {
    ...second.values,
    'cell-1-2': 'Corrected',
    'cell-1-3': '1980-12-05',
    after: 'import',
  })
  await expectRefusal(refused, 422, /Imported again it would count its people twice/)
  const columns = typedIn(await (await clinic.as('officer', second.path)).text())
  await clinic.as('officer', `${second.path}/import`, { ...columns, replaces: 'true' })
  const people = wordsOn(await (await clinic.as('officer', '~/people')).text())
  expect(people).toContain('Ria Corrected')
  expect(people).not.toContain('Ria Replaced')
})

test('rows are for those who import and may see people', async () => {
  const { path } = await check(LIST)
  for (const role of ['staff', 'auditor'] as const) {
    expect((await clinic.as(role, `${path}/rows`)).status).toBe(403)
    expect((await clinic.as(role, `${path}/rows`, {})).status).toBe(403)
    expect((await clinic.as(role, `${path}/check`, {})).status).toBe(403)
  }
})
