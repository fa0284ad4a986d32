import { capitalized, stateName } from '../breach/words.ts'
import { composeLetter } from '../letters/compose.ts'
import type { ComposedDocument } from '../letters/documents/composed.ts'
import { letterFacts } from '../letters/facts.ts'
import { formFor } from '../letters/form-for.ts'
import { type Letter, termsOf } from '../letters/letter.ts'
import type { Person } from '../people/person.ts'
import { calledFor, type DocumentBasis, dutyOf } from './document-basis.ts'
import type { PlannedDocument } from './documents.ts'

const NOBODY: Person = { givenName: 'Name of the', familyName: 'Individual', address: {} }

const PLAIN = { group: 'letters', asks: null, unsettled: null, isTranslated: true } as const

/** Letters to nobody: one for each form that the residents’ States call for, as regulators ask for a sample. */
export function sampleDocuments(basis: DocumentBasis): PlannedDocument[] {
  const owed = calledFor(dutyOf(basis, 'hipaa.individuals', 'part2.individuals', 'ftc.individuals'))
  const sample = {
    ...PLAIN,
    ...owed,
    id: 'sample',
    title: 'Letter to an individual, a sample',
    why: 'The letter as it goes to residents of States that ask for nothing more. It names nobody.',
    compose: (language: string) => composeSample(basis, { language }),
  }
  return [sample, ...basis.states.flatMap((state) => stateSample(basis, state, owed)), ...secondLetter(basis)]
}

function stateSample(basis: DocumentBasis, state: string, owed: ReturnType<typeof calledFor>): PlannedDocument[] {
  const form = formFor({ ...basis.base, person: { address: { state } } })
  if (!form?.isTriggered) return []
  const name = capitalized(stateName(form.state).replace(/^the /, ''))
  return [
    {
      ...PLAIN,
      ...owed,
      id: `sample.${state}`,
      title: `Letter to residents of ${name}, a sample`,
      why: 'The letter with what this State asks for besides. It names nobody.',
      citation: form.citation,
      asks: form.content.map(({ asks }) => asks).join('; '),
      unsettled: form.unsettled,
      compose: (language) => composeSample(basis, { state, language }),
    },
  ]
}

function secondLetter(basis: DocumentBasis): PlannedDocument[] {
  return [
    {
      ...PLAIN,
      ...calledFor(undefined),
      id: 'second-letter',
      title: 'Second letter, a sample',
      why: termsOf(basis.base).update
        ? 'Tells what was learnt since the first letter. A mailing of second letters is made of it.'
        : 'For what is learnt after the letters went out. Write what it adds among the words of the letter.',
      compose: (language) => composeSample(basis, { language, kind: 'supplemental' }),
    },
  ]
}

type Wish = { language: string; state?: string; kind?: NonNullable<Letter['kind']> }

function composeSample({ render, base }: DocumentBasis, { language, state, kind }: Wish): ComposedDocument {
  const person = {
    ...NOBODY,
    language,
    address: { line1: 'Street and number', city: 'City', zip: 'ZIP', ...(state && { state }) },
  }
  const facts = letterFacts({ ...base, person, ...(kind && { kind }) })
  return { ...composeLetter(render, facts), facts }
}
