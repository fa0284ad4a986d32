import type { Practice } from '../../letters/text/letter.ts'
import { findChosenLogo } from '../../storage/practice/logos.ts'
import { findPractice } from '../../storage/practice/practice.ts'
import { sharedPart } from './parts.ts'

/** Who writes the letters, or undefined before the practice is set up. */
export const practiceOf = sharedPart(async (book): Promise<Practice | undefined> => {
  const [facts, logo] = await Promise.all([findPractice<Practice>(book.db), findChosenLogo(book.db)])
  return facts && (logo ? { ...facts, logo } : facts)
})
