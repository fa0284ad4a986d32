import type { Day } from '../../../breach/law/day.ts'
import { counted } from '../../../breach/law/words.ts'
import { Missing } from '../../../errors.ts'
import type { ComposedDocument } from '../../../letters/documents/composed.ts'
import { asDraft } from '../../../letters/individual/sheet.ts'
import { TRANSLATIONS } from '../../../letters/languages/index.ts'
import { termsOf } from '../../../letters/text/letter.ts'
import { textFailings } from '../../../letters/text/words.ts'
import type { Book } from '../../book/book.ts'
import type { OpenIncident } from '../../incident/open-incident.ts'
import { approvedHash } from '../letter-approval.ts'
import { noticeHeldUntil } from '../notice-hold.ts'
import type { Press } from '../press.ts'
import { printerOf } from '../print-problems.ts'
import { type DocumentBasis, documentBasis, type PlannedDocument } from './document-basis.ts'
import { publicDocuments } from './documents-public.ts'
import { recordDocuments } from './documents-record.ts'
import { regulatorDocuments } from './documents-regulator.ts'
import { sampleDocuments } from './documents-sample.ts'

/** A document as it stands: in which languages it can be had, and what it still lacks. */
export type DocumentNow = Omit<PlannedDocument, 'compose' | 'sheet'> & {
  languages: string[]
  lacks: string[]
  /** Why it is printed as a draft, in a few words each: `3 gaps`, `not approved`; none: it is not. */
  draftFor: string[]
  /** The sheet of the office that it goes to; null: it goes to none. */
  sheet: string | null
  /** The day on which the duty that calls for it was met, by what was recorded; null: nothing was. */
  givenOn: Day | null
}

/** The documents that go with an incident, those that its duties call for among them. */
export async function documentsOf(opened: OpenIncident<Book & Press>): Promise<DocumentNow[]> {
  const [basis, stops] = await Promise.all([documentBasis(opened), stopsOf(opened)])
  return plannedFor(basis).map(({ compose, ...planned }) => {
    const { text } = compose('en')
    const givenOn = opened.incident.notices.find(({ duty }) => duty === planned.duty)?.givenOn ?? null
    const isFiled = planned.group === 'regulators' && givenOn !== null
    const failings = textFailings(text).map((says) => `It ${says} Enter it with the letter text.`)
    return {
      ...planned,
      languages: languagesOf(basis, planned),
      lacks: isFiled ? [] : [...failings, ...planned.unread],
      draftFor: draftReasons(planned, text, stops),
      sheet: planned.sheet ?? null,
      givenOn,
    }
  })
}

/**
 * One of them, in a language. While notice is held, while it has a gap or words that nobody has read for others, and, where
 * it is a sample of the letters, while nobody has approved those, it is a draft, and says so on each page. Throws Missing where there is
 * none of that name, or not in that language.
 */
export async function theDocument(
  opened: OpenIncident<Book & Press>,
  { id, language }: { id: string; language: string },
): Promise<ComposedDocument & { title: string; isDraft: boolean; draftFor: string[] }> {
  const { incident } = opened
  const [basis, stops] = await Promise.all([documentBasis(opened), stopsOf(opened)])
  const planned = plannedFor(basis).find((each) => each.id === id)
  if (!planned) throw new Missing(`Incident ${incident.id} has no document ${id}.`)
  if (!languagesOf(basis, planned).includes(language))
    throw new Missing(`This document is not available in the language ${language}.`)
  const composed = planned.compose(language)
  const draftFor = draftReasons(language === 'en' ? planned : { ...planned, unread: [] }, composed.text, stops)
  const isDraft = draftFor.length > 0
  return { ...composed, ...(isDraft && marked(composed)), title: planned.title, isDraft, draftFor }
}

function marked({ html, text }: ComposedDocument): Pick<ComposedDocument, 'html' | 'text'> {
  return { html: asDraft(html), text: `DRAFT: not to be sent\n\n${text}` }
}

type Stops = { isApproved: boolean; isHeld: boolean }

async function stopsOf(opened: OpenIncident<Book & Press>): Promise<Stops> {
  const [hash, until] = await Promise.all([approvedHash(opened), noticeHeldUntil(opened)])
  return { isApproved: hash !== null, isHeld: until !== null }
}

// A sample shows what the approved letters say; the other documents have words of their own.
function draftReasons(
  { group, unread }: Pick<PlannedDocument, 'group' | 'unread'>,
  text: string,
  { isApproved, isHeld }: Stops,
): string[] {
  const gaps = text.match(GAP)?.length ?? 0
  const others = textFailings(text.replaceAll(GAP, '')).length
  return [
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(others > 0 ? [counted(others, 'error')] : []),
    ...(unread.length > 0 ? [`${counted(unread.length, 'sentence')} to reword`] : []),
    ...(group === 'letters' && !isApproved ? ['not approved'] : []),
    ...(isHeld ? ['notice is on hold'] : []),
  ]
}

const GAP = /\[[^\]]*\](?!\()/g

/** The same as tagged PDF, in pieces. Throws Refused where nothing prints PDF, Missing as `theDocument` does. */
export async function documentPdf(opened: OpenIncident<Book & Press>, wanted: { id: string; language: string }) {
  const { book } = opened
  const paper = await printerOf(book)
  const { facts, markdown, title, isDraft } = await theDocument(opened, wanted)
  const about = {
    title: isDraft ? `Draft: ${title}` : title,
    isDraft,
    language: facts.language,
    author: facts.sender[0] ?? '',
    at: book.now(),
  }
  return paper.print([{ facts, markdown, language: facts.language }], about)
}

function plannedFor(basis: DocumentBasis): PlannedDocument[] {
  return [...sampleDocuments(basis), ...publicDocuments(basis), ...regulatorDocuments(basis), ...recordDocuments(basis)]
}

function languagesOf({ base }: DocumentBasis, { isTranslated }: Pick<PlannedDocument, 'isTranslated'>): string[] {
  const { translated } = termsOf(base)
  return ['en', ...TRANSLATIONS.filter(({ code }) => isTranslated && translated[code]).map(({ code }) => code)]
}
