import { clean } from '../../values/values.ts'
import { isBlank, type Line } from '../file/record.ts'
import { fitOf, isPairName, looksJoined, looksParted } from './header-fit.ts'

/**
 * What became of a header that is longer or shorter than the rows below it. `joined`: cells were one name with a separator
 * in it; `parted`: one cell names two columns; `open`: the values do not fit the names, and nobody knows why; `short`: the
 * rows leave out their last cells. `names` are those that were joined or parted.
 */
export type Misfit = { is: 'joined' | 'parted' | 'open' | 'short'; header: number; rows: number; names: string[] }

/** A header as its columns are; `written` as its line has it, where that is another. */
export type FittedHeader = { header: string[]; written?: string[]; misfit?: Misfit }

const ROWS_LOOKED_AT = 200
const NEARLY_ALL = 0.9
const MOST_OF_THEM = 0.8
const MOST_JOINED = 2
const MOST_COLUMNS = 120

/** Lays the names of a header over the columns below, where nearly all rows are wider or narrower than it. */
export function fittedHeader(cells: readonly string[], rows: readonly Line[], separator: string): FittedHeader {
  const names = cells.map(clean)
  const filled = rows.filter((row) => isFull(row.cells, names)).slice(0, ROWS_LOOKED_AT)
  const usual = usualCells(filled)
  const widths = widthsOf(filled, usual, names.length)
  if (widths.length === 0 || names.length > MOST_COLUMNS) return { header: names }
  const found = best(cells, filled, widths, separator)
  const sides = { header: names.length, rows: found?.header.length ?? widths[0]! }
  if (found) return { header: found.header, written: names, misfit: { ...sides, is: found.is, names: found.names } }
  if (usual === names.length) return { header: names }
  const padded = [...names, ...Array.from({ length: Math.max(0, sides.rows - names.length) }, () => '')]
  if (fitOf(names, filled).against > 0) return { header: padded, misfit: { ...sides, is: 'open', names: [] } }
  const isShort = usual <= names.findLastIndex((name) => name !== '')
  return { header: padded, ...(isShort && { misfit: { ...sides, is: 'short', names: [] } }) }
}

// How many columns there may be, where not as many as the header names: spreadsheets fill up short lines.
function widthsOf(rows: readonly Line[], usual: number, header: number): number[] {
  const filled = Math.min(filledWidth(rows), usual)
  if (usual === 0 || filled === header) return []
  if (filled > header) return [filled]
  if (usual < header) return [usual]
  return Array.from({ length: MOST_JOINED }, (_, at) => header - 1 - at).filter((width) => width >= filled)
}

// Neither a blank line, nor a rule or a heading, nor the header once more.
function isFull(cells: readonly string[], names: readonly string[]): boolean {
  if (isBlank(cells) || cells.every((cell, at) => clean(cell) === names[at])) return false
  return names.length < 3 || cells.filter((cell) => WORDS.test(cell)).length > 1
}

const WORDS = /[\p{L}\p{N}]/u

// As many cells as hold something in nearly all rows.
function filledWidth(rows: readonly Line[]): number {
  const widths = rows.map(({ cells }) => cells.findLastIndex((cell) => cell.trim() !== '') + 1)
  return widths.sort((one, other) => one - other)[Math.ceil(widths.length * NEARLY_ALL) - 1] ?? 0
}

// 0 where rows differ too much to say.
function usualCells(rows: readonly Line[]): number {
  const counts = Map.groupBy(rows, ({ cells }) => cells.length)
  const [usual = 0, some = []] = [...counts].sort(([, one], [, other]) => other.length - one.length)[0] ?? []
  return some.length >= rows.length * MOST_OF_THEM ? usual : 0
}

/** A header with names joined or parted, how much speaks for just that, and whether the values do. */
type Candidate = { is: 'joined' | 'parted'; header: string[]; names: string[]; signs: number; seen: boolean }

function best(cells: readonly string[], rows: readonly Line[], widths: readonly number[], separator: string) {
  const own = fitOf(cells.map(clean), rows)
  const made = widths.flatMap((width) =>
    width < cells.length ? joinedTo(cells, width, rows, separator) : partedTo(cells, width, rows, separator),
  )
  const fitting = made
    .map((candidate) => ({ ...candidate, ...fitOf(candidate.header, rows) }))
    .filter(({ against, agree, names, signs, seen }) =>
      own.against > 0
        ? against === 0 && agree > own.agree
        : against === 0 && signs >= 2 && seen && names.every(isPairName),
    )
    .sort((one, other) => other.signs - one.signs || other.agree - one.agree)
  const [first, second] = fitting
  const isTied = first && second && second.signs === first.signs && second.agree === first.agree
  return isTied ? undefined : first
}

function joinedTo(cells: readonly string[], width: number, rows: readonly Line[], separator: string): Candidate[] {
  const times = cells.length - width
  if (times > MOST_JOINED) return []
  return choices(width, times).map((places) => {
    const header: string[] = []
    const names: string[] = []
    const seen = places.every((place) => looksJoined(rows, place, separator))
    let [at, signs] = [0, seen ? 1 : 0]
    for (let place = 0; place < width; place++) {
      const isJoined = places.includes(place)
      const parts = cells.slice(at, at + (isJoined ? 2 : 1))
      const name = parts.map(clean).join(`${separator} `)
      header.push(name)
      at += parts.length
      if (!isJoined) continue
      names.push(name)
      signs += Number(/^\s/.test(parts[1] ?? '')) + Number(isPairName(name))
    }
    return { is: 'joined', header, names, signs, seen }
  })
}

function choices(width: number, times: number): number[][] {
  const places = Array.from({ length: width }, (_, place) => place)
  if (times === 1) return places.map((place) => [place])
  return places.flatMap((one) => places.slice(one + 1).map((other) => [one, other]))
}

const LAST_AND_FIRST = ['Last Name', 'First Name']

function partedTo(cells: readonly string[], width: number, rows: readonly Line[], separator: string): Candidate[] {
  const names = cells.map(clean)
  const made = names.flatMap((name, place): Candidate[] => {
    const inName = name.split(separator).map(clean)
    const seen = looksParted(rows, place + 1)
    const signs = Number(seen) + Number(isPairName(name))
    const parts = inName.length > 1 ? inName : isPairName(name) ? LAST_AND_FIRST : []
    return parts.length > 0
      ? [{ is: 'parted', header: names.toSpliced(place, 1, ...parts), names: [name], signs, seen }]
      : []
  })
  // R writes the numbers of rows under no name.
  const numbered: Candidate = { is: 'parted', header: ['', ...names], names: [''], signs: 0, seen: false }
  return [...made, numbered].filter(({ header }) => header.length === width)
}
