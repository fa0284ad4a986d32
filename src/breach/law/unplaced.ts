import type { Answer, Note } from './answer.ts'

/** The note that says that people are not counted, or not by State, where a notice may hang on it; null: each is placed. */
export function unplacedNote({ breach, notes }: Pick<Answer, 'breach' | 'notes'>): Note | null {
  const note = notes.find(({ code }) => code === 'residents_unknown') ?? notes.find(isOfUncounted)
  return !note || (breach === 'no' && isOfUncounted(note)) ? null : note
}

/** Whether it says that nobody is counted at all. */
export function isOfUncounted({ code }: Pick<Note, 'code'>): boolean {
  return code === 'count_unknown'
}
