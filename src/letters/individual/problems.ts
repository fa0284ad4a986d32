import { type Day, inWords } from '../../breach/law/day.ts'
import { hasUsableAddress } from '../../people/values/address.ts'
import { isOwnRepresentative } from '../../people/values/age.ts'
import { hasLostLetter } from '../../people/values/lost-letters.ts'
import type { Person } from '../../people/values/person.ts'
import { awaitsRepresentative } from '../../people/values/representative.ts'
import { fullName } from '../envelope/addressee.ts'
import type { Letter, LetterIncident, Practice, Problem } from '../text/letter.ts'
import { translatedProblems, wordsProblems } from '../text/words.ts'
import { codeProblems } from './codes.ts'

/**
 * Every missing fact that stops this letter, and none where it may be printed: the five elements of 45 CFR 164.404(c)(1)
 * must be there, somebody to read them, and an address to send them to.
 */
export function letterProblems(letter: Letter): Problem[] {
  return [...batchProblems(letter), ...personProblems(letter.person, letter.on), ...codeProblems(letter)]
}

/** What stops every letter of the incident alike; a batch asks this once. */
export function batchProblems({ practice, words, incident, on, terms }: Omit<Letter, 'person'>): Problem[] {
  const translated = translatedProblems(terms?.translated ?? {})
  return [...practiceProblems(practice), ...dayProblems(incident, on), ...wordsProblems(words), ...translated]
}

/** What stops the letter about this one individual on that day. */
export function personProblems(person: Person, on: Day): Problem[] {
  const problems = reachProblems(person)
  if (awaitsRepresentative(person, on)) problems.push(REPRESENTATIVE)
  if (isOwnRepresentative(person, on) && !person.confidential) problems.push(OWN_CARE)
  return problems
}

/** What stops it whatever the day, so that nobody can be reached by it. */
export function reachProblems(person: Person): Problem[] {
  const problems: Problem[] = []
  if (fullName(person) === '') problems.push(NO_NAME)
  if (!hasUsableAddress(person.address)) problems.push(person.confidential ? NO_CONFIDENTIAL_ADDRESS : NO_ADDRESS)
  if (person.lifeDisputed) problems.push(DEAD_OR_ALIVE)
  if (printedOf(person).some(hasLostLetter)) problems.push(LOST_LETTER)
  return problems
}

const NO_NAME: Problem = {
  what: 'person.name',
  sentence: 'The roster has no name for this person. Enter at least a given or family name.',
}

const NO_ADDRESS: Problem = {
  what: 'person.address',
  sentence:
    'There is no address for this letter. Enter a street line, plus a city and State or a ZIP code. Until then this person counts as unreachable.',
}

// Not `person.address`: that one lets a letter go by e-mail, and nothing lets this one go before somebody decides.
const NO_CONFIDENTIAL_ADDRESS: Problem = {
  what: 'person.confidential',
  sentence:
    'This person asked for confidential communication, and the roster has no usable address for it. The letter does not go to the ordinary address (45 CFR 164.522(b)). Enter the address to use.',
}

const DEAD_OR_ALIVE: Problem = {
  what: 'person.life',
  sentence:
    'One list says that this person died, and another that this person lives. The letter waits. Decide on the person’s page.',
}

const REPRESENTATIVE: Problem = {
  what: 'person.representative',
  sentence:
    'The roster names a representative for this living adult, and nobody has confirmed a legal one: a guardian, a power of attorney for health care, a conservator (45 CFR 164.502(g)). The letter waits. Decide on the person’s page, or for a whole list on the People page under “representative to confirm”.',
}

const OWN_CARE: Problem = {
  what: 'person.ownCare',
  sentence:
    'This minor consented to the care, so the letter goes to the minor alone, and only to a confidential address (45 CFR 164.502(g)(3)). There is none. Enter it on the person’s page.',
}

function printedOf(person: Person): string[] {
  const { address, givenName, middleName, familyName, guardianName, representativeName } = person
  const names = [givenName, middleName, familyName, guardianName, representativeName]
  return [...names, address.line1, address.line2, address.city].flatMap((text) => text ?? [])
}

const LOST_LETTER: Problem = {
  what: 'person.letters',
  sentence:
    'A letter of this name or address was lost on the way to the roster: a question mark or an unreadable character stands for it. Correct it in the file and import it again.',
}

const NO_SENDER: Problem = {
  what: 'practice.name',
  sentence: 'The letter does not say who sends it. Enter the practice name in the settings.',
}

const NOBODY_TO_ASK: Problem = {
  what: 'practice.contactName',
  sentence: 'The letter names no contact person. Enter one in the practice settings.',
}

const NO_CONTACT_PROCEDURE: Problem = {
  what: 'practice.contact',
  sentence:
    'The letter must say how to ask questions: a toll-free number, an e-mail address, a website or a postal address (45 CFR 164.404(c)(1)(E)). Enter one in the practice settings.',
}

function practiceProblems(practice: Practice): Problem[] {
  const problems: Problem[] = []
  if (isBlank(practice.name)) problems.push(NO_SENDER)
  if (isBlank(practice.contactName)) problems.push(NOBODY_TO_ASK)
  if (!hasContactProcedure(practice)) problems.push(NO_CONTACT_PROCEDURE)
  return problems
}

function hasContactProcedure({ tollFree, email, website, address }: Practice): boolean {
  return [tollFree, email, website].some((way) => !isBlank(way)) || hasUsableAddress(address)
}

function dayProblems({ discoveredOn, occurredFrom, occurredTo }: LetterIncident, on: Day): Problem[] {
  const problems: Problem[] = []
  if (on < discoveredOn)
    problems.push(disorder('on', ['The letter is dated', on], ['the breach was discovered on', discoveredOn]))
  if (occurredFrom && discoveredOn < occurredFrom) {
    const discovered: Dated = ['The breach was discovered on', discoveredOn]
    problems.push(disorder('incident.discoveredOn', discovered, ['it began on', occurredFrom]))
  }
  if (occurredFrom && occurredTo && occurredTo < occurredFrom) {
    const ended: Dated = ['The incident ended on', occurredTo]
    problems.push(disorder('incident.occurredTo', ended, ['it began on', occurredFrom]))
  }
  return problems
}

type Dated = readonly [fact: string, day: Day]

function disorder(what: string, [fact, day]: Dated, [other, later]: Dated): Problem {
  return { what, sentence: `${fact} ${inWords(day)}, before ${other} ${inWords(later)}. Correct one of the dates.` }
}

function isBlank(value: string | undefined): boolean {
  return (value ?? '').trim() === ''
}
