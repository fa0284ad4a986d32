import { personProblems } from '../../letters/individual/problems.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { oneLetter, type StoppedLetter } from '../letter/draft-print.ts'
import type { Press } from '../letter/press.ts'
import { readerProblems } from '../letter/print-problems.ts'
import { eachPerson, type KnownPerson } from '../people/people.ts'
import { dueLetters } from './due-letters.ts'
import type { MailingRequest } from './mailing-request.ts'

export { agreedToEmail } from './due-letters.ts'

/** A letter to be made: whose, and the how many-eth printing of it. */
export type Due = { person: string; printing: number }

/** Each person who is due a letter, once: on paper by ZIP code, by e-mail, or with what stops the letter. */
export type MailingPlan = { print: Due[]; email: Due[]; problems: StoppedLetter[] }

/** Looks at everybody who is due a letter and says on which way it goes. */
export async function planMailing(
  opened: OpenIncident<Book & Press>,
  base: Omit<Letter, 'person'>,
  request: MailingRequest,
): Promise<MailingPlan> {
  const { book } = opened
  const paper = await book.paper?.()
  const due = await dueLetters(opened, request)
  const print: (Due & { zip: string })[] = []
  const plan: MailingPlan = { print, email: [], problems: [] }
  for await (const known of eachPerson(opened)) {
    const printing = due.printingFor(known.id)
    if (printing === null) continue
    const byEmail = due.mayMail(known)
    const problems = await problemsOf(paper, base, known, byEmail)
    if (problems.length > 0) plan.problems.push({ person: known.id, problems })
    else if (byEmail) plan.email.push({ person: known.id, printing })
    else print.push({ person: known.id, printing, zip: known.person.address.zip ?? '' })
  }
  print.sort(byZip)
  return plan
}

async function problemsOf(
  paper: Parameters<typeof readerProblems>[0] | undefined,
  base: Omit<Letter, 'person'>,
  known: KnownPerson,
  byEmail: boolean,
) {
  const missing = personProblems(known.person, base.on).filter(({ what }) => !byEmail || what !== 'person.address')
  if (missing.length > 0 || byEmail || !paper) return missing
  return await readerProblems(paper, oneLetter(base, known))
}

function byZip(one: Due & { zip: string }, other: Due & { zip: string }): number {
  if (one.zip !== other.zip) return one.zip < other.zip ? -1 : 1
  return one.person < other.person ? -1 : 1
}
