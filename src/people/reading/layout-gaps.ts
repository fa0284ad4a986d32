import type { ColumnLayout } from './column-layout.ts'
import { type Columns, columnMark } from './columns.ts'
import type { Field } from './fields/fields.ts'
import type { Misfit } from './fields/shifted-header.ts'

/** That the list was cut short, a header that does not fit its rows, and what no column of a roster holds though the law or the letters need it, in a sentence each; the gravest first. */
export function gapsIn({ columns, misfit, cut = [] }: Gaps): string[] {
  const missing = GAPS.filter(([fields]) => !fields.some((field) => columns[field]?.length))
  return [
    ...cut,
    ...(misfit?.is === 'open' ? [misfitSentence(misfit)] : []),
    ...missing.map(([, sentence]) => sentence),
  ]
}

type Gaps = { columns: Columns; misfit?: Misfit | undefined; cut?: readonly string[] | undefined }

/** A gap of one file, of which nothing follows for the next. */
export const OF_ONE_FILE = 'cut'

/** The same gaps by a short name each. */
export function gapCodesIn({ columns, misfit, cut = [] }: Gaps): string[] {
  const missing = GAPS.filter(([fields]) => !fields.some((field) => columns[field]?.length))
  return [
    ...cut.map(() => OF_ONE_FILE),
    ...(misfit?.is === 'open' ? ['header'] : []),
    ...missing.map(([[field]]) => field!),
  ]
}

/** What is said of a header that is longer or shorter than the rows below it. */
export function misfitSentence({ is, header, rows, names }: Misfit): string {
  const sides = `The header has ${cells(header)} but nearly all rows have ${rows}.`
  const touched = names.map((name) => `“${name}”`).join(' and ')
  if (is === 'joined')
    return `${sides} ${touched} was read as one column name, because the values then match. Check it.`
  if (is === 'parted' && touched === '“”')
    return `${sides} The first column was read as having no name, because the values then match. Check it.`
  if (is === 'parted')
    return `${sides} ${touched} was read as two column names, because the values then match. Check it.`
  if (is === 'short') return `${sides} The values match their column names, so the last columns are empty.`
  return `${sides} The values do not match their column names, so they may be in the wrong columns. Choose what each column contains by its values, or correct the header in the file.`
}

function cells(count: number): string {
  return count === 1 ? 'one cell' : `${count} cells`
}

/** A column as it was read: what it holds and what told that; both null where it holds values and is not used. */
export type ColumnRead = { column: string; field: Field | null; from: 'name' | 'values' | 'map' | 'kept' | null }

/** The columns of a file that are used or hold values. */
export function columnsRead({ proposal }: Pick<ColumnLayout, 'proposal'>): ColumnRead[] {
  const header = proposal.map(({ name }) => name)
  return proposal
    .filter(({ field, samples }) => field !== null || samples.length > 0)
    .map(({ place, field, source }) => ({
      column: columnMark(header, place),
      field,
      from: source === 'chosen' ? 'map' : source,
    }))
}

/** The columns that hold values and are not used, by name, or by place where they have none. */
export function unusedColumns({ proposal, columns }: Pick<ColumnLayout, 'proposal' | 'columns'>): string[] {
  const used = new Set(Object.values(columns).flat())
  const unused = proposal.filter(({ place, samples }) => samples.length > 0 && !used.has(place))
  const header = proposal.map(({ name }) => name)
  return unused.map(({ place }) => columnMark(header, place))
}

const GAPS: readonly [Field[], string][] = [
  [
    ['state', 'zip', 'city_state_zip', 'address', 'country'],
    'No column is used for the State or the ZIP code. Everyone is counted as a resident of no known State, so no State’s law is applied.',
  ],
  [
    ['address_line1', 'address', 'email'],
    'No column is used for the street address. No letter can be mailed to anyone on this list.',
  ],
  [
    ['birth_date'],
    'No column is used for the birth date. People with the same name are harder to tell apart, and minors are not recognized.',
  ],
]
