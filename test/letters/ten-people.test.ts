import { describe, expect, test } from 'vitest'
import { type LetterTerms, PLAIN_TERMS } from '../../src/breach/incident/letter-text.ts'
import { composeLetter } from '../../src/letters/individual/compose.ts'
import { letterFacts } from '../../src/letters/individual/facts.ts'
import { personProblems } from '../../src/letters/individual/problems.ts'
import { laptopLetter, render, tenPeople } from '../cast/letters.ts'
import { oddTag } from './shown.ts'

const TITLE = 'Notice of Data Breach'
const HEADINGS = [
  'What Happened',
  'What Information Was Involved',
  'What We Are Doing',
  'What You Can Do',
  'For More Information',
]

const terms: LetterTerms = {
  ...PLAIN_TERMS,
  hours: 'Monday to Friday, 9 to 5 Eastern',
  offer: {
    provider: 'Sample Guard',
    months: 24,
    url: 'https://guard.example',
    enrolBy: '2027-03-01',
    phone: null,
    code: null,
    asksForCard: false,
  },
  translated: {
    es: {
      whatHappened: 'Robaron una computadora portátil de un automóvil cerrado.',
      whatInformation: 'La computadora contenía:\n\n- su nombre\n- su fecha de nacimiento',
      whatWeAreDoing: 'Avisamos a la policía el mismo día.',
      whatYouCanDo: 'Lea los estados de su seguro médico.',
      hours: 'de lunes a viernes, de 9 a 5, hora del Este',
      update: null,
    },
  },
}

const incident = { ...laptopLetter.incident, people: 1171, elements: ['name', 'birth_date', 'ssn', 'medical'] }

function letterOf(name: string, changes: Partial<LetterTerms> = {}) {
  const person = tenPeople.find((each) => each.name === name)?.person
  if (!person) throw new Error(`Nobody is ${name}.`)
  const letter = composeLetter(
    render,
    letterFacts({ ...laptopLetter, incident, person, terms: { ...terms, ...changes } }),
  )
  return { ...letter, flat: letter.text.replaceAll(/\s+/g, ' ') }
}

const headingsIn = (html: string) =>
  [...html.matchAll(/<h([12])>([^<]*)<\/h\1>/g)].map(([, level, words]) => [level, words])

describe.each(tenPeople)('the letter about $name', ({ name, person }) => {
  const letter = letterOf(name)

  test('has balanced, known tags, and says in which language it is', () => {
    expect(oddTag(letter.html)).toBeUndefined()
    expect(letter.html).toContain(`<html lang="${name === 'a reader of Spanish' ? 'es' : 'en'}">`)
  })

  test('is stopped only where there is no address', () => {
    expect(personProblems(person, '2026-11-22').map(({ what }) => what)).toEqual(
      name === 'somebody without an address' ? ['person.address'] : [],
    )
  })

  test('bears the name as the roster has it, and leaves no gap and no trace of the template', () => {
    expect(letter.flat.normalize()).toContain((person.familyName ?? '').normalize())
    expect(letter.text).not.toMatch(/\{\{|\}\}|undefined|null|\[object|_{4,}/)
  })

  test('tells nothing of the person but the name and the address', () => {
    expect(letter.text).not.toContain(person.email ?? 'nobody@nowhere.example')
    expect(letter.text).not.toContain(person.birthDate ?? 'never')
  })
})

test('the minor’s goes to the guardian by name, with the address of minors’ freezes', () => {
  const { text, flat } = letterOf('a minor with a guardian')
  expect(text).toContain('JOO-WON PARK\nPARENT OR GUARDIAN OF TIM PARK\n')
  expect(text).toContain('\nDear Joo-won Park:\n')
  expect(flat).not.toContain('Dear Tim')
})

test('that about somebody who died goes to the personal representative, with a word of regret', () => {
  const { text, flat } = letterOf('somebody who died, with a personal representative')
  expect(text).toContain('LEO WEISS\nFOR THE FAMILY OF RUTH WEISS\n')
  expect(flat).toContain('We are sorry for your loss')
  expect(text).not.toContain('Dear Ruth')
})

test('Rhode Island is told how many people were affected, and of a police report', () => {
  const { flat } = letterOf('somebody who died, with a personal representative')
  expect(flat).toContain('1,171 people were affected.')
  expect(flat).toContain('right to file a police report')
})

describe('the Californian’s', () => {
  const { html, flat } = letterOf('a Californian')

  test('has exactly the title and the five headings, in order', () => {
    expect(headingsIn(html).slice(0, 6)).toEqual([['1', TITLE], ...HEADINGS.map((heading) => ['2', heading])])
  })

  test('is printed in ten points or more', async () => {
    const css = (await import('node:fs')).readFileSync(
      new URL('../../templates/assets/letter.css', import.meta.url),
      'utf8',
    )
    const sizes = [...css.matchAll(/font(?:-size)?:\s*(?:\n\s*)?(\d+(?:\.\d+)?)pt/g)].map(([, size]) => Number(size))
    expect(sizes.length).toBeGreaterThan(2)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10)
  })

  test('tells the bureaus’ numbers and addresses, the free service, and that no police made us wait', () => {
    for (const bureau of ['Equifax: (888) 298-0045', 'Experian: (888) 397-3742', 'TransUnion: (888) 909-8872'])
      expect(flat).toContain(bureau)
    expect(flat).toContain('P.O. Box 9554, Allen, TX 75013')
    expect(flat).toContain('24 months of Sample Guard at no cost to you')
    expect(flat).toContain('No law enforcement agency asked us to wait')
  })
})

