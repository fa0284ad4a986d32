import type { Day } from '../breach/day.ts'
import { hasUsableAddress } from '../people/address.ts'
import type { Person } from '../people/person.ts'
import { fullName } from './addressee.ts'
import type { Letter, LetterIncident, Practice, Problem } from './letter.ts'
import { wordsProblems } from './words.ts'

/**
 * Every missing fact that stops this letter, and none where it may be printed: the five elements of 45 CFR 164.404(c)(1)
 * must be there, somebody to read them, and an address to send them to.
 */
export function letterProblems(letter: Letter): Problem[] {
  return [...batchProblems(letter), ...personProblems(letter.person)]
}

/** What stops every letter of the incident alike; a batch asks this once. */
export function batchProblems({ practice, words, incident, on }: Omit<Letter, 'person'>): Problem[] {
  return [...practiceProblems(practice), ...dayProblems(incident, on), ...wordsProblems(words)]
}

/** What stops the letter about this one individual. */
export function personProblems(person: Person): Problem[] {
  const problems: Problem[] = []
  if (fullName(person) === '') problems.push(NO_NAME)
  if (!hasUsableAddress(person.address)) problems.push(NO_ADDRESS)
  return problems
}

const NO_NAME: Problem = {
  what: 'person.name',
  sentence: 'The roster gives no name for this person. Enter at least a given or a family name.',
}

const NO_ADDRESS: Problem = {
  what: 'person.address',
  sentence:
    'There is no address to send this letter to. Enter a street line, and a city with its State or a ZIP code; until then this person counts as unreachable.',
}

function practiceProblems(practice: Practice): Problem[] {
  const problems: Problem[] = []
  if (isBlank(practice.name)) {
    problems.push({
      what: 'practice.name',
      sentence: 'The letter does not say who sends it. Enter the name of the practice in the settings.',
    })
  }
  if (isBlank(practice.contactName)) {
    problems.push({
      what: 'practice.contactName',
      sentence: 'The letter names nobody to ask. Enter a contact person in the settings of the practice.',
    })
  }
  if (!hasContactProcedure(practice)) {
    problems.push({
      what: 'practice.contact',
      sentence:
        'The letter must say how to ask questions: a toll-free number, an e-mail address, a web site or a postal address (45 CFR 164.404(c)(1)(E)). Enter one in the settings of the practice.',
    })
  }
  return problems
}

function hasContactProcedure({ tollFree, email, website, address }: Practice): boolean {
  return [tollFree, email, website].some((way) => !isBlank(way)) || hasUsableAddress(address)
}

function dayProblems({ discoveredOn, occurredFrom, occurredTo }: LetterIncident, on: Day): Problem[] {
  const problems: Problem[] = []
  if (on < discoveredOn) {
    problems.push({
      what: 'on',
      sentence: `The letter is dated ${on}, before the breach was discovered on ${discoveredOn}. Correct one of the two days.`,
    })
  }
  if (occurredFrom && occurredTo && occurredTo < occurredFrom) {
    problems.push({
      what: 'incident.occurredTo',
      sentence: `The incident ends on ${occurredTo}, before it begins on ${occurredFrom}. Correct one of the two days.`,
    })
  }
  return problems
}

function isBlank(value: string | undefined): boolean {
  return (value ?? '').trim() === ''
}
