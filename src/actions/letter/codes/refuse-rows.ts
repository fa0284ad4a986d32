import { Refused } from '../../../errors.ts'
import type { CodeRow } from '../../../people/reading/list/code-list.ts'

const SHOWN = 20

/** Throws Refused, naming the rows and no code, where any of them is as it may not be. */
export function refuseRows(rows: readonly CodeRow[], isWrong: (row: CodeRow) => boolean, has: string): void {
  const wrong = rows.filter(isWrong).map(({ row }) => row)
  if (wrong.length === 0) return
  const which = wrong.slice(0, SHOWN).join(', ')
  const more = wrong.length > SHOWN ? ` and ${wrong.length - SHOWN} more` : ''
  const message = `${wrong.length === 1 ? 'Row' : 'Rows'} ${which}${more} ${wrong.length === 1 ? 'has' : 'have'} ${has}. Row 1 is the first below the header. Correct the file and upload it again; nothing was saved.`
  throw new Refused(message, [{ path: 'file', message }])
}
