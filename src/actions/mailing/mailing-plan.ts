import { codeProblems } from '../../letters/individual/codes.ts'
import { personProblems } from '../../letters/individual/problems.ts'
import type { Letter, Problem } from '../../letters/text/letter.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { doubledProblems } from '../letter/codes/code-standing.ts'
import { codesOf } from '../letter/codes/codes.ts'
import { oneLetter, type StoppedLetter } from '../letter/draft-print.ts'
import type { Press } from '../letter/press.ts'
import { readerProblems } from '../letter/print-problems.ts'
import { eachPerson, type KnownPerson } from '../people/people.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import { dueLetters } from './due-letters.ts'
import type { MailingRequest } from './mailing-request.ts'

export { agreedToEmail } from './due-letters.ts'

/** A letter to be made: whose, and the how many-eth printing of it. */
export type Due = { person: string; printing: number }

/** Each person who is due a letter, once: on paper by ZIP code, by e-mail, or with what stops the letter. */
export type MailingPlan = {
  print: Due[]
  email: Due[]
  problems: StoppedLetter[]
  /** How many agreed to e-mail and are written to on paper because no e-mail can go out. */
  keptFromMail: number
}

/** Of whom a plan is made, and by which code each letter goes: what it is told, or everybody and the codes that were dealt. */
type Among = { people: AsyncIterable<KnownPerson>; codeOf: (known: KnownPerson) => string | null }

/** Looks at everybody, or at those it is told, who is due a letter and says on which way it goes. */
export async function planMailing(
  opened: OpenIncident<Book & Press & MailRoute>,
  base: Omit<Letter, 'person'>,
  request: MailingRequest,
  among?: Among,
): Promise<MailingPlan> {
  const { book } = opened
  const paper = await book.paper?.()
  const due = await dueLetters(opened, request)
  const stop = await stoppersOf(opened, paper, base, among?.codeOf ?? (await codesOf(opened)).codeOf)
  const print: (Due & { zip: string })[] = []
  const plan: MailingPlan = { print, email: [], problems: [], keptFromMail: 0 }
  for await (const known of among?.people ?? eachPerson(opened)) {
    const printing = due.printingFor(known.id)
    if (printing === null) continue
    const byEmail = due.mayMail(known)
    const problems = await stop(known, byEmail)
    if (problems.length > 0) plan.problems.push({ person: known.id, problems })
    else if (byEmail) plan.email.push({ person: known.id, printing })
    else {
      print.push({ person: known.id, printing, zip: known.person.address.zip ?? '' })
      if (due.isKeptFromMail(known)) plan.keptFromMail += 1
    }
  }
  print.sort(byZip)
  return plan
}

type Stop = (known: KnownPerson, byEmail: boolean) => Promise<Problem[]>

async function stoppersOf(
  opened: OpenIncident,
  paper: Parameters<typeof readerProblems>[0] | undefined,
  base: Omit<Letter, 'person'>,
  codeOf: Among['codeOf'],
): Promise<Stop> {
  const doubled = await doubledProblems(opened)
  return async (known, byEmail) => {
    const letter = oneLetter(base, known, codeOf(known))
    const person = personProblems(known.person, base.on).filter(({ what }) => !byEmail || what !== 'person.address')
    const missing = [...person, ...codeProblems(letter), ...doubled(known.id)]
    return missing.length > 0 || byEmail || !paper ? missing : await readerProblems(paper, letter)
  }
}

function byZip(one: Due & { zip: string }, other: Due & { zip: string }): number {
  if (one.zip !== other.zip) return one.zip < other.zip ? -1 : 1
  return one.person < other.person ? -1 : 1
}
