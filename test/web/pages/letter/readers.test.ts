import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { pageOfReadings } from '../../../../src/actions/log/readings.ts'
import { importRoster } from '../../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../../src/actions/roster/uploads.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Deceased,Guardian,Representative,Address,City,State,ZIP,Country,Language
R-1,Ann,Reyes,1980-03-04,,,,1 Elm St,Boston,MA,02110,,
R-2,Bo,Lind,2019-01-02,,Kari Lind,,3 Oak St,Austin,TX,78701,,
R-3,Cy,Marsh,2018-06-01,,,,4 Elm St,Austin,TX,78702,,
R-4,Di,Frost,1936-06-01,yes,,Ed Frost,5 Elm St,Austin,TX,78703,,
R-5,,Sukarno,1977-06-01,,,,6 Elm St,Austin,TX,78704,,Spanish
R-6,Flo,Moss,1978-06-01,,,,7 Rue Longue,Paris,,75001,France,
R-7,Gus,Nye,1979-06-01,,,,Elm Street,Austin,TX,78705,,
`

let clinic: Clinic
let at: string
beforeAll(async () => {
  clinic = await openClinic()
  const logged = await clinic.as('officer', '/incidents', { title: 'T', kind: 'phishing', discoveredOn: '2026-11-10' })
  at = logged.headers.get('Location') ?? ''
})
afterAll(() => clinic.close())

const pageAs = async (role: 'admin' | 'officer' | 'auditor', reader = '') => {
  const answer = await clinic.as(role, `${at}/letter${reader && `?reader=${reader}`}`)
  expect(answer.status).toBe(200)
  return await answer.text()
}
const readersOn = (html: string) => [...html.matchAll(/letter\?reader=([\w-]+)#sheet/g)].map(([, key = '']) => key)
const sheetOn = (html: string) => /<article class="sheet".*?<\/article>/s.exec(html)?.[0] ?? ''
const marksOn = (html: string) => [...sheetOn(html).matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text]) => text)
const save = (words: Record<string, string> = {}) => clinic.as('officer', `${at}/letter`, { ...mailboxWords, ...words })

test('the letter is read as it was typed before it is saved: to a made-up name, and nothing is entered', async () => {
  const before = await entriesIn(clinic)
  const typed = { ...mailboxWords, whatHappened: 'A burglar took the server.', reader: 'minor' }
  const answer = await clinic.as('officer', `${at}/letter/sheet`, typed)
  const sheet = wordsOn(sheetOn(await answer.text()))
  expect([answer.status, sheet]).toEqual([200, expect.stringContaining('A burglar took the server.')])
  expect(sheet).toContain('Kim Sample')
  expect(await entriesIn(clinic)).toBe(before)
  expect(sheetOn(await pageAs('officer'))).not.toContain('burglar')
  expect((await clinic.as('auditor', `${at}/letter/sheet`, typed)).status).toBe(403)
})

describe('before a roster came', () => {
  test('the letter is shown to somebody made up, as an adult, a minor, a family and somebody represented', async () => {
    const html = await pageAs('officer')
    expect([...new Set(readersOn(html))]).toEqual(['adult', 'minor', 'deceased', 'represented'])
    expect(sheetOn(html)).toContain('DRAFT: not to be mailed')
    expect(marksOn(await pageAs('officer', 'deceased'))).toContain('Dear Kim Sample:')
    expect(wordsOn(html)).toContain('With a made-up name.')
    expect(html).not.toContain('Read as the strangest readers')
  })
})

describe('with a roster', () => {
  beforeAll(async () => {
    const { world, people } = clinic
    const id = at.slice('/incidents/'.length)
    const sent = await saveUpload(await openIncident(world, id), 'patients.csv', new Blob([ROSTER]).stream())
    await importRoster(world, people.officer, id, sent.id, { map: [] })
    await save()
  })

  test('the switcher offers the readers that it really has, each a link, and how many there are', async () => {
    const html = await pageAs('officer')
    expect(new Set(readersOn(html))).toEqual(
      new Set(
        'adult minor no_guardian deceased one_word longest abroad doubtful language-es state-MA state-TX'.split(' '),
      ),
    )
    const readers = wordsOn(/<nav class="readers".*?<\/nav>/s.exec(html)?.[0] ?? '')
    for (const words of ['Adult 4', 'Minor 2', 'Deceased 1', 'Spanish 1', 'Massachusetts 1'])
      expect(readers).toContain(words)
    expect(wordsOn(html)).toContain('1 State that adds nothing of its own Texas 5')
  })

  test.each([
    ['deceased', 'Ed Frost', 'We are sorry for your loss'],
    ['minor', 'Kari Lind', 'Dear Kari Lind:'],
    ['no_guardian', 'Cy Marsh', 'parent or guardian'],
    ['one_word', 'Sukarno', 'Dear Sukarno:'],
    ['abroad', 'Flo Moss', 'FRANCE'],
    ['language-es', 'Sukarno', 'Este es un aviso importante'],
    ['state-MA', 'Ann Reyes', 'BOSTON MA'],
  ])('as %s the letter is that of %s, in its real words', async (reader, name, words) => {
    const sheet = wordsOn(sheetOn(await pageAs('officer', reader)))
    expect(sheet.toLowerCase()).toContain(name.toLowerCase())
    expect(sheet.toLowerCase()).toContain(words.toLowerCase())
  })

  test('what this reader alone gets is marked, and nothing of a plain letter', async () => {
    const html = await pageAs('officer', 'deceased')
    expect(marksOn(html).join(' ')).toContain('We are sorry for your loss, and sorry to trouble you.')
    expect(marksOn(html).join(' ')).not.toContain('The name of your health insurer')
    expect(marksOn(await pageAs('officer', 'doubtful')).filter((text) => text !== 'ELM STREET')).toEqual([])
  })

  test('whose letter was shown stands in the access log', async () => {
    await clinic.world.readings.flush()
    const { items } = await pageOfReadings(clinic.world, { incident: at.slice('/incidents/'.length) }, { limit: 100 })
    const letters = items.filter(({ what }) => what === 'letter')
    expect(letters.length).toBeGreaterThan(5)
    expect(letters.every(({ people = [] }) => people.length === 1)).toBe(true)
  })

  test('an auditor sees a made-up name, opens nobody’s record and leaves the letter as unread as before', async () => {
    const before = await entriesIn(clinic)
    const sheet = wordsOn(sheetOn(await pageAs('auditor', 'deceased')))
    expect(sheet).toContain('Kim Sample')
    expect(sheet).not.toContain('Frost')
    expect(await entriesIn(clinic)).toBe(before)
  })
})

describe('before approval', () => {
  const codesOn = (html: string) =>
    [...html.matchAll(/name="acknowledged:list" value="([^"]+)"/g)].map(([, code]) => code).join(',')
  const approve = async (values: Record<string, string> = {}) =>
    clinic.as('admin', `${at}/letter/approval`, { 'acknowledged:list': codesOn(await pageAs('admin')), ...values })

  test('the page says who opened which letter, once, and asks anew after each change of the words', async () => {
    await save({ whatHappened: 'Somebody read a mailbox.' })
    expect(wordsOn(await pageAs('admin'))).not.toContain('opened by The')
    expect(wordsOn(await pageAs('officer', 'deceased'))).toContain('opened by The officer')
    const before = await entriesIn(clinic)
    await pageAs('officer', 'deceased')
    expect(await entriesIn(clinic)).toBe(before)
    expect(wordsOn(await pageAs('admin', 'deceased'))).toMatch(/opened by The (officer, The admin|admin, The officer)/)
    await save({ whatHappened: 'Somebody else read a mailbox.' })
    expect(wordsOn(await pageAs('admin'))).not.toContain('opened by The')
  })

  test('with letters that nobody opened, a reason is asked for, and kept', async () => {
    const html = await pageAs('admin')
    expect(wordsOn(html)).toMatch(/I approve though \d+ of these letters were opened by nobody/)
    const refused = await approve()
    const again = await refused.text()
    expect([refused.status, again]).toEqual([422, expect.stringContaining('id="unopened-error"')])
    expect((await approve({ unopened: 'Read on paper with counsel.' })).status).toBe(303)
    const { body } = await newestEntry()
    expect(JSON.parse(body)).toMatchObject({
      act: 'letter_approved',
      facts: { unopened: expect.arrayContaining(['deceased', 'state-MA']) },
    })
    expect(body).not.toContain('counsel')
  })

  test('once each odd letter was opened by somebody, nothing more is asked', async () => {
    await save({ whatHappened: 'Nobody knows who read a mailbox.' })
    const odd = [
      ...new Set([...(await pageAs('admin')).matchAll(/<a class="btn line small" href="[^"]*reader=([\w-]+)#/g)]),
    ]
    expect(odd.length).toBeGreaterThan(5)
    for (const [, reader] of odd) await pageAs('officer', reader)
    const html = await pageAs('admin')
    expect(html).not.toContain('name="unopened"')
    expect(wordsOn(html)).toContain(`all ${odd.length} opened`)
    expect((await approve()).status).toBe(303)
  })

  async function newestEntry() {
    const rows = tables(clinic.world.db).selectFrom('log').select('body').orderBy('seq', 'desc').limit(1)
    return await rows.executeTakeFirstOrThrow()
  }
})
