import { codeProblems } from '../../letters/individual/codes.ts'
import { markdownOf } from '../../letters/individual/compose.ts'
import { letterFacts } from '../../letters/individual/facts.ts'
import { personProblems } from '../../letters/individual/problems.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { Printer } from '../../pdf/letter/printer.ts'
import { listPeople } from '../../storage/people/people.ts'
import type { Book } from '../book/book.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { draftCodesOf } from '../letter/codes/codes.ts'
import { letterContext, oneLetter } from '../letter/draft-print.ts'
import type { Press } from '../letter/press.ts'
import { readerProblems } from '../letter/print-problems.ts'
import { type KnownPerson, openPeople } from '../people/people.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import { dueLetters } from './due-letters.ts'
import { USUAL_MAILING } from './mailing-request.ts'

/**
 * How many letters take one page less because their spacing is tightened, of how many that were looked at, and
 * whether those were all.
 */
export type SparedPages = { spared: number; lookedAt: number; areAll: boolean }

/** As many people as are looked at before a mailing is made: laying out letters takes a moment, and more are like them. */
const MOST_LOOKED_AT = 500

/** Counts pages that the next mailing spares on paper, among the first 500 people. None where nothing prints PDF. */
export async function sparedPages(opened: OpenIncident<Book & Press & MailRoute>): Promise<SparedPages> {
  const paper = await opened.book.paper?.()
  if (!paper) return { spared: 0, lookedAt: 0, areAll: true }
  return await untilEntered(opened, 'spared-pages', () => countSpared(opened, paper))
}

async function countSpared(opened: OpenIncident<Book & Press & MailRoute>, paper: Printer): Promise<SparedPages> {
  const base = await letterContext(opened)
  const codeOf = await draftCodesOf(opened)
  const due = await dueLetters(opened, USUAL_MAILING)
  const { book, id } = opened
  const rows = await listPeople(book.db, id, { reachable: true, limit: MOST_LOOKED_AT })
  const count = { spared: 0, lookedAt: 0, areAll: rows.length < MOST_LOOKED_AT }
  for (const known of await openPeople(opened, rows)) {
    if (due.printingFor(known.id) === null || due.mayMail(known)) continue
    const letter = await printableTo(paper, base, known, codeOf(known))
    if (!letter) continue
    const facts = letterFacts(letter)
    const markdown = markdownOf(book.render, facts)
    count.lookedAt += 1
    if ((await paper.extent({ facts, markdown, language: known.person.language })).isTightened) count.spared += 1
  }
  return count
}

async function printableTo(
  paper: Printer,
  base: Omit<Letter, 'person'>,
  known: KnownPerson,
  code: string | null,
): Promise<Letter | undefined> {
  const letter = oneLetter(base, known, code)
  if (personProblems(known.person, base.on).length > 0 || codeProblems(letter).length > 0) return undefined
  return (await readerProblems(paper, letter)).length > 0 ? undefined : letter
}
