import type { ColumnLayout } from './column-layout.ts'
import type { Columns } from './columns.ts'
import type { Field } from './fields.ts'

/** What no column of a roster holds though the law or the letters need it, in a sentence each; the gravest first. */
export function gapsIn({ columns }: { columns: Columns }): string[] {
  return GAPS.filter(([fields]) => !fields.some((field) => columns[field]?.length)).map(([, sentence]) => sentence)
}

/** The columns that hold values and are not used, by name, or by place where they have none. */
export function unusedColumns({ proposal, columns }: Pick<ColumnLayout, 'proposal' | 'columns'>): string[] {
  const used = new Set(Object.values(columns).flat())
  const unused = proposal.filter(({ place, samples }) => samples.length > 0 && !used.has(place))
  return unused.map(({ name, place }) => name || `#${place + 1}`)
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
