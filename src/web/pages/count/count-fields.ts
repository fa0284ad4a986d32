import type { Incident } from '../../../breach/incident/incident.ts'
import { Refused } from '../../../errors.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { RESIDENCE_OPTIONS, residenceLabel } from '../../shell/forms/state-options.ts'
import type { Problem } from '../../shell/problem.ts'

const FIRST_ROWS = 3
const ROWS_TO_SPARE = 2

const COUNT: FieldSpec[] = [
  { name: 'people:number', label: 'People affected', type: 'number', inputmode: 'numeric', required: true },
  {
    name: 'basis',
    label: 'Certainty',
    type: 'select',
    required: true,
    options: [
      ['estimated', 'Estimated: exact number to follow'],
      ['confirmed', 'Confirmed: counted'],
    ],
  },
  { name: 'reason', label: 'Source of the number', required: true, hint: 'No patient names.' },
]

type Typed = { typed: Values | undefined; problem: Problem | undefined; isAsked: boolean }

/** The form for how many people are affected, with rows for their States. */
export function countForm(incident: Incident, { typed, problem, isAsked }: Typed) {
  const stated = incident.counts.at(-1)
  const known = Object.entries(stated?.byState ?? {})
  const values = typed ?? { 'people:number': String(stated?.people ?? ''), ...valuesOfRows(known) }
  const rows = Math.max(FIRST_ROWS, known.length + ROWS_TO_SPARE, rowsIn(values).length)
  return {
    open: typed !== undefined || isAsked,
    fields: fields(COUNT, values, problem?.errors, 'count-'),
    rows: Array.from({ length: rows }, (_, place) =>
      fields(rowSpecs(place + 1, values), values, problem?.errors, 'count-'),
    ),
  }
}

/** What the form holds, with its rows of States as one record. Throws Refused when a State is in two rows. */
export function countIn(values: Values) {
  const rows = rowsIn(values)
  const twice = rows.find(({ state }, place) => rows.findIndex((other) => other.state === state) < place)
  if (twice) throw new Refused(`${residenceLabel(twice.state)} appears in two rows. Combine them.`)
  const { 'people:number': people, basis, reason } = values
  const byState = Object.fromEntries(rows.map(({ state, number }) => [state, Number(number)]))
  return { people: people ? Number(people) : undefined, basis, reason, byState }
}

function rowsIn(values: Values): { state: string; number: string }[] {
  const places = Object.keys(values).flatMap((name) => /^state-(\d+)$/.exec(name)?.[1] ?? [])
  return places
    .map((place) => ({ state: values[`state-${place}`] ?? '', number: values[`number-${place}`] ?? '' }))
    .filter(({ state, number }) => state !== '' && number !== '')
}

function valuesOfRows(known: readonly (readonly [string, number])[]): Values {
  return Object.fromEntries(
    known.flatMap(([state, number], place) => [
      [`state-${place + 1}`, state],
      [`number-${place + 1}`, String(number)],
    ]),
  )
}

function rowSpecs(row: number, values: Values): FieldSpec[] {
  const path = `byState.${values[`state-${row}`]}`
  return [
    { name: `state-${row}`, label: `State ${row}`, type: 'select', options: [['', 'Not known'], ...RESIDENCE_OPTIONS] },
    { name: `number-${row}`, path, label: `People ${row}`, type: 'number', inputmode: 'numeric' },
  ]
}
