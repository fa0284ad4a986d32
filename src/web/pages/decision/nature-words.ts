import type { Nature } from '../../../breach/law/vocabulary.ts'

/** What happened to the information, in words. */
export const NATURE_WORDS: Record<Nature, string> = {
  disclosure: 'it was disclosed',
  acquisition: 'it was acquired',
  access: 'it was accessed',
  use: 'it was used',
}
