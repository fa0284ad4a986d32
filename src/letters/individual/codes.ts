import { codeAsked } from '../state/offer.ts'
import { type Letter, type Problem, termsOf } from '../text/letter.ts'

/** What stops this letter because the code is missing with which its individual could enroll. */
export function codeProblems(letter: Pick<Letter, 'person' | 'on' | 'terms' | 'code'>): Problem[] {
  return codeAsked(termsOf(letter), letter.person, letter.on) !== null && !letter.code ? [NO_CODE] : []
}

/** Where the code of a letter is missing, among the problems of a person. */
export const CODE = 'person.code'

const NO_CODE: Problem = {
  what: CODE,
  sentence:
    'The letter offers a service that each person needs a code for, and there is none for this person. Add codes on the letter page or in a column of the roster.',
}

/** The same where the code of one person stands beside another too: nobody can tell whose it is. */
export const DOUBLED_CODE: Problem = {
  what: CODE,
  sentence:
    'The code for the free service stands beside another person too, so neither letter goes. Correct the roster, or add codes on the letter page.',
}
