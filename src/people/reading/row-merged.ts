import type { Person } from '../values/person.ts'
import { clean } from '../values/values.ts'
import { columnMark } from './columns.ts'
import type { Field } from './fields/fields.ts'
import { type MergedRecord, maySayMerged, maySayMergedInName, readMergedRecord } from './list/merged-record.ts'
import { remarkColumns } from './list/remark-columns.ts'
import type { Note } from './note.ts'
import { note, type RowForm, type Value } from './row-form.ts'

/** What a row says of a record that was merged into another, and its values with names that say nothing of it. */
export type MergedRow = Pick<MergedRecord, 'into'> & { place: number; named(value: Value): Value }

/** Looks whether rows say that their record was merged into another: in a column for it, with the name, in a status or a note. */
export function mergedReader(form: RowForm): (cells: readonly string[]) => MergedRow | undefined {
  const { header, columns } = form
  const names = NAMES.flatMap((field) => columns[field] ?? [])
  const used = new Set(Object.values(columns).flat())
  for (const place of columns.deceased ?? []) used.delete(place)
  const columnsBeside = remarkColumns(header, used)
  const others = columnsBeside.map(({ place }) => place)
  const own = columns.merged_into ?? []
  return (cells) => {
    if (
      !isSaid(cells, names, maySayMergedInName) &&
      !isSaid(cells, others, maySayMerged) &&
      !isSaid(cells, own, isText)
    )
      return undefined
    const found = [
      ...own.map((place) => ({ place, record: numberIn(clean(cells[place] ?? '')) })),
      ...names.map((place) => ({ place, record: readMergedRecord(clean(cells[place] ?? ''), 'name') })),
      ...columnsBeside.map(({ place, as }) => ({ place, record: readMergedRecord(clean(cells[place] ?? ''), as) })),
    ].filter(({ record }) => record !== undefined)
    const surest = found.find(({ record }) => record!.into !== undefined) ?? found[0]
    return surest && { ...surest.record, place: surest.place, named }
  }
}

function isSaid(cells: readonly string[], places: readonly number[], maySay: (text: string) => boolean): boolean {
  for (let at = 0; at < places.length; at++) if (maySay(cells[places[at]!] ?? '')) return true
  return false
}

function isText(text: string): boolean {
  return text !== ''
}

const NAMES = ['name', 'family_name', 'given_name', 'middle_name', 'suffix'] as const

// Names without what says that the record was merged.
function named(value: Value): Value {
  return (field: Field) => {
    const text = value(field)
    return (NAMES as readonly string[]).includes(field) ? (readMergedRecord(text, 'name')?.rest ?? text) : text
  }
}

function numberIn(text: string): MergedRecord | undefined {
  const said = readMergedRecord(text, 'note') ?? readMergedRecord(text, 'status')
  if (said) return said
  const number = /^(?:mrn|chart|record|acct|account|id)?[\s:#]*([\w-]*\d[\w-]*)$/i.exec(text)?.[1]
  return number === undefined || /^0+$/.test(number) ? undefined : { into: number, rest: '' }
}

/** Adds the number of the record that a row was merged into; one without a number is noted, and counts. */
export function addMergedRecord(person: Person, { into, place }: MergedRow, form: RowForm, notes: Note[]): void {
  if (into !== undefined && into.toLowerCase() === person.mrn?.toLowerCase()) return
  if (into !== undefined) person.mergedInto = into
  else notes.push({ ...note(form, 'mrn', person.mrn ?? '', OF_NOBODY), column: columnMark(form.header, place) })
}

const OF_NOBODY =
  'The record is marked as merged or a duplicate, without the number of the record that stays. It is counted as a person, unless it matches somebody.'
