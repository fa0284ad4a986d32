import type { Incident } from '../../breach/incident/incident.ts'
import { type LetterTerms, plainTermsOf, type Words } from '../../breach/incident/letter-text.ts'
import { draftFor } from '../../letters/drafts/drafts.ts'
import { contactOf } from '../../letters/individual/contact.ts'
import { helpTexts } from '../../letters/languages/help-texts.ts'
import type { Letter, LetterIncident } from '../../letters/text/letter.ts'
import { todayOf } from '../book/today.ts'
import { headcountOf } from '../count/headcount.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { helpTextsOf } from '../practice/help-texts.ts'
import { thePractice } from '../practice/practice.ts'

/** What all letters of an incident share. Throws Refused before the practice is set up. */
export const letterContext = incidentPart(async (opened: OpenIncident): Promise<Omit<Letter, 'person'>> => {
  const { book, incident } = opened
  const practice = await thePractice(book)
  const terms = termsOf(incident)
  return {
    practice,
    words: wordsOf(incident),
    terms,
    ...(terms.languageSheet && { helpTexts: helpTexts(await helpTextsOf(book), contactOf(practice, terms).any) }),
    incident: await letterIncidentOf(opened),
    on: await todayOf(book),
  }
})

/** The words as they stand, or a first draft for this kind of incident. */
export function wordsOf({ letter, kind, event }: Incident): Words {
  if (!letter) return draftFor(kind, event.elements)
  const { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo } = letter
  return { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo }
}

/** What else the officer settled for the letters; the plain terms before that. */
export function termsOf({ letter, entity }: Incident): LetterTerms {
  const { whatHappened, whatInformation, whatWeAreDoing, whatYouCanDo, ...rest } = { ...letter }
  const { writtenBy, approvedBy, approvedAt, approvedHash, acknowledged, ...terms } = rest
  return { ...plainTermsOf(entity), ...terms }
}

async function letterIncidentOf(opened: OpenIncident): Promise<LetterIncident> {
  const { incident } = opened
  const { id: reference, discoveredOn, occurredFrom, occurredTo, event, entity, holds } = incident
  const count = await headcountOf(opened)
  const stated = incident.counts.at(-1)
  return {
    reference,
    discoveredOn,
    ...(occurredFrom && { occurredFrom }),
    ...(occurredTo && { occurredTo }),
    elements: event.elements,
    people: count?.people ?? stated?.people ?? null,
    residents: count?.byState ?? stated?.byState ?? {},
    unreachable: count?.unreachable ?? 0,
    wasHeld: holds.some(({ impedes }) => impedes),
    hipaa: entity.hipaa !== 'none',
  }
}
