import type { PdfFile } from './file.ts'
import type { Element, Outline } from './outline.ts'
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

function bodyOf({ tag, language, parent, page, kids, marks, isParent }: Element, { section, pages }: Numbers): string {
  const within = marks ?? ` [${kids.map((kid) => kidOf(kid, { section, pages })).join(' ')}]`
  const own = isParent ? '' : `/Pg ${pages[page]} 0 R`
  return `<</S/${tag}${langOf(language)}/P ${section + 1 + parent} 0 R${own}/K${within}>>`
}

function kidOf(kid: Element['kids'][number], { section, pages }: Numbers): string {
  if ('element' in kid) return `${section + 1 + kid.element} 0 R`
  return kid.page === null ? String(kid.mark) : `<</Type/MCR/Pg ${pages[kid.page]} 0 R/MCID ${kid.mark}>>`
}

function langOf(language: string | undefined): string {
  return language === undefined ? '' : `/Lang(${language})`
}

function references(numbers: readonly number[], from = 0): string {
  let text = ''
  for (const number of numbers) text += `${from + number} 0 R `
  return text
}
