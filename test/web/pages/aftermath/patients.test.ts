import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { pageOfPeople } from '../../../../src/actions/people/people.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { read, rolesIn, textOf } from '../../../pdf/reader.ts'
import { mailLetters, openMailbox, rosterOf } from '../../../support/mail/mailed.ts'
import { affected } from '../../../support/rosters/patients.ts'
import { typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const LAPTOP = {
  title: 'Lost laptop',
  kind: 'lost_or_stolen_device',
  discoveredOn: '2026-11-02',
  occurredFrom: '2026-10-01',
  occurredTo: '2026-10-03',
  elements: ['name', 'medical'],
} as const
const FAX = { title: 'Fax to a florist', kind: 'misdirected_mail_or_fax', discoveredOn: '2024-03-05' } as const

const ANA = 'H100,Ana,Lopez,1980-02-03,,214558823,617-555-0101,ana@x.example,yes,,es,12 Elm St,,Lowell,MA,01852'
const ANNA = 'F7,Ana,Lopez,1955-11-30,,,,,,,,9 Oak St,,Salem,MA,01970'

let clinic: Clinic
let laptop: string
let fax: string

beforeAll(async () => {
  clinic = await openClinic()
  const { world, people } = clinic
  laptop = await affected(world, people.officer, LAPTOP, [
    ANA,
    'H200,Cy,Lopez,1890-02-03,1950-05-05,,,,,,,12 Elm St,,Lowell,MA,01852',
  ])
  fax = await affected(world, people.officer, FAX, [ANA, ANNA])
})
afterAll(() => clinic.close())

const ASKED = { givenName: 'Ana', familyName: 'Lopez', birthDate: '1980-02-03' }

test.each([
  ['Ana Lopez', true],
  ['Lopez, Ana', true],
  ['LOPEZ, ANA M.', true],
  ['Lopez', false],
])(
  'somebody is found among the people of an incident by the whole name, as systems print it too: %s',
  async (wanted, is) => {
    const words = wordsOn(await (await clinic.as('officer', `/incidents/${laptop}/people/search`, { wanted })).text())
    expect(words.includes('No one has exactly that')).toBe(!is)
    expect(words.includes('Cy Lopez')).toBe(false)
  },
)

describe('“Has this patient been in an earlier breach?”', () => {
  test('is asked in a form that puts no patient’s data into an address', async () => {
    const answer = await clinic.as('officer', '/patients')
    expect(await answer.text()).toMatch(/<form[^>]*method="post" action="\/patients"/)
  })

  test('is answered incident by incident, with what agrees, the days and whether it is listed', async () => {
    const answer = await clinic.as('auditor', '/patients', ASKED)
    const words = wordsOn(await answer.text())
    expect(answer.status).toBe(200)
    for (const part of [
      '2 incidents',
      'Lost laptop',
      'Oct 1 to Oct 3',
      'Fax to a florist',
      'same given name, same family name, same birth date',
      'In the accounting Yes.',
      '1 more person shares a name or number but is clearly someone else',
      'Letters none',
    ])
      expect(words).toContain(part)
    expect(words).not.toContain('1955')
  })

  test('goes on from whoever the officer takes for the patient', async () => {
    const html = await (await clinic.as('officer', '/patients', { mrn: 'H100' })).text()
    expect(wordsOn(html)).toContain('check: may be someone else')
    const take = /name="take" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const words = wordsOn(await (await clinic.as('officer', '/patients', { mrn: 'H100', take })).text())
    expect(words).toContain('Ana Lopez , born February 3, 1980 : same given name')
    expect(words).not.toContain('may be someone else')
  })

  test('asks for more than a name', async () => {
    const answer = await clinic.as('officer', '/patients', { givenName: 'Ana', familyName: 'Lopez' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(wordsOn(html)).toContain('Enter the full name and birth date')
    expect(typedIn(html)).toMatchObject({ givenName: 'Ana', familyName: 'Lopez' })
  })

  test('says so when nobody is found', async () => {
    const answer = await clinic.as('officer', '/patients', { ssn: '319-55-8824' })
    expect(wordsOn(await answer.text())).toContain('No incident has this patient on its roster')
  })

  test('is asked from a person’s own page too', async () => {
    const { html, of } = await pageOfAna()
    expect(wordsOn(html)).toContain('Searches all incidents for this person')
    const words = wordsOn(await (await clinic.as('officer', '/patients', { of })).text())
    expect(words).toContain('2 incidents')
  })
})

describe('the accounting of disclosures', () => {
  test('is a page with what was ticked, as the officer words it, and an entry of ids alone', async () => {
    const typed = typedIn(await (await clinic.as('officer', '/patients', ASKED)).text())
    const chosen = (typed.chosen ?? '').split(',').filter(Boolean)
    expect(chosen).toHaveLength(2)
    const before = await entriesIn(clinic)
    const recipient = chosen.map((each) => [`recipient/${each}`, 'A thief in Boston.'])
    const answer = await clinic.as('officer', '/patients/accounting', { ...typed, ...Object.fromEntries(recipient) })
    const words = wordsOn(await answer.text())
    for (const part of [
      'Accounting of Disclosures',
      'Ana Lopez , born February 3, 1980',
      'From November 22, 2020 to November 22, 2026',
      'To whom: A thief in Boston.',
      'What was disclosed: Name, Medical information',
      'between October 1, 2026 and October 3, 2026',
      'by The officer for Harbor Med Spa',
    ])
      expect(words.replaceAll(' ,', ',')).toContain(part.replaceAll(' ,', ','))
    expect(await entriesIn(clinic)).toBe(before + 2)
    const rows = await tables(clinic.world.db)
      .selectFrom('log')
      .select(['body', 'incident'])
      .where('seq', '>', before)
      .orderBy('seq')
      .execute()
    const entered = chosen.map((each) => [each.split('/')[0], 'accounting_made', [each]])
    expect(rows.map(({ body, incident }) => [incident, JSON.parse(body).act, JSON.parse(body).facts.people])).toEqual(
      entered,
    )
    expect(JSON.stringify(rows)).not.toMatch(/Lopez|1980|thief/)
  })

  test('is a tagged PDF, whose name is no patient’s', async () => {
    const typed = typedIn(await (await clinic.as('officer', '/patients', ASKED)).text())
    const answer = await clinic.as('auditor', '/patients/accounting/pdf', typed)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect(answer.headers.get('Content-Disposition')).toContain('accounting-of-disclosures.pdf')
    const { pages } = await read(new Uint8Array(await answer.arrayBuffer()))
    expect(pages.map(textOf).join(' ')).toContain('Accounting of Disclosures Ana Lopez')
    expect(pages.flatMap((each) => rolesIn(each.structure))).toEqual(expect.arrayContaining(['H1', 'H2', 'L', 'LI']))
  })

  test('is refused where nothing is ticked, and nothing typed is lost', async () => {
    const answer = await clinic.as('officer', '/patients/accounting', { ...ASKED, chosen: '' })
    expect(answer.status).toBe(422)
    expect(wordsOn(await answer.text())).toMatch(/Choose at least one incident.*Lost laptop/)
  })

  test('is refused of two different people', async () => {
    const all = await tables(clinic.world.db)
      .selectFrom('people')
      .select(['incident', 'person'])
      .where('incident', '=', fax)
      .execute()
    const chosen = all.map(({ incident, person }) => `${incident}/${person}`)
    expect(chosen).toHaveLength(2)
    const answer = await clinic.as('officer', '/patients/accounting', { ...ASKED, chosen: chosen.join(',') })
    expect(answer.status).toBe(422)
    expect(wordsOn(await answer.text())).toContain('These are two different people.')
  })
})

describe('a person’s page', () => {
  test('shows what is known and what matters, and no Social Security number', async () => {
    const words = wordsOn((await pageOfAna()).html)
    for (const part of [
      'Birth date February 3, 1980',
      'Social Security number on file, not shown',
      'other language',
      'agreed to e-mail',
      'household of 2',
      'No letters yet.',
      'CASS',
    ])
      expect(words).toContain(part)
    expect(words).not.toContain('214558823')
  })

  test('lets the officer leave out who was dead for more than fifty years, and keep her after all', async () => {
    const path = await pathOf('Cy Lopez')
    const page = async () => wordsOn(await (await clinic.as('officer', path)).text())
    expect(await page()).toMatch(/died over 50 years ago.*Exclude this person/)
    expect(wordsOn(await (await clinic.as('auditor', path)).text())).not.toContain('Exclude this person')
    const left = await clinic.as('officer', `${path}/leaving-out`, { version: '0', reason: 'Died in 1950.' })
    expect([left.status, left.headers.get('Location')]).toEqual([303, path])
    expect(await page()).toMatch(/Excluded.*not counted and gets no letter.*Include this person/)
    const again = await clinic.as('officer', `${path}/leaving-out`, { version: '0', reason: 'Once more.' })
    expect(again.status).toBe(409)
    await clinic.as('officer', `${path}/leaving-out/withdrawal`, { version: '1', reason: 'It was his son.' })
    expect(await page()).toMatch(/Included by The officer.*It was his son/)
    const history = wordsOn(await (await clinic.as('officer', `/incidents/${laptop}/people`)).text())
    expect(history).toMatch(/Excluded One person, died more than 50 years ago.* 1 person/)
    expect(history).toMatch(/Included again One person.* 2 people/)
  })
})

describe('a letter that was mailed', () => {
  test('is told on the person’s page, among the incidents and in the accounting', async () => {
    const { world, people } = clinic
    const mailbox = await openMailbox(world, people, rosterOf(1))
    const [reference = ''] = await mailLetters(world, people.officer, mailbox)
    const { items } = await pageOfPeople(await openIncident(world, mailbox), { limit: 1 })
    const of = `${mailbox}/${items[0]?.id}`
    const page = await (await clinic.as('officer', `/incidents/${mailbox}/people/${items[0]?.id}`)).text()
    expect(wordsOn(page)).toContain(`Notice ${reference} on paper: mailed, Sun, Nov 22`)
    expect(page).toContain(`href="/incidents/${mailbox}/letters/${reference}"`)
    const found = await (await clinic.as('officer', '/patients', { of })).text()
    expect(wordsOn(found)).toContain(`Letters ${reference} on paper: mailed, Sun, Nov 22`)
    const accounting = await clinic.as('officer', '/patients/accounting', { of, chosen: of })
    expect(wordsOn(await accounting.text())).toContain(`letter ${reference}, by mail on November 22, 2026`)
  })
})

describe('the list of people', () => {
  test('leads to those with a flag, and back', async () => {
    const all = await (await clinic.as('officer', `/incidents/${laptop}/people`)).text()
    expect(all.replaceAll('&#x3D;', '=')).toContain(`/incidents/${laptop}/people?flag=dead_over_50_years#list`)
    expect(wordsOn(all)).toMatch(/agreed to e-mail 1.*Ana Lopez.*household of 2/)
    const filtered = wordsOn(await (await clinic.as('officer', `/incidents/${laptop}/people?flag=deceased`)).text())
    expect(filtered).toContain('Cy Lopez')
    expect(filtered).not.toContain('Ana Lopez')
  })
})

async function pathOf(name: string): Promise<string> {
  const html = await (await clinic.as('officer', `/incidents/${laptop}/people`)).text()
  const path = new RegExp(`<a href="(/incidents/${laptop}/people/[^"]+)">${name}</a>`).exec(html)?.[1]
  expect(path).toBeDefined()
  return path ?? ''
}

async function pageOfAna() {
  const html = await (await clinic.as('officer', await pathOf('Ana Lopez'))).text()
  return { html, of: typedIn(html).of ?? '' }
}
