import { type State, stateLabel } from '../../../breach/law/states.ts'
import type { ComposedDocument } from '../../../letters/documents/composed.ts'
import { composeLetter } from '../../../letters/individual/compose.ts'
import { letterFacts } from '../../../letters/individual/facts.ts'
import { formFor } from '../../../letters/state/form-for.ts'
import { type Letter, termsOf } from '../../../letters/text/letter.ts'
import type { Person } from '../../../people/values/person.ts'
import type { OpenIncident } from '../../incident/open-incident.ts'
import { letterContext } from '../letter-context.ts'
import { calledFor, type DocumentBasis, dutyOf, type PlannedDocument } from './document-basis.ts'

/** The document that is a sample of the letters to residents of a State: its own where its law asks for more. */
export async function sampleFor(opened: OpenIncident, state: State): Promise<string> {
  const form = formFor({ ...(await letterContext(opened)), person: { address: { state } } })
  return form?.isTriggered ? `sample.${state}` : 'sample'
}

const NOBODY: Person = { givenName: 'Name of the', familyName: 'Individual', address: {} }

const PLAIN = { group: 'letters', asks: null, unsettled: null, unread: [], isTranslated: true } as const

/** Letters to nobody: one for each form that the residents’ States call for, as regulators ask for a sample. */
export function sampleDocuments(basis: DocumentBasis): PlannedDocument[] {
  const owed = calledFor(dutyOf(basis, 'hipaa.individuals', 'part2.individuals', 'ftc.individuals'))
  const sample = {
    ...PLAIN,
    ...owed,
    id: 'sample',
    title: 'Sample letter to an individual',
    why: 'The letter for residents of States with no additional requirements. It names no one.',
    compose: (language: string) => composeSample(basis, { language }),
  }
  const states = basis.states.flatMap((state) => stateSample(basis, state, owed))
  return [sample, ...states, ...readerSamples(basis), ...secondLetter(basis)]
}

const READERS = [
  [
    'minor',
    'Sample letter about a minor',
    'Addressed to the parent or guardian.',
    { guardianName: 'Name of the Guardian' },
    'How a minor’s credit file is frozen (15 U.S.C. 1681c-1(j): under 16, with proof of identity and authority) is stated from memory. Check with counsel.',
  ],
  [
    'minor-alone',
    'Sample letter to a minor alone',
    'For a minor who consented to the care.',
    { birthDate: '9999-01-01', ownCare: true, confidential: true },
    'That a minor who consented to the care is written to alone (45 CFR 164.502(g)(3)) is cited from memory. Check with counsel.',
  ],
  [
    'deceased',
    'Sample letter about someone who died',
    'Addressed to the next of kin.',
    { deceased: true },
    'What the credit bureaus ask for to note a death is stated from memory. Check it with them.',
  ],
  [
    'represented',
    'Sample letter to a personal representative',
    'For an adult represented by someone else.',
    { representativeName: 'Name of the Representative', representativeIs: 'legal' },
    'How a protected person’s credit file is frozen (15 U.S.C. 1681c-1(j)) is stated from memory. Check with counsel.',
  ],
] as const

// 45 CFR 164.404(d)(1) and 164.502(g) say who reads for another.
function readerSamples(basis: DocumentBasis): PlannedDocument[] {
  return READERS.map(([id, title, why, person, unsettled]) => ({
    ...PLAIN,
    ...calledFor(undefined),
    id: `sample-${id}`,
    title,
    why,
    unsettled,
    citation: '45 CFR 164.404(d)(1)',
    compose: (language) => composeSample(basis, { language, person }),
  }))
}

function stateSample(basis: DocumentBasis, state: string, owed: ReturnType<typeof calledFor>): PlannedDocument[] {
  const form = formFor({ ...basis.base, person: { address: { state } } })
  if (!form?.isTriggered) return []
  // A State with a shorter limit than HIPAA's has its letters go by its own day.
  const own = dutyOf(basis, `state.${state}.individuals`)
  const name = stateLabel(form.state)
  return [
    {
      ...PLAIN,
      ...(own ? calledFor(own) : owed),
      id: `sample.${state}`,
      title: `Sample letter to residents of ${name}`,
      why: 'The letter with this State’s additional requirements. It names no one.',
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
      title: 'Sample second letter',
      why: termsOf(basis.base).update
        ? 'Tells people what you learned since the first letter. Used for mailings of second letters.'
        : 'For what you learn after the letters go out. Enter the additional text with the letter text.',
      compose: (language) => composeSample(basis, { language, kind: 'supplemental' }),
    },
  ]
}

type Sample = { language: string; state?: string; kind?: NonNullable<Letter['kind']>; person?: Partial<Person> }

function composeSample(
  { render, base }: DocumentBasis,
  { language, state, kind, person: of }: Sample,
): ComposedDocument {
  const person = {
    ...NOBODY,
    ...of,
    language,
    address: { line1: 'Street and number', city: 'City', zip: 'ZIP', ...(state && { state }) },
  }
  const facts = letterFacts({ ...base, person, ...(kind && { kind }) })
  return { ...composeLetter(render, facts), facts }
}
