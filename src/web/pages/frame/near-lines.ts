import type { Answer } from '../../../breach/law/answer.ts'
import { isOfUncounted, unplacedNote } from '../../../breach/law/unplaced.ts'

/** Warnings that a count is close to a legal threshold: each once, with who would have to be notified. */
export function nearLines({ duties, notes }: Answer) {
  const near = notes.filter(({ code, duty = '' }) => code === 'near_threshold' && !IN_THE_STANDING.test(duty))
  return [
    ...new Map(
      near.map(({ text, duty }) => [text, { text, to: duties.find(({ id }) => id === duty)?.to ?? null }]),
    ).values(),
  ]
}

// The standing of the count covers 500 in total and 500 of one State.
const IN_THE_STANDING = /^(hipaa|part2)\.(ocr|media\.)/

/** That people are not counted, or not by State: what may be missing for it; null: each is placed. */
export function placesUnknown(answer: Pick<Answer, 'breach' | 'notes'>) {
  const note = unplacedNote(answer)
  return (
    note && {
      title: isOfUncounted(note) ? 'Not counted yet: State notices are missing' : 'State notices may be missing',
      text: note.text,
    }
  )
}
