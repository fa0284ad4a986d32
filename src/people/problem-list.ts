import type { Note } from './row.ts'

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

function summary({ note, count }: { note: Note; count: number }): RowNote {
  const rows = count === 1 ? 'one more row' : `${count} more rows`
  return {
    row: null,
    column: note.column,
    message: `${note.message} The same holds for ${rows}, which are not listed.`,
  }
}
