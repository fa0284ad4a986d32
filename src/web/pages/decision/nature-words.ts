import type { Nature } from '../../../breach/law/vocabulary.ts'

/** What was done with the information, as people say it. */
export const NATURE_WORDS: Record<Nature, string> = {
  disclosure: 'it was disclosed',
  acquisition: 'it was acquired',
  access: 'it was accessed',
  use: 'it was used',
}
