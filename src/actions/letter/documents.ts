import { Missing } from '../../errors.ts'
import type { ComposedDocument } from '../../letters/documents/composed.ts'
import { asDraft } from '../../letters/individual/sheet.ts'
import { TRANSLATIONS } from '../../letters/languages/index.ts'
import { termsOf } from '../../letters/text/letter.ts'
import { textFailings } from '../../letters/text/words.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { type DocumentBasis, documentBasis, type PlannedDocument } from './document-basis.ts'
import { publicDocuments } from './documents-public.ts'
import { recordDocuments } from './documents-record.ts'
import { regulatorDocuments } from './documents-regulator.ts'
import { sampleDocuments } from './documents-sample.ts'
import { noticeHeldUntil } from './notice-hold.ts'
import type { Press } from './press.ts'
import { printerOf } from './print-problems.ts'

/** A document as it stands: in which languages it can be had, and what it still lacks. */
export type DocumentNow = Omit<PlannedDocument, 'compose'> & { languages: string[]; lacks: string[] }

/** The documents that go with an incident, those that its duties call for among them. */
export async function documentsOf(opened: OpenIncident<Book & Press>): Promise<DocumentNow[]> {
  const basis = await documentBasis(opened)
  return plannedFor(basis).map(({ compose, ...planned }) => ({
    ...planned,
    languages: languagesOf(basis, planned),
    lacks: [
      ...textFailings(compose('en').text).map((says) => `It ${says} Enter it with the letter text.`),
      ...planned.unread,
    ],
  }))
}

/**
 * One of them, in a language. While notice is held, or while it holds words that nobody has read for others, it is a draft,
 * and says so on each page. Throws Missing where there is
 * none of that name, or not in that language.
 */
export async function theDocument(
  opened: OpenIncident<Book & Press>,
  { id, language }: { id: string; language: string },
): Promise<ComposedDocument & { title: string; isDraft: boolean }> {
  const { incident } = opened
  const basis = await documentBasis(opened)
  const planned = plannedFor(basis).find((each) => each.id === id)
  if (!planned) throw new Missing(`Incident ${incident.id} has no document ${id}.`)
  if (!languagesOf(basis, planned).includes(language))
    throw new Missing(`This document is not available in the language ${language}.`)
  const isUnread = language === 'en' && planned.unread.length > 0
  const isDraft = isUnread || (await noticeHeldUntil(opened)) !== null
  const composed = planned.compose(language)
  return { ...composed, html: isDraft ? asDraft(composed.html) : composed.html, title: planned.title, isDraft }
}

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
