import type { Incident } from '../../breach/incident/incident.ts'
import { type LetterTerms, plainTermsOf, type Words } from '../../breach/incident/letter-text.ts'
import { sentencesToReader } from '../../breach/words/for-others.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { Finding } from '../../letters/checks/index.ts'
import { canonical, sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { refuseSameHand } from '../book/second-person.ts'
import { todayOf } from '../book/today.ts'
import { type Basis, decideOn, refuseFuture } from '../incident/incident.ts'
import { refusalFor } from './draft-print.ts'
import { lettersHash } from './letter-approval.ts'
import { termsOf, wordsOf } from './letter-context.ts'
import { findingsOf } from './letter-findings.ts'
import { unopenedReaders } from './letter-openings.ts'
import type { Press } from './press.ts'

export type { Words } from '../../breach/incident/letter-text.ts'
export { wordsOf } from './letter-context.ts'

/** What is to be settled for the letters besides the words. */
export type WishedTerms = { [Term in Exclude<keyof LetterTerms, 'translated'>]?: LetterTerms[Term] | undefined } & {
  translated?: Partial<LetterTerms['translated']> | undefined
}

/** Saves the letter's words and what was settled besides; what is left out is not settled. Any change takes an approval back. */
export async function writeLetter(book: Book, id: string, basis: Basis, given: Words & WishedTerms): Promise<Incident> {
  return await decideOn(book, id, basis, async ({ incident }) => {
    refuseFuture(given.directory?.checkedOn, await todayOf(book), 'directory.checkedOn')
    const text = textOf(incident, given)
    refuseToReader(text)
    return {
      incident: withText(incident, text, basis.by.id),
      act: 'letter_written',
      facts: { text: digestOf(text) },
      details: text,
    }
  })
}

/** The incident as it would be with the letter as somebody typed it. Nothing is saved. */
export function withTypedLetter(incident: Incident, by: string, given: Words & WishedTerms): Incident {
  return withText(incident, textOf(incident, given), by)
}

/**
 * Approves the letters as they stand. Throws Refused when they were not written yet, when this person wrote them, when
 * something stops them, or when there is a warning that is not among those that the approver took note of; an approver
 * who names none takes note of all of them. Who is asked for a reason (`unopened`, which may be empty) gives one where some
 * odd letters were opened by nobody. Throws Conflict where the letters are not those that the approver read.
 */
export async function approveLetter(
  book: Book & Press,
  id: string,
  basis: Basis,
  { acknowledged, letters, unopened }: WasRead = {},
): Promise<Incident> {
  return await decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    const { letter } = incident
    if (!letter) throw new Refused('The letter is not written yet.')
    await refuseSameHand(book, { incident: id, author: letter.writtenBy, what: 'the letter' }, basis.by.id)
    const noted = takenNoteOf(await findingsOf(opened), acknowledged)
    const approvedHash = await lettersHash(opened)
    if (letters !== undefined && letters !== approvedHash) throw new Conflict(READ_AGAIN)
    const unread = await unopenedReaders(opened)
    if (unread.length > 0 && unopened?.trim() === '')
      throw new Refused(UNOPENED, [{ path: 'unopened', message: UNOPENED }])
    const approval = { approvedBy: basis.by.id, approvedAt: book.now(), approvedHash, acknowledged: noted }
    return {
      incident: { ...incident, letter: { ...letter, ...approval } },
      act: 'letter_approved',
      facts: {
        text: digestOf({ ...wordsOf(incident), ...termsOf(incident) }),
        letters: approvedHash,
        warnings: noted,
        unopened: unread,
      },
      ...(unread.length > 0 && unopened && { details: { unopened } }),
    }
  })
}

/**
 * What an approver had before the eyes: the codes of the warnings, and the letters by their `lettersHash`; why some odd
 * letters are approved that nobody opened.
 */
type WasRead = {
  acknowledged?: readonly string[] | undefined
  letters?: string | undefined
  unopened?: string | undefined
}

const UNOPENED = 'Some of the odd letters were opened by nobody. Open each of them, or say why you approve without.'

const READ_AGAIN = 'The content of the letters has changed since you opened this page. Read it again, then approve.'

// The codes of the warnings, all of which the approver knows of.
function takenNoteOf(findings: Finding[], acknowledged: readonly string[] | undefined): string[] {
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw refusalFor(errors)
  const codes = findings.map(({ code }) => code)
  const unknown = findings.filter(({ code }) => acknowledged && !acknowledged.includes(code))
  if (unknown.length > 0) {
    const first = 'Accept each warning before you approve:'
    throw new Refused([first, ...unknown.map(({ sentence }) => sentence)].join(' '), unknown.map(asError))
  }
  return codes
}

function asError({ code, sentence }: Finding) {
  return { path: `acknowledged.${code}`, message: sentence }
}

const NOT_APPROVED = { approvedBy: null, approvedAt: null, approvedHash: null, acknowledged: [] }

function textOf({ entity }: Incident, given: Words & WishedTerms): Words & LetterTerms {
  return { ...plainTermsOf(entity), ...known(given) } as Words & LetterTerms
}

function withText(incident: Incident, text: Words & LetterTerms, writtenBy: string): Incident {
  return { ...incident, letter: { ...text, writtenBy, ...NOT_APPROVED } }
}

// An office, a newspaper or the media is not the patient.
function refuseToReader({ forOthers, forRegulators }: LetterTerms): void {
  const parts = Object.entries(forOthers ?? {}).map(([part, text]) => [`forOthers.${part}`, text] as const)
  const wrong = [...parts, ['forRegulators', forRegulators] as const].flatMap(([path, text]) =>
    sentencesToReader(text ?? '').map((sentence) => ({
      path,
      message: `These words are for others: write “patients”, not “you”, in “${sentence}”`,
    })),
  )
  if (wrong.length > 0) throw new Refused(wrong.map(({ message }) => message).join(' '), wrong)
}

function known(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function digestOf(text: Words & LetterTerms): string {
  return sha256(canonical(text))
}
