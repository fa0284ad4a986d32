import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitName } from '../../../src/people/values/name.ts'
import { readNames } from '../../../src/people/values/names/name-cell.ts'
import { readRelation } from '../../../src/people/values/names/relation.ts'
import { personOf, rowsOf } from '../people.ts'

describe('somebody who stands for another becomes a name and a role', () => {
  test.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['Adams, Peter - son, executor', 'Peter Adams', 'son, executor', 'representative'],
    ['Lopez, Carmen (mother)', 'Carmen Lopez', 'mother', 'guardian'],
    ['Mother: Carmen Lopez', 'Carmen Lopez', 'mother', 'guardian'],
    ['mother Carmen Lopez', 'Carmen Lopez', 'mother', 'guardian'],
    ['Carmen Lopez, mother', 'Carmen Lopez', 'mother', 'guardian'],
    ['Lopez, Carmen, mother', 'Carmen Lopez', 'mother', 'guardian'],
    ['Carmen Lopez/mother', 'Carmen Lopez', 'mother', 'guardian'],
    ['Carmen Lopez - Mother', 'Carmen Lopez', 'mother', 'guardian'],
    ['Legal Guardian - Carmen Lopez', 'Carmen Lopez', 'legal guardian', 'guardian'],
    ['Carmen & Luis Lopez (parents)', 'Carmen & Luis Lopez', 'parents', 'guardian'],
    ['Carmen Lopez (mom) 617-555-0142', 'Carmen Lopez', 'mom', 'guardian'],
    ['Peter Adams (POA)', 'Peter Adams', 'poa', 'representative'],
    ['Power of Attorney: Adams, Peter', 'Peter Adams', 'power of attorney', 'representative'],
    ['Peter Adams, executor of the estate', 'Peter Adams', 'executor of the estate', 'representative'],
    ['Adams, Peter, Jr. (son)', 'Peter Adams Jr', 'son', 'family'],
    ['son Peter Adams', 'Peter Adams', 'son', 'family'],
    ['Wife - Mary Quigley', 'Mary Quigley', 'wife', 'family'],
    ['Mary Quigley (wife, POA)', 'Mary Quigley', 'wife, poa', 'representative'],
    ['Mary Quigley (next of kin)', 'Mary Quigley', 'next of kin', 'kin'],
    ['NOK: Mary Quigley', 'Mary Quigley', 'nok', 'kin'],
    ['Mary Quigley - emergency contact', 'Mary Quigley', 'emergency contact', 'kin'],
    ['Jon Quigley (brother)', 'Jon Quigley', 'brother', undefined],
    ['López, Ana (madre)', 'Ana López', 'madre', 'guardian'],
    ['Mother', undefined, 'mother', 'guardian'],
  ])('“%s”', (text, name, role, kind) => {
    expect(readRelation(text)).toEqual({ name, role, kind })
  })

  test.each([
    ['Son, Min', 'Min Son'],
    ['Parent, Marie', 'Marie Parent'],
    ['Child, Lee', 'Lee Child'],
    ['Son Min Lee', 'Son Min Lee'],
    ['Marie Parent', 'Marie Parent'],
    ['Smith-Jones, Ann', 'Ann Smith-Jones'],
    ['Joo-won Park', 'Joo-won Park'],
    ['Ana Motherwell', 'Ana Motherwell'],
    ['Guardiola, Pep', 'Pep Guardiola'],
    ['Dr. Mary Quigley', 'Dr. Mary Quigley'],
  ])('and “%s”, whose name sounds like a role, has none', (text, name) => {
    expect(readRelation(text)).toEqual({ name, role: undefined, kind: undefined })
  })

  test.each(['Self', 'self', 'Patient', 'N/A', 'same'])('and “%s” is nobody else', (text) => {
    expect(personOf('Last,Guardian', `Doe,${text}`).guardianName).toBeUndefined()
  })

  test('the role decides where it says more than the column', () => {
    expect(personOf('Last,Guardian', 'Doe,"Adams, Peter (executor)"')).toMatchObject({
      representativeName: 'Peter Adams',
      representativeRole: 'executor',
    })
    expect(personOf('Name', '"Lopez, Sofia (guardian: Carmen Lopez)"')).toMatchObject({
      givenName: 'Sofia',
      familyName: 'Lopez',
      guardianName: 'Carmen Lopez',
    })
  })
})

