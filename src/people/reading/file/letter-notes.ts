import { CODE_PAGES, type CodePage } from './code-pages.ts'
import type { Restored } from './damaged-letters.ts'

/** What is said of letters that did not come as they should: the character set they were read by, and what was restored. */
export function letterNotes(encoding: string, { twice, entities }: Restored): string[] {
  const notes: string[] = []
  if (isOldPage(encoding))
    notes.push(
      `The letters of this file are not in UTF-8. By how they fit, they were read as ${CODE_PAGES[encoding]}. Check a few names with accents.`,
    )
  if (twice > 0)
    notes.push(
      `${damaged(twice)} damaged by an earlier program that read the file in the wrong character set (Ã© for é). They were restored. Check a few names with accents.`,
    )
  if (entities > 0)
    notes.push(
      `${damaged(entities)} written as on a web page (&eacute; for é). They were read as letters. Check a few names.`,
    )
  return notes
}

function isOldPage(encoding: string): encoding is CodePage {
  return Object.hasOwn(CODE_PAGES, encoding) && encoding !== 'windows-1252'
}

function damaged(count: number): string {
  return count === 1 ? '1 letter or sign was' : `${count.toLocaleString('en-US')} letters or signs were`
}
