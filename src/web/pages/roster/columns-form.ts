import type { Reading } from '../../../actions/roster/detect-layout.ts'
import { DATES_ASKED } from '../../../actions/roster/upload-roster.ts'
import { Refused } from '../../../errors.ts'
import type { Columns } from '../../../people/reading/columns.ts'
import { type Field, isField } from '../../../people/reading/fields/fields.ts'
import { gapsIn } from '../../../people/reading/layout-gaps.ts'
import type { DateOrder } from '../../../people/values/date.ts'
import type { Values } from '../../shell/forms/form.ts'

const GO_ON =
  'Something is missing from this list, as said below. Choose the column that contains it, or check “Import without it”.'

const GO_ON_SHIFTED =
  'Something about this list needs a look first, as said below. Correct it, or check “Import it as it is”.'

/** How the form says to read the file. Throws Refused if no column is used, or if one that matters is missing and nobody said to go on. */
export function readingIn(values: Values): Reading {
  const columns = columnsIn(values)
  if (Object.keys(columns).length === 0)
    throw new Refused('Choose at least one column that contains a name or a record number.')
  const reading = { map: [], columns, header: lineIn(values), sheet: sheetIn(values), dateOrder: dateOrderIn(values) }
  const [replaces, goesOn] = [values.replaces === 'true', values.goOn === 'true']
  const isShifted = values.shifted === 'true'
  if (!goesOn && isShifted) throw new Refused(GO_ON_SHIFTED)
  if (!goesOn && gapsIn(reading).length > 0) throw new Refused(GO_ON)
  return { ...reading, replaces, goesOn }
}

/** The form as it was sent, when somebody comes back to it. */
export function valuesOf({ columns = {}, header, sheet, dateOrder, replaces, goesOn }: Reading): Values {
  const fields = Object.entries(columns).flatMap(([field, places]) => places.map((place) => [`column-${place}`, field]))
  return {
    ...Object.fromEntries(fields),
    ...(header !== undefined && { header: String(header) }),
    ...(sheet !== undefined && { sheet }),
    ...(dateOrder && { dateOrder }),
    ...(replaces && { replaces: 'true' }),
    ...(goesOn && { goOn: 'true' }),
  }
}

/** The columns chosen for each field, without unused ones. */
export function columnsIn(values: Values): Columns {
  const columns: { [field in Field]?: number[] } = {}
  for (const [name, field] of Object.entries(values)) {
    const place = /^column-(\d{1,5})$/.exec(name)?.[1]
    if (place !== undefined && isField(field)) columns[field] = [...(columns[field] ?? []), Number(place)]
  }
  return columns
}

/** The line chosen as the header; 0 means there is none. */
export function lineIn({ header }: Values): number | undefined {
  return /^\d{1,4}$/.test(header ?? '') ? Number(header) : undefined
}

/** The chosen sheet of the workbook. */
export function sheetIn({ sheet }: Values): string | undefined {
  return sheet === '' ? undefined : sheet
}

function dateOrderIn({ dateOrder }: Values): DateOrder | undefined {
  if (dateOrder === '') throw new Refused(DATES_ASKED)
  return dateOrder === 'day_first' || dateOrder === 'month_first' ? dateOrder : undefined
}