describe('more than one person in a row is asked', () => {
  test.each([
    ['John & Mary Quigley', 'John & Mary', 'Quigley'],
    ['"Quigley, Bram and Cleo"', 'Bram and Cleo', 'Quigley'],
    ['Mr. and Mrs. Dov Tiller', 'Mr. and Mrs. Dov', 'Tiller'],
    ['John + Mary Quigley', 'John + Mary', 'Quigley'],
    ['John/Mary Quigley', 'John/Mary', 'Quigley'],
    ['The Stanhope Family', undefined, 'The Stanhope Family'],
    ['Stanhope Household', undefined, 'Stanhope Household'],
  ])('“%s”', (cell, givenName, familyName) => {
    const [row] = rowsOf(`Name,City\n${cell},Salem\n`)
    expect(row!.notes).toMatchObject([{ message: expect.stringContaining('more than one person') }])
    expect(row!.person).toMatchObject({ familyName, ...(givenName && { givenName }) })
  })

  test('also where the parts stand apart', () => {
    const notes = (cells: string) => rowsOf(`First,Last\n${cells}\n`)[0]!.notes
    for (const cells of ['John & Mary,Quigley', 'John and Mary,Quigley', 'John/Mary,Quigley', ',The Stanhope Family'])
      expect(notes(cells)).toMatchObject([{ message: expect.stringContaining('more than one person') }])
    for (const cells of ['Andy,Anderson', 'Mary-Ann,Smith/Jones', 'John,Family', 'Sandy,Brand', 'Ana,Ortega y Gasset'])
      expect(notes(cells)).toEqual([])
  })
})

describe('a whole name', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['DO, KIM T', 'KIM', 'DO'],
    ['RN, SOK', 'SOK', 'RN'],
    ['Ma, Jack', 'Jack', 'Ma'],
    ['Kim Do', 'Kim', 'Do'],
    ['Nguyen, Do', 'Do', 'Nguyen'],
    ['Rahman, Md', 'Md', 'Rahman'],
    ['Smith, JD', 'JD', 'Smith'],
    ['Smith, John MD', 'John', 'Smith'],
    ['Smith, John, DO', 'John', 'Smith'],
    ['John Smith, MD, PhD', 'John', 'Smith'],
    ['Smith, John Esq.', 'John', 'Smith'],
    ['Smith, Ann Mrs.', 'Ann', 'Smith'],
    ['Rev. Dr. Martin Smith', 'Martin', 'Smith'],
    ['Smith^John^A^^Mr', 'John', 'Smith'],
    ['Smith; John', 'John', 'Smith'],
    ['Mary Smith (née Jones)', 'Mary', 'Smith'],
    ['Mary Smith fka Jones', 'Mary', 'Smith'],
    ['John "Jack" Smith', 'John', 'Smith'],
    ['Smith, John (Jack)', 'John', 'Smith'],
    ['Doe, John *CONFIDENTIAL*', 'John', 'Doe'],
    ['Test, Ann', 'Ann', 'Test'],
    ['Walker, Page', 'Page', 'Walker'],
    ['Total, Ann', 'Ann', 'Total'],
    ['Dean, James', 'James', 'Dean'],
  ])('“%s” is of %s %s', (text, givenName, familyName) => {
    expect(readNames({}, text).names).toMatchObject({ givenName, familyName })
  })

  test('a suffix is found behind either name', () => {
    for (const text of ['Smith, John, Jr.', 'Smith, Jr, John', 'Smith Jr., John', 'John Smith Jr'])
      expect(splitName(text)).toEqual({ givenName: 'John', familyName: 'Smith', suffix: 'Jr' })
  })
})

describe('nobody whose name looks like a mistake is lost', () => {
  const FAMILIES =
    'Do|Ma|Rn|Md|Page|Test|Walker|Total|Dean|Late|Dec|Estates|Died|Son|Parent|Child|Friend|Family|Major|Judge|Rev|Hon|Prince|May|June|Young|Van|King|Guardian|Mothershed|Executor|Deceasey|Null|Case|Self|Expired|Alive|Living|Estate|Nee|Aka|Rip|Anderson|Land|Andrews|Y|Ng|O’Dea|de la Cruz|van der Berg|St. John|Smith-Jones'.split(
      '|',
    )
  const GIVENS = 'Kim|Jd|Md|Ma|Do|Hon|Major|Dean|Page|May|Test|Sandy|Rip|Dee|Art|Andy|Sonny|Guardiola|Dec|Living'.split(
    '|',
  )

  test('whatever the order in which it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FAMILIES), fc.constantFrom(...GIVENS), (familyName, givenName) => {
        const expected = { names: { givenName, familyName }, died: undefined, relation: undefined, several: false }
        expect(readNames({}, `${familyName}, ${givenName}`)).toEqual(expected)
        expect(readNames({ givenName, familyName }, '')).toEqual(expected)
      }),
      { numRuns: 1000 },
    )
  })
})
