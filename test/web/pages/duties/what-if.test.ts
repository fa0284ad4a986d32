import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answer } from '../../../../src/breach/duties/duties.ts'
import { complete } from '../../../../src/breach/law/complete.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { questionIn, typedIn, typedOf } from '../../../../src/web/pages/duties/what-if-form.ts'
import { someSituation } from '../../../breach/arbitrary.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic, ROLES } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

/** What the page says to a case, as its form would send it. */
async function answerTo(fields: Record<string, string>, more = ''): Promise<string> {
  const query = new URLSearchParams({ 'event.knownOn': '2026-11-01', ...fields })
  return wordsOn(await (await clinic.as('staff', `/what-if?${query}${more}`)).text())
}

describe('what would we owe', () => {
  test('is open to everybody who is signed in, and to no stranger', async () => {
    for (const role of ROLES) expect((await clinic.as(role, '/what-if')).status).toBe(200)
    expect((await clinic.as(null, '/what-if')).status).toBe(302)
  })

  test('begins with today and an unknown count, already answered', async () => {
    const words = wordsOn(await (await clinic.as('staff', '/what-if')).text())
    expect(words).toContain('2 notices owed, the first by January 21, 2027. Presumed a breach.')
    expect(words).toContain('Not legal advice. Check with counsel. Law reviewed on November 22, 2026.')
  })

  test('answers 499 with the year-end report and 500 with OCR beside the letters', async () => {
    expect(await answerTo({ 'people.total:number': '499' })).toContain('log it for 2026')
    expect(await answerTo({ 'people.total:number': '500' })).toContain(
      '500 or more: notify OCR at the same time as the letters',
    )
  })

  test('adds the media where a State has more than 500, and the State’s own law', async () => {
    const rows = (count: number) => ({ 'people.total:number': String(count), state: 'TX', residents: String(count) })
    expect(await answerTo(rows(500))).not.toContain('News outlets serving Texas')
    const words = await answerTo({ ...rows(501), 'event.elements:list': 'name,ssn' })
    expect(words).toContain('501 residents of Texas, more than 500: notify its media')
    expect(words).toContain('Tex. Bus. & Com. Code § 521.053(i)')
  })

  test('takes residents of several States, and adds two rows of one State', async () => {
    const more = '&state=TX&residents=300&state=CA&residents=200&state=TX&residents=250&state=&residents='
    const words = await answerTo({ 'people.total:number': '750' }, more)
    expect(words).toContain('550 residents of Texas, more than 500')
  })

  test('waits with a State whose residents are not typed yet', async () => {
    const words = await answerTo({ 'people.total:number': '20' }, '&state=TX&residents=')
    expect(words).toContain('2 notices owed')
  })

  test('says that nothing is owed where the data was encrypted and the key is safe', async () => {
    const words = await answerTo({ 'event.secured': 'encrypted', 'people.total:number': '3000' })
    expect(words).toContain('No notice is owed. Not a breach under HIPAA.')
  })

  test('moves a day for a hold, and only for one that counts', async () => {
    const hold = { 'holds.0.form': 'written', 'holds.0.statedOn': '2026-11-05', 'holds.0.until': '2027-02-01' }
    const counts = { ...hold, 'holds.0.impedes:flag': 'true', 'holds.0.documented:flag': 'true' }
    expect(await answerTo({ 'people.total:number': '600', ...counts })).toContain('moves that to February 1, 2027')
    expect(await answerTo({ 'people.total:number': '600', ...hold })).toContain('by December 31, 2026')
  })

  test('shows a notice that was given as done', async () => {
    const words = await answerTo({ 'people.total:number': '600' }, '&told=hipaa.individuals&toldOn=2026-11-20')
    expect(words).toContain('Fri, Nov 20 in time 600 people, one letter')
  })

  test('leads from each duty to the law behind it', async () => {
    const query = 'event.knownOn=2026-11-01&people.total:number=9&state=NY&residents=9'
    const html = await (await clinic.as('staff', `/what-if?${query}`)).text()
    expect(html).toContain('href="/law/NY#')
    expect(html).toContain('href="/law/federal#individuals"')
  })
})