describe('that to Massachusetts', () => {
  const { flat, html } = letterOf('a resident of Massachusetts')
  const silent = letterOf('a resident of Massachusetts', { massachusetts: 'no_narrative' })

  test('tells what happened as HIPAA asks, and no number of people', () => {
    expect(flat).toContain('A laptop was stolen')
    expect(flat).not.toMatch(/1,?171|\d+ (people|residents|patients)/)
    expect(headingsIn(html).slice(0, 6)).toEqual([['1', TITLE], ...HEADINGS.map((heading) => ['2', heading])])
  })

  test.each([
    ['HIPAA asks for', flat],
    ['counsel chose', silent.flat],
  ])(
    'tells of the police report, of the free freeze and what it needs, and of the free service: the letter %s',
    (_, told) => {
      expect(told).toContain('You have the right to obtain a police report')
      expect(told).toContain('right to freeze your credit file. It is free')
      expect(told).toContain('your Social Security number, your date of birth, and your addresses')
      expect(told).toContain('24 months of Sample Guard')
    },
  )

  test('tells nothing of what happened or of what is done about it, where counsel chose so', () => {
    expect(silent.flat).not.toMatch(/laptop|stolen|locked car|encrypt|police the same day/)
    expect(silent.flat).toContain('Read the statements from your insurer.')
    expect(silent.flat).not.toMatch(/1,?171|\d+ (people|residents|patients)/)
    expect(silent.flat).toContain(
      'The information was of these kinds: - your name - your date of birth - your Social Security number',
    )
    expect(headingsIn(silent.html).slice(0, 6)).toEqual([['1', TITLE], ...HEADINGS.map((heading) => ['2', heading])])
  })

  test('names the company that owns the practice', () => {
    expect(letterOf('a resident of Massachusetts', { owner: 'Maple Holding, Inc.' }).flat).toContain(
      'owned by Maple Holding, Inc.',
    )
  })
})

describe('the reader of Spanish', () => {
  const { text, flat, html } = letterOf('a reader of Spanish')

  test('gets the whole letter in Spanish, dates and all', () => {
    expect(text).toContain('20 de noviembre de 2026\nReferencia: 2026-0014')
    expect(flat).toContain('Estimado(a) José Ángel Muñoz Ibáñez:')
    expect(flat).toContain('Robaron una computadora portátil')
    expect(flat).toContain(
      'Esto ocurrió entre el 28 de octubre de 2026 y el 1 de noviembre de 2026. Lo descubrimos el 2 de noviembre de 2026.',
    )
    expect(flat).toContain('- su número de Seguro Social')
    expect(flat).toContain('de lunes a viernes, de 9 a 5, hora del Este')
    expect(html).toContain('lang="es"')
  })

  test('finds no English sentence in it', () => {
    expect(flat).not.toMatch(/\b(the|your|you|and|with|this|from|please)\b/i)
  })

  test('gets English with a line in Spanish where nobody wrote the Spanish words', () => {
    const { flat: english } = letterOf('a reader of Spanish', { translated: {} })
    expect(english).toContain('A laptop was stolen')
    expect(english).toContain('Este es un aviso importante sobre su información personal.')
  })

  test('in California finds the set headings in English beside the Spanish', () => {
    const person = { ...tenPeople[4]!.person, address: tenPeople[2]!.person.address }
    const { html } = composeLetter(render, letterFacts({ ...laptopLetter, incident, person, terms }))
    expect(headingsIn(html)[0]).toEqual(['1', 'Notice of Data Breach / Aviso de violación de datos'])
    expect(
      headingsIn(html)
        .slice(1, 6)
        .map(([, words]) => words?.split(' / ')[0]),
    ).toEqual(HEADINGS)
  })
})

test('readers of other languages find a line in theirs, with the number to call, marked as such', () => {
  const arabic = letterOf('an Arabic name')
  expect(arabic.html).toMatch(/<p class="help" lang="ar" dir="rtl">هذا إشعار مهم/)
  expect(arabic.text).toContain('\u200e(800) 555-0100\u200e')
  expect(letterOf('a Chinese name').html).toContain('<p class="help" lang="zh-Hant">這是一份重要通知')
})

test('each person’s own kinds of information vary the letter', () => {
  expect(letterOf('a Chinese name').flat).toContain(
    'For you, our records show that it was: - your name - information about your health and your visits here - a picture or video of you',
  )
  expect(letterOf('a Californian').flat).toContain('- your Social Security number')
  expect(letterOf('an Arabic name').flat).not.toContain('your Social Security number')
})
