import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { upperHalf } from '../../../../src/people/reading/file/code-pages.ts'
import { restoreLetters } from '../../../../src/people/reading/file/damaged-letters.ts'
import { hasLostLetter } from '../../../../src/people/values/lost-letters.ts'
import { countOf, layoutOf, peopleOf } from '../../people.ts'

type Page = Parameters<typeof upperHalf>[0]

/** The bytes of a text in a set of one byte a character. */
function written(text: string, page: Page): Uint8Array {
  const upper = upperHalf(page)
  return Uint8Array.from([...text], (sign) => {
    const code = sign.charCodeAt(0)
    const at = upper.indexOf(sign)
    if (code >= 128 && at < 0) throw new Error(`${page} has no ${sign}`)
    return code < 128 ? code : at + 128
  })
}

function rosterOf(names: readonly string[], eol = '\r\n'): string {
  const rows = names.map((name, at) => `${1001 + at},${name.replace(' ', ',')},1961-04-09,Salem,MA,01970`)
  return ['MRN,First Name,Last Name,DOB,City,State,Zip', ...rows, ''].join(eol)
}

function namesIn(bytes: Uint8Array | string): string[] {
  return peopleOf(bytes).map(({ givenName, familyName }) => `${givenName} ${familyName}`)
}

const WESTERN = [
  'José Peña',
  'Zoë Núñez',
  'Françoise Müller',
  'André Gómez',
  'María García',
  'Ángel Ibáñez',
  'BEGOÑA MUÑOZ',
]
const CENTRAL = ['Żaneta Łukasiewicz', 'Jiří Dvořák', 'Lech Wałęsa', 'Božena Němcová', 'Łucja Śliwa', 'Zdeněk Kříž']
const CYRILLIC = ['Ольга Иванова', 'Юрий Петров', 'НАТАЛЬЯ СМИРНОВА', 'Дмитро Шевченко']