describe('a case that cannot be', () => {
  test.each([
    [{ 'event.knownOn': '2026-02-31' }, '', 'Enter a date'],
    [{ 'people.total:number': '-4' }, '', 'Enter a whole number, 0 or more'],
    [{}, '&state=TX&residents=many', 'Enter the number of residents of TX'],
    [{}, '&state=&residents=40', 'Choose a State'],
    [{ 'event.from': '2026-10-05', 'event.to': '2026-10-01' }, '', 'ended before it began'],
    [{ 'holds.0.form': 'oral' }, '', 'Enter a date'],
  ])('%j%s is answered with what to mend, and loses nothing that was typed', async (fields, more, sentence) => {
    const query = new URLSearchParams({ 'event.knownOn': '2026-11-01', ...fields })
    const answer = await clinic.as('staff', `/what-if?${query}${more}`)
    const html = await expectRefusal(answer, 422, sentence)
    expect(wordsOn(html)).toContain('No answer yet')
    for (const value of Object.values(fields)) expect(html).toContain(value)
  })
})

test('nothing is stored or logged, whatever is asked', async () => {
  const before = await entriesIn(clinic)
  const incidents = await tables(clinic.world.db).selectFrom('incidents').selectAll().execute()
  await clinic.as('officer', `/what-if?incident=${clinic.id}`)
  await clinic.as('officer', '/what-if?event.knownOn=2026-11-01&people.total:number=600')
  expect(await entriesIn(clinic)).toBe(before)
  expect(await tables(clinic.world.db).selectFrom('incidents').selectAll().execute()).toEqual(incidents)
})

test('an incident fills the form, and then gets its own answer', async () => {
  const html = await (await clinic.as('staff', `/what-if?incident=${clinic.id}`)).text()
  expect(html).toContain('name="event.knownOn" type="date" value="2026-11-02"')
  expect(wordsOn(html)).toContain('Each of 12 individuals is owed a letter')
  expect((await clinic.as('staff', '/what-if?incident=2026-9999')).status).toBe(404)
})

test('the form holds every Situation that can be asked, so that its answer has the same duties', () => {
  fc.assert(
    fc.property(someSituation, (situation) => {
      const { values, residents, given } = typedOf(situation)
      const query = new URLSearchParams(values)
      for (const [state, count] of residents)
        for (const [name, text] of [
          ['state', state],
          ['residents', count],
        ] as const)
          query.append(name, text)
      for (const [duty, day] of given)
        for (const [name, text] of [
          ['told', duty],
          ['toldOn', day],
        ] as const)
          query.append(name, text)
      const queries = Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)]))
      const asked = complete(questionIn(typedIn(queries)), '2026-11-22')
      expect(answer(asked).duties).toEqual(answer(situation).duties)
    }),
  )
})

describe('what is not owed', () => {
  const photo = {
    'people.total:number': '3',
    state: 'CA',
    residents: '3',
    'event.elements:list': 'photo,medical',
  }

  test('is said with the reason, and with the one fact by which it would be owed', async () => {
    const words = await answerTo({ ...photo, named: 'yes' })
    expect(words).toContain('California: Attorney General 3 residents of California: it is owed at more than 500.')
    expect(words).toContain('It would be owed if more than 500 residents of California were affected.')
    expect(words).not.toContain('would be owed if the people could be named')
  })

  test('says how many notices hang on the answer that nobody could be named with the photo', async () => {
    const words = await answerTo({ ...photo, named: 'no' })
    expect(words).toContain('1 notice would be owed if the people could be named with it.')
  })

  test('an address that was kept from before the question means what its list says', async () => {
    expect(await answerTo(photo)).not.toContain('3 residents of California are owed notice')
    expect(await answerTo({ ...photo, named: 'yes' })).toContain('3 residents of California are owed notice')
  })
})
