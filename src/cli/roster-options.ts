import type { DateOrder } from '../people/values/date.ts'

/** The options with which both `count` and `import` are told how a roster is to be read. */
export const ROSTER_OPTIONS = {
  map: { type: 'string', multiple: true },
  header: { type: 'string' },
  sheet: { type: 'string' },
  dates: { type: 'string' },
} as const

/** The same, for the terminal. */
export const ROSTER_USAGE = `  --map FIELD=COLUMN   read FIELD from COLUMN (its name, or #N for the Nth); several columns: FIELD=ONE+OTHER;
                       FIELD= uses no column, whatever the names suggest
  --header N           the line with the column names; 0: no header, columns go by position
  --sheet NAME         the Excel sheet that lists the people; default: the one with the most rows
  --dates mdy|dmy      how dates like 03/04/1980 start, if the file does not say`

/** How the rosters are to be read, as the options say it. */
export type RosterOptions = {
  map: string[]
  header: number | undefined
  sheet: string | undefined
  dateOrder: DateOrder | undefined
}

type Typed = {
  map?: string[] | undefined
  header?: string | undefined
  sheet?: string | undefined
  dates?: string | undefined
}

/** Reads the options; throws an error that says what one of them may be. */
export function readRosterOptions({ map = [], header, sheet, dates }: Typed): RosterOptions {
  if (header !== undefined && !/^\d{1,4}$/.test(header))
    throw new Error(`--header needs a line number, from 1, or 0, but got "${header}".`)
  if (dates !== undefined && !Object.hasOwn(ORDERS, dates))
    throw new Error(`--dates must be mdy or dmy, not "${dates}".`)
  return {
    map,
    header: header === undefined ? undefined : Number(header),
    sheet,
    dateOrder: ORDERS[dates as keyof typeof ORDERS],
  }
}

const ORDERS = { mdy: 'month_first', dmy: 'day_first' } as const