describe('a roster in an older character set is read by how its letters fit', () => {
  const cases: [Page, string[]][] = [
    ['windows-1252', WESTERN],
    ['macintosh', WESTERN],
    ['cp850', WESTERN],
    ['windows-1250', CENTRAL],
    ['windows-1251', CYRILLIC],
  ]
  test.each(cases)('%s', (page, names) => {
    expect(namesIn(written(rosterOf(names), page))).toEqual(names)
    expect(layoutOf(written(rosterOf(names), page)).encoding).toBe(page)
  })

  test.each(cases)('%s, in any order and number, among plain names', (page, names) => {
    const some = fc.tuple(fc.shuffledSubarray(names, { minLength: 2 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(some, ([chosen, plain]) => {
        const all = [...Array.from({ length: plain }, () => 'Ann Lee'), ...chosen]
        expect(namesIn(written(rosterOf(all), page))).toEqual(all)
      }),
      { numRuns: 50 },
    )
  })

  test.each<[Page, string]>([
    ['macintosh', 'José Lee'],
    ['macintosh', 'Ann Peña'],
    ['macintosh', 'Ann Müller'],
    ['cp850', 'José Lee'],
    ['cp850', 'Ann Núñez'],
    ['cp850', 'Ann Sánchez'],
    ['windows-1250', 'Łucja Lee'],
    ['windows-1251', 'Ольга Иванова'],
    ['windows-1252', 'José Peña'],
    ['windows-1252', 'Søren Kierkegård'],
    ['windows-1252', 'João Conceição'],
    ['windows-1252', 'PEÑA MUÑOZ'],
  ])('%s, of one name alone: %s', (page, name) => {
    expect(namesIn(written(rosterOf([name]), page))).toEqual([name])
  })

  test('Mac Roman with the line ends of old Macs', () => {
    expect(namesIn(written(rosterOf(WESTERN, '\r'), 'macintosh'))).toEqual(WESTERN)
  })

  test('Shift JIS', () => {
    const bytes = Buffer.concat([
      Buffer.from('MRN,Last Name,First Name\r\n1001,'),
      Buffer.from('8db293a12c89d48e710d0a', 'hex'),
      Buffer.from('1002,'),
      Buffer.from('835e8369834a2c83548360', 'hex'),
    ])
    expect(peopleOf(bytes).map(({ familyName, givenName }) => [familyName, givenName])).toEqual([
      ['佐藤', '花子'],
      ['タナカ', 'サチ'],
    ])
  })

  test('and one sentence says so, but nothing of Windows-1252', () => {
    const said = (page: Page) => countOf(written(rosterOf(WESTERN), page)).problems.map(({ message }) => message)
    expect(said('macintosh')).toEqual([expect.stringContaining('they were read as Mac Roman')])
    expect(said('cp850')).toEqual([expect.stringContaining('DOS code pages')])
    expect(said('windows-1252')).toEqual([])
  })
})

test('the signs of Windows-1252 move no file to another set, however many there are', () => {
  const names = [
    'Ann O’Neil',
    'Ta’Shawn D’Arcy',
    'De’andre Lee',
    'Mary “Bo”',
    'Ann Smith–Jones',
    'Milo Šimek',
    'Žan Lee',
  ]
  const notes = [
    '12½ Elm St',
    'St. Mary’s',
    'Apt 4 – rear',
    '5º',
    'Ann\u00a0Lee',
    'Women’s ward',
    '€ 5',
    '50°',
    '“x”',
    '§ 3',
    'Lee\u00a0',
  ]
  const rows = Array.from(
    { length: 500 },
    (_, at) => `${at},${names[at % names.length]!.replace(' ', ',')},${notes[at % notes.length]}`,
  )
  const bytes = written(['MRN,First Name,Last Name,Address', ...rows, ''].join('\r\n'), 'windows-1252')
  expect(layoutOf(bytes).encoding).toBe('windows-1252')
  expect(peopleOf(bytes)[0]).toMatchObject({ familyName: 'O’Neil' })
})

describe('UTF-8 that was read in another set and saved again is restored', () => {
  const misread = (text: string, page: Page): string =>
    Array.from(Buffer.from(text), (byte) =>
      byte < 128 ? String.fromCharCode(byte) : upperHalf(page)[byte - 128],
    ).join('')

  test.each<[Page, string[]]>([
    ['windows-1252', [...WESTERN, ...CENTRAL, ...CYRILLIC, 'Ann O’Neil', '花子 佐藤', 'Nguyễn Thị']],
    ['macintosh', [...WESTERN, ...CENTRAL, 'Ann O’Neil']],
    ['cp850', [...WESTERN, 'Ann O’Neil']],
  ])('from %s, once and twice', (page, names) => {
    const once = misread(rosterOf(names), page)
    expect(namesIn(once)).toEqual(names)
    expect(namesIn(misread(once, page))).toEqual(names)
    expect(countOf(once).problems.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('were restored'),
    )
  })

  test.each([
    ...WESTERN,
    ...CENTRAL,
    ...CYRILLIC,
    'JOSÉ’S',
    'É–Ñ',
    'JOÃO Ã',
    'Ânia SÃO',
    'Åsa Ärlig',
    'ÑÑÑ ÉÉ',
    'Ann “Ä”',
    '½ ¾ ± √',
  ])('and what was right stays: %s', (name) => {
    const restored = { twice: 0, entities: 0 }
    expect(restoreLetters(name, restored)).toBe(name)
    expect(restored).toEqual({ twice: 0, entities: 0 })
  })
})

describe('the entities of web pages are letters', () => {
  test.each([
    ['O&#39;Neil', "O'Neil"],
    ['O&amp;#39;Neil', "O'Neil"],
    ['O&#x27;Neil', "O'Neil"],
    ['O&apos;Neil', "O'Neil"],
    ['Pe&ntilde;a', 'Peña'],
    ['Pe&#241;a', 'Peña'],
    ['N&uacute;&ntilde;ez', 'Núñez'],
    ['M&uuml;ller', 'Müller'],
    ['Smith &amp; Co', 'Smith & Co'],
    ['De&nbsp;Vries', 'De Vries'],
  ])('%s is %s', (name, letters) => {
    for (const separator of [',', ';', '\t'])
      expect(peopleOf(`MRN,Last Name\n1,${name}\n2,Lee\n`.replaceAll(',', separator))[0]).toMatchObject({
        familyName: letters,
      })
  })

  test.each(['AT&T', 'R&D;', 'Smith & Sons', '&', '&;', '&foo;', '&#0;', '&#10;'])(
    'and %s is left as it is',
    (text) => {
      expect(restoreLetters(text, { twice: 0, entities: 0 })).toBe(text)
    },
  )
})

describe('a letter that was lost', () => {
  test.each(['Pe\ufffda', 'Jos\ufffd', 'O?Neil', 'Zo?', '?ukasz', 'Mu?oz'])('is named with its row: %s', (name) => {
    expect(hasLostLetter(name)).toBe(true)
    const { problems, people } = countOf(`MRN,Last Name,City\n1,${name},Salem\n2,Lee,Salem\n`)
    expect(people).toBe(2)
    expect(problems).toMatchObject([{ row: 1, column: 'Last Name', message: expect.stringContaining('was lost') }])
  })

  test.each(['Apt ?', '?', '5 ?', 'Lee', 'Peña'])('is not a question mark that stands alone: %s', (text) => {
    expect(hasLostLetter(text)).toBe(false)
  })

  test('is not looked for in what is not printed', () => {
    expect(countOf('MRN,Last Name,Notes\n1,Lee,came back?\n').problems).toEqual([])
  })
})
