import type { Note } from './note.ts'

/** A note with its row, null where it is about the whole file. */
export type RowNote = Note & { row: number | null }

/** What is odd in one roster, kept short: see `problemList`. */
export type ProblemList = {
  add(note: RowNote, refused?: boolean): void
  list(): RowNote[]
}

const MOST_LISTED = 1_000
const MOST_REFUSED = 100_000

/**
 * The problems of one roster. After a thousand of them, further ones are counted by kind, and one line a kind says how
 * many more rows have it: a million bad dates stay one line. Refused rows are named each, up to a hundred thousand.
 */
export function problemList(): ProblemList {
  const listed: RowNote[] = []
  const more = new Map<string, { note: Note; count: number }>()
  let [notes, refusals] = [0, 0]
  return {
    add(note, refused = false) {
      if (refused ? refusals++ < MOST_REFUSED : notes++ < MOST_LISTED) {
        listed.push(note)
        return
      }
      const kind = `${note.column}\n${note.message}`
      more.set(kind, { note, count: (more.get(kind)?.count ?? 0) + 1 })
    },
    list: () => [...listed, ...[...more.values()].map(summary)],
  }
}

/** One kind of problem in a roster: in which rows, by the first of them, and how often. `rows` is empty where it is about the whole file. */
export type ProblemKind = Note & { count: number; rows: { row: number; masked: string | null }[] }

const ROWS_NAMED = 5

/** The kinds of problems in a list, those about the whole file first, then the most frequent. */
export function kindsOf(list: readonly RowNote[]): ProblemKind[] {
  const kinds = new Map<string, ProblemKind>()
  for (const note of list) {
    const { message, count } = apart(note)
    const key = `${note.column}\n${message}`
    const kind = kinds.get(key) ?? { column: note.column, message, count: 0, rows: [] }
    kinds.set(key, kind)
    kind.count += count
    if (note.row !== null && kind.rows.length < ROWS_NAMED)
      kind.rows.push({ row: note.row, masked: note.masked ?? null })
  }
  return [...kinds.values()].sort((one, other) => weight(other) - weight(one))
}

function weight({ rows, count }: ProblemKind): number {
  return rows.length === 0 ? Infinity : count
}

function summary({ note, count }: { note: Note; count: number }): RowNote {
  const rows = count === 1 ? 'one more row' : `${count} more rows`
  return { row: null, column: note.column, message: `${note.message}${SUMMARY[0]}${rows}${SUMMARY[1]}` }
}

const SUMMARY = [' The same holds for ', ', which are not listed.'] as const

// A summary tells of how many rows it is; any other note is about one row or the file.
function apart({ row, message }: RowNote): { message: string; count: number } {
  const at = row === null && message.endsWith(SUMMARY[1]) ? message.lastIndexOf(SUMMARY[0]) : -1
  if (at < 0) return { message, count: 1 }
  return { message: message.slice(0, at), count: Number.parseInt(message.slice(at + SUMMARY[0].length), 10) || 1 }
}
