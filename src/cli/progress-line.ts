import type { Progress } from '../actions/roster/jobs.ts'
import type { Terminal } from './command.ts'

const MILLISECONDS = 100

/** Says on a terminal how far a file is; where nobody looks, nothing. Call `done` before anything else is written. */
export type ProgressLine = { tell(file: string, at: Progress): void; done(): void }

/** A line that is written over and over, a few times a second. */
export function progressLine({ progress }: Terminal): ProgressLine {
  if (!progress) return { tell() {}, done() {} }
  let last = { phase: '', at: 0 }
  return {
    tell(file, { phase, done, of }) {
      const now = Date.now()
      if (phase === last.phase && now - last.at < MILLISECONDS) return
      last = { phase, at: now }
      progress(`${file}: ${WORDS[phase]} ${rowsOf(done, of)} (Ctrl+C stops)`)
    },
    done: () => progress(''),
  }
}

const WORDS = { reading: 'reading,', joining: 'matching people,', keeping: 'sealing,' } as const

function rowsOf(done: number, of: number | null): string {
  const rows = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'}`
  return of === null || done === 0 ? rows(of ?? done) : `${done.toLocaleString('en-US')} of ${rows(of)}`
}
