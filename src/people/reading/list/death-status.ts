import { clean } from '../../values/values.ts'

/** Columns that say how somebody stands with the practice, by their names, besides those in use for something else. */
function statusColumns(header: readonly string[], used: ReadonlySet<number>): number[] {
  return header.flatMap((name, place) => (!used.has(place) && STATUS.test(name.trim()) ? [place] : []))
}

const STATUS =
  /^(?:(?:patient|pt|client|customer|guest|member|account|acct|record|chart|person|current)\W*)?(?:status|stat|estado)\W*$/i

// Nothing but a plain word of death: an account that expired, or closed, is nobody's death.
const DEAD = /^\W*(?:patient |pt |client )?(?:deceased|died|dead|fallecid[oa]|difunt[oa])\b/i

/** Reads a death from a status column that nobody mapped: the word itself, or nothing. Null where there is no such column. */
export function deathStatus(
  header: readonly string[],
  used: ReadonlySet<number>,
): ((cells: readonly string[]) => string) | null {
  const places = statusColumns(header, used)
  if (places.length === 0) return null
  return (cells) => {
    const said = places.map((place) => cells[place] ?? '').find((text) => DEAD.test(text))
    return said === undefined ? '' : clean(said)
  }
}
