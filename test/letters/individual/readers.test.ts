import { describe, expect, test } from 'vitest'
import { PLAIN_TERMS } from '../../../src/breach/incident/letter-text.ts'
import { composeLetter } from '../../../src/letters/individual/compose.ts'
import { LANGUAGES } from '../../../src/letters/languages/index.ts'
import type { Letter } from '../../../src/letters/text/letter.ts'
import type { Person } from '../../../src/people/values/person.ts'
import { factsOf, laptopLetter, render } from '../../cast/letters.ts'
import { ana, ruth, timAlone } from '../../cast/patients.ts'
import { oddTag } from '../shown.ts'

const ALL = ['name', 'birth_date', 'ssn', 'medical']
const incident = { ...laptopLetter.incident, elements: ALL }
const offer = {
  ...{ provider: 'Sample Guard', months: 24, url: 'https://guard.example', enrolBy: '2027-03-01' },
  ...{ phone: null, code: null, asksForCard: false },
}

const OTHERS: [kind: string, person: Person, who: string][] = [
  ['minor', timAlone, 'Tim Park'],
  ['deceased', ruth, 'Ruth Weiss'],
  ['represented', { ...ana, representativeName: 'Eva López', representativeIs: 'legal' }, 'Ana M. López'],
]

const SPANISH = {
  ...{ whatHappened: 'Robaron una computadora.', whatInformation: 'Nombres y fechas de nacimiento.' },
  ...{ whatWeAreDoing: 'Avisamos a la policía.', whatYouCanDo: 'Lea los estados.', hours: null, update: null },
}
const NEUTRAL = {
  ...{ whatHappened: 'A laptop was stolen.', whatInformation: 'Names and birth dates.' },
  ...{ whatWeAreDoing: 'We told the police.', whatYouCanDo: 'Read the statements.' },
}

function flatOf(person: Person, changes: Partial<Letter> = {}): string {
  const { html, text } = composeLetter(render, factsOf(person, { incident, ...changes }))
  expect(oddTag(html)).toBeUndefined()
  return text.replaceAll(/\s+/g, ' ')
}

const states = ['MA', 'CA', 'RI', 'NC', 'IA', 'NY', 'WY', 'OR', 'MD']
const livingIn = (person: Person, state: string) => ({ ...person, address: { ...person.address, state } })

describe.each(OTHERS)('the letter about somebody %s', (_kind, person, who) => {
  test.each(states)('to %s speaks of the person by name or in words, and never as “you”', (state) => {
    for (const hipaa of [true, false]) {
      const letter = flatOf(livingIn(person, state), {
        ...{ words: NEUTRAL, terms: { ...PLAIN_TERMS, offer } },
        incident: { ...incident, hipaa },
      })
      expect(letter).toContain('information. This letter tells you what happened')
      expect(letter).toContain(who)
      expect(letter).not.toMatch(
        /it means|Where this letter says|your (name|date|Social|information|health|credit|file|personal)/,
      )
      expect(letter).not.toMatch(/information about you\b|about you was|your child/)
    }
  })

  test('quotes the officer’s words where they speak to the patient, and lists the kinds in words of its own', () => {
    const letter = flatOf(person, { words: { ...NEUTRAL, whatHappened: 'A file about you was stolen.' } })
    if (person.address.state !== 'MA')
      expect(letter).toContain('WHAT HAPPENED This is what we tell our patients: A file about you was stolen.')
    expect(flatOf(person)).not.toContain('- your name')
    expect(flatOf(person)).toContain('- name - date of birth - Social Security number')
  })

  test('tells of the proof that is asked for, and names the bureaus, whatever the kinds of data', () => {
    const letter = flatOf(livingIn(person, 'RI'), { incident: { ...incident, elements: ['photo'] } })
    expect(letter).toMatch(/that you may act/)
    expect(letter).toContain('TransUnion:')
    expect(letter).toContain('call the insurer and us')
  })

  test.each(LANGUAGES.filter(({ code }) => code !== 'en'))('stands in $called with no English sentence', ({ code }) => {
    for (const state of states.filter((each) => each !== 'CA')) {
      const terms = { ...PLAIN_TERMS, offer, translated: { [code]: SPANISH } }
      const letter = flatOf({ ...livingIn(person, state), language: code }, { terms })
      expect(letter).toContain(who)
      expect(letter).not.toMatch(/\b(your|you|with|this|from|please)\b/i)
      expect(letter).not.toMatch(/Donde esta carta dice|- su nombre/)
    }
  })
})

test('the family is told of the death notice and of proof of authority, and is offered no monitoring of the dead', () => {
  const letter = flatOf(ruth, { terms: { ...PLAIN_TERMS, offer } })
  expect(letter).toContain('ask the bureau to note the death on Ruth Weiss’s credit file')
  expect(letter).toContain('the court’s letter that names an executor or administrator')
  expect(letter).not.toContain('Sample Guard')
})

test('the parent is told how a child’s file is frozen and where', () => {
  const letter = flatOf(timAlone, { terms: { ...PLAIN_TERMS, offer } })
  expect(letter).toContain('For a child under 16, a parent or guardian may ask each bureau to freeze')
  expect(letter).toContain('P.O. Box 380, Woodlyn, PA 19094')
  expect(letter).not.toContain('Sample Guard')
})

test('a minor is offered a product for minors alone, and a letter to an adult says nothing of it', () => {
  const terms = { ...PLAIN_TERMS, offer, minorOffer: { ...offer, provider: 'Kid Guard' } }
  const letter = flatOf(timAlone, { terms })
  expect(letter).toContain('We offer the child 24 months of Kid Guard, a service for minors, at no cost.')
  expect(letter).toContain('A parent or guardian signs the child up by March 1, 2027')
  expect(letter).not.toContain('Sample Guard')
  expect(flatOf(ana, { terms })).not.toContain('Kid Guard')
  const alone = flatOf({ ...timAlone, ownCare: true, confidential: true }, { terms })
  expect(alone).toContain('The service may ask for a parent or guardian. If you do not want that, call us first.')
})

test('a code of one’s own stands behind the offer, in the reader’s language, and whatever it holds is only text', () => {
  const terms = { ...PLAIN_TERMS, offer: { ...offer, ownCodes: true }, translated: { es: SPANISH } }
  expect(flatOf(ana, { terms, code: 'AB*1*_x_' })).toContain('Your code: AB*1*_x_. It is meant for you alone.')
  expect(flatOf({ ...ana, language: 'es' }, { terms, code: 'Z9' })).toContain('Su código: Z9. Es solo para usted.')
  expect(flatOf(ana, { terms: { ...PLAIN_TERMS, offer } })).not.toContain('Your code')
})

test('a minor who consented to the care is spoken to, and nobody else is', () => {
  const letter = flatOf({ ...timAlone, ownCare: true, confidential: true, guardianName: 'Joo-won Park' })
  expect(letter).toContain('Dear Tim Park: We are writing to you, and to nobody else, about an incident')
  expect(letter).not.toMatch(/Joo-won|you as the parent/i)
  expect(letter).toContain('If you are under 16, call us before you turn to a credit bureau.')
  expect(letter).toContain('your date of birth')
})

test('an adult’s letter quotes nothing and lists the kinds as before', () => {
  expect(flatOf(ana, { words: { ...NEUTRAL, whatInformation: 'Your name.' } })).not.toContain('This is what we tell')
})
