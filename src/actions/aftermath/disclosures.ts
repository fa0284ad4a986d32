import { decide } from '../../breach/decision/decision.ts'
import { FACTOR_SHEETS } from '../../breach/decision/factor-questions.ts'
import { type Listing, listingOf } from '../../breach/incident/accounting.ts'
import { type Incident, questionOf } from '../../breach/incident/incident.ts'
import { complete } from '../../breach/law/complete.ts'
import type { Day } from '../../breach/law/day.ts'
import { ELEMENT_WORDS } from '../../breach/law/elements.ts'
import { KINDS } from '../../breach/law/kinds.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { openIncident } from '../incident/open-incident.ts'
import { letterHistoryOf, type PastLetter } from '../mailing/letter-history.ts'
import type { DecisionKind } from '../people/exclusion-kinds.ts'
import { type Exclusion, exclusionOf } from '../people/exclusions.ts'
import type { FoundPerson } from './earlier-breaches.ts'

/** What an incident disclosed of a person, as far as it is on record, in words that somebody can correct. */
export type Disclosure = {
  person: FoundPerson
  incident: Incident
  breach: ReturnType<typeof decide>
  listing: Listing
  recipient: string
  what: string
  purpose: string
  letters: PastLetter[]
}

/** What each of these people's incidents disclosed of them, the newest day first. */
export async function disclosuresTo(book: Book, people: readonly FoundPerson[]): Promise<Disclosure[]> {
  const today = await todayOf(book)
  const all = await Promise.all(people.map((person) => disclosureOf(book, person, today)))
  return all.toSorted((a, b) => (dayOf(a.incident) < dayOf(b.incident) ? 1 : -1))
}

async function disclosureOf(book: Book, person: FoundPerson, today: Day): Promise<Disclosure> {
  const opened = await openIncident(book, person.incident)
  const { incident } = opened
  const [letters, decisions] = await Promise.all([letterHistoryOf(opened, person.id), exclusionOf(opened, person.id)])
  const breach = decide(complete(questionOf(incident, null), today))
  const listing = excludedListing(decisions.at(-1)) ?? listingOf(incident, breach.breach, today)
  return {
    person,
    incident,
    breach,
    listing,
    recipient: recipientOf(incident),
    what: elementsOf(incident, person),
    purpose: `None of our purposes. What happened: ${KINDS[incident.kind]}.`,
    letters,
  }
}

function excludedListing(newest: Exclusion | undefined): Listing | null {
  const because = newest?.isOut ? BECAUSE[newest.kind] : undefined
  return because === undefined ? null : { listed: false, because, isReading: false }
}

const BECAUSE: { readonly [kind in DecisionKind]?: string } = {
  dead_over_50_years:
    'Not included: the person died more than 50 years ago, so this was not protected health information.',
  not_a_patient: 'Not included: this entry was found to be no patient.',
  listed_twice: 'Not included: this person is on the list of this incident twice. See the other record.',
  not_affected: 'Not included: this person was found not to be affected by this incident.',
}

const UNKNOWN = 'Not known.'

// What the assessment says of the recipient: in words, else as it was ticked.
function recipientOf({ assessment }: Incident): string {
  const factor = assessment?.factors.recipient
  const options = FACTOR_SHEETS.recipient.questions.find(({ code }) => code === 'who')?.options ?? []
  const ticked = options.find(([code]) => code === factor?.answers.who)?.[1]
  return factor?.text ?? ticked ?? UNKNOWN
}

function elementsOf({ event }: Incident, { person }: FoundPerson): string {
  const elements = person.elements?.length ? person.elements : event.elements
  const words: Readonly<Record<string, string>> = ELEMENT_WORDS
  return elements.length === 0 ? UNKNOWN : elements.map((each) => words[each] ?? each).join(', ')
}

function dayOf({ occurredTo, occurredFrom, discoveredOn }: Incident): Day {
  return occurredTo ?? occurredFrom ?? discoveredOn
}
