import type { AppliedLayout } from '../../../actions/roster/kept-recipe.ts'
import type { ColumnLayout } from '../../../people/reading/column-layout.ts'
import { FIELDS } from '../../../people/reading/fields/fields.ts'
import { CODE_PAGES } from '../../../people/reading/file/code-pages.ts'
import type { ColumnSource, FirstLine } from '../../../people/reading/proposal.ts'
import type { Values } from '../../shell/forms/form.ts'
import { FIELD_LABELS } from '../frame/field-labels.ts'

/** Whoever looks through more columns than these looks for nothing any more. */
const MOST_COLUMNS = 300

/** The columns that a page shows: the first ones, and whichever of the others is used. */
export function shownColumns({ proposal }: ColumnLayout, values: Values) {
  return proposal.filter(
    ({ place, field }) => place < MOST_COLUMNS || field !== null || (values[`column-${place}`] ?? '') !== '',
  )
}

/** Each column that is shown with its values, what it may contain and what tells it. */
export function columnRows(layout: ColumnLayout, values: Values) {
  return shownColumns(layout, values).map(({ place, name, field, source, samples }) => {
    const chosen = values[`column-${place}`] ?? field ?? ''
    const by = source && chosen === field ? SOURCES[source] : chosen && SOURCES.chosen
    return {
      place,
      name: name || `Column ${place + 1}`,
      samples,
      options: fieldOptions(chosen),
      used: chosen !== '',
      by,
    }
  })
}

/** Columns by name in a sentence, the first of them where they are many. */
export function namesInWords(names: readonly string[]): string {
  const more = names.length - MOST_NAMED
  return more > 0
    ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more.toLocaleString('en-US')} more`
    : names.join(', ')
}

/** Since when a layout is kept, and what is new or gone in a file that is like those it was kept for. */
export function sinceThen({ header }: ColumnLayout, { keptAt, fresh = [], lost = [] }: AppliedLayout) {
  return {
    at: keptAt,
    fresh: fresh.map((place) => header[place] || `Column ${place + 1}`).join(', '),
    lost: lost.map((field) => FIELD_LABELS[field]).join(', '),
  }
}

/** How the file is written, in a sentence. */
export function writtenAs({ sheets, separator, encoding }: ColumnLayout): string {
  if (sheets.length > 0) return `Excel workbook, sheet ${sheets.find(({ read }) => read)?.name}.`
  return `Text file with values separated by ${SEPARATORS[separator]}, in ${ENCODINGS[encoding]}.`
}

/** One of the first lines, as an option. */
export function lineOption({ line, cells }: FirstLine) {
  const text = cells.filter((cell) => cell !== '').join(' · ')
  return { line, text: text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text }
}

/** The orders of dates that may be chosen. */
export function dateOptions({ dateOrderOpen, dateOrder }: ColumnLayout, chosen: string | undefined) {
  const usual = dateOrder === 'day_first' ? 'day first' : 'month first'
  const first = dateOrderOpen
    ? { code: '', label: 'Choose…' }
    : { code: 'told', label: `As the file shows, otherwise ${usual}` }
  const options = [
    first,
    { code: 'month_first', label: 'month first: March 4' },
    { code: 'day_first', label: 'day first: 3 April' },
  ]
  return options.map((option) => ({ ...option, chosen: option.code === (chosen ?? first.code) }))
}

function fieldOptions(chosen: string) {
  return [
    { code: '', label: 'Not used', chosen: chosen === '' },
    ...FIELDS.map((field) => ({ code: field, label: FIELD_LABELS[field], chosen: field === chosen })),
  ]
}

const SOURCES: Readonly<Record<ColumnSource, string>> = {
  name: 'the column’s title says so',
  values: 'its values look like it',
  kept: 'kept from last time',
  chosen: 'chosen by you',
}

const LONGEST_LINE = 90
const MOST_NAMED = 40

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' }
const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', ...CODE_PAGES } as const
