import type { Practice } from '../../letters/text/letter.ts'
import { findPractice } from '../../storage/practice/practice.ts'
import { bookPart } from './parts.ts'

/** Who writes the letters, or undefined before the practice is set up. */
export const practiceOf = bookPart((book) => findPractice<Practice>(book.db))
