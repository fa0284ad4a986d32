import type { Answer } from '../../../breach/law/answer.ts'

/** Warnings that a count comes near a line of the law, before it is crossed: each once, with who would have to be told. */
export function nearLines({ duties, notes }: Answer) {
  const near = notes.filter(({ code, duty = '' }) => code === 'near_threshold' && !IN_THE_STANDING.test(duty))
  return [
    ...new Map(
      near.map(({ text, duty }) => [text, { text, to: duties.find(({ id }) => id === duty)?.to ?? null }]),
    ).values(),
  ]
}

// 500 in all and 500 of one State: the standing of the count says them already.
const IN_THE_STANDING = /^(hipaa|part2)\.(ocr|media\.)/

/** The other notes: those that no line of the law is near to. */
export function otherNotes({ notes }: Answer) {
  return notes.filter(({ code }) => code !== 'near_threshold')
}
