import type { Incident } from '../../breach/incident/incident.ts'
import { NO_OFFICE_RECORDS, type OfficeRecords } from '../../breach/offices/answers/answers.ts'
import { isWholeNumber, type OfficeField, type OfficeSheet } from '../../breach/offices/sheet.ts'
import { sentencesToReader } from '../../breach/words/for-others.ts'
import { type FieldError, Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { type Basis, decideOn } from '../incident/incident.ts'
import { theOfficeSheet } from './office-sheets.ts'

/** The officer's own answers on a sheet, by question; null takes one back, what is left out stays. */
export type OfficeAnswers = Readonly<Record<string, string | null>>

/**
 * Saves the officer's answers on a sheet; each stands on every sheet that asks the same. Refused for a question that the
 * sheet does not ask or that is answered elsewhere, and for words that speak to "you": the office is not the patient.
 */
export function answerOffice(
  book: Book,
  id: string,
  basis: Basis,
  office: string,
  given: OfficeAnswers,
): Promise<Incident> {
  return decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    const before = officeRecordsOf(incident)
    const changes = changesIn(await theOfficeSheet(opened, office), given).filter(
      ([key, text]) => (before.answers[key] ?? null) !== text,
    )
    if (changes.length === 0) throw new Refused('Nothing has changed.')
    const answers = Object.fromEntries(
      Object.entries({ ...before.answers, ...Object.fromEntries(changes) }).filter(([, text]) => text !== null),
    ) as OfficeRecords['answers']
    return {
      incident: { ...incident, offices: { ...before, answers } },
      act: 'office_sheet_answered',
      facts: { office, answered: changes.map(([key]) => key) },
      details: Object.fromEntries(changes),
    }
  })
}

/** What is kept of the offices' sheets of an incident. */
export function officeRecordsOf({ offices }: Incident): OfficeRecords {
  return offices ?? NO_OFFICE_RECORDS
}

// By the key under which each is kept.
function changesIn({ sections }: OfficeSheet, given: OfficeAnswers): [key: string, text: string | null][] {
  const fields = sections.flatMap((section) => section.fields)
  const wrong: FieldError[] = []
  const changes = Object.entries(given).map(([id, text]): [string, string | null] => {
    const field = fields.find((each) => each.id === id)
    if (field?.mend !== 'sheet') wrong.push({ path: `answers.${id}`, message: elsewhere(id, field?.ask) })
    const number = text?.trim() ?? ''
    if (field?.isNumber && number !== '' && !isWholeNumber(number))
      wrong.push({ path: `answers.${id}`, message: `${field.label}: enter a whole number, 0 for none.` })
    wrong.push(
      ...sentencesToReader(text ?? '').map((sentence) => ({ path: `answers.${id}`, message: toNobody(sentence) })),
    )
    return [field?.key ?? id, ownText(text, field)]
  })
  if (wrong.length > 0) throw new Refused(wrong.map(({ message }) => message).join(' '), wrong)
  return changes
}

// A proposal that is saved as it stands was checked. A fact on record moves on, unless somebody words it otherwise.
function ownText(text: string | null, field: OfficeField | undefined): string | null {
  const own = text?.replaceAll('\r\n', '\n').trim() || null
  return field && !field.isOwn && !field.isProposed && own === field.value ? null : own
}

function elsewhere(id: string, ask: string | undefined): string {
  return ask === undefined ? `This sheet does not ask “${id}”.` : `This is not answered on the sheet. ${ask}`
}

function toNobody(sentence: string): string {
  return `The office is not the patient: write “patients”, not “you”, in “${sentence}”`
}
