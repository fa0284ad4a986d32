import type { Practice } from '../../letters/text/letter.ts'
import { findChosenLogo } from '../../storage/practice/logos.ts'
import { findPractice } from '../../storage/practice/practice.ts'
import { bookPart } from './parts.ts'

/** Who writes the letters, or undefined before the practice is set up. */
export const practiceOf = bookPart(async (book): Promise<Practice | undefined> => {
  const [facts, logo] = await Promise.all([findPractice<Practice>(book.db), findChosenLogo(book.db)])
  return facts && (logo ? { ...facts, logo } : facts)
})
