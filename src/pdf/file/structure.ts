import type { PdfFile } from './file.ts'
import { type Element, langOf, type Outline } from './outline.ts'
import { openParents } from './parent-tree.ts'

/** The structure tree of a document, written as its letters are. ISO 32000-1, 14.7. */
export type Structure = {
  root: number
  /** Writes a letter's own part of the tree for its pages, which come in the order of the file. */
  letter(outline: Outline, pages: readonly number[], language: string): void
  close(): void
}

/** Begins the structure tree of a document in that language. */
export function openStructure(file: PdfFile, spoken: string): Structure {
  const [root, document] = [file.reserve(), file.reserve()]
  const letters: number[] = []
  const parents = openParents(file)
  return {
    root,
    letter(outline, pages, language) {
      const section = file.reserve(1 + outline.elements.length)
      const numbers = { section, pages }
      letters.push(section)
      file.add(
        `<</S/Sect${spoken.startsWith(language) ? '' : langOf(language)}/P ${document} 0 R/K[${references(outline.top, section + 1)}]>>`,
        section,
      )
      for (const [index, element] of outline.elements.entries()) file.add(bodyOf(element, numbers), section + 1 + index)
      for (const marked of outline.marked) parents.add(references(marked, section + 1))
    },
    close() {
      file.add(`<</S/Document/P ${root} 0 R/K[${references(letters)}]>>`, document)
      file.add(`<</Type/StructTreeRoot/K ${document} 0 R/ParentTree ${parents.close()} 0 R>>`, root)
    },
  }
}

type Numbers = { section: number; pages: readonly number[] }

function bodyOf({ open, close, parent, page, kids }: Element, { section, pages }: Numbers): string {
  const head = open + (section + 1 + parent)
  if (page === null) return `${head} 0 R/K[${kidsOf(kids, { section, pages })}]>>`
  return `${head} 0 R/Pg ${pages[page]}${close ?? ` 0 R/K[${kidsOf(kids, { section, pages })}]>>`}`
}

function kidsOf(kids: Element['kids'], { section, pages }: Numbers): string {
  let text = ''
  for (const kid of kids) {
    if ('element' in kid) text += `${section + 1 + kid.element} 0 R `
    else text += kid.page === null ? `${kid.mark} ` : `<</Type/MCR/Pg ${pages[kid.page]} 0 R/MCID ${kid.mark}>>`
  }
  return text
}

function references(numbers: readonly number[], from = 0): string {
  let text = ''
  for (const number of numbers) text += `${from + number} 0 R `
  return text
}
