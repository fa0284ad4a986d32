import type { Block } from '../page/block.ts'
import type { PdfFile } from './file.ts'

/** The structure tree of a document, written as its letters are. ISO 32000-1, 14.7. */
export type Structure = {
  root: number
  /** Begins a letter's own part of the tree; `language` where it is not the document's. */
  letter(language?: string): LetterStructure
  close(): void
}

/** The structure of one letter. */
export type LetterStructure = {
  /** Begins a page. Answers its key in the parent tree. */
  page(object: number): number
  /** Marks what comes next on the page as saying what stands at this path. Answers its number on the page. */
  mark(path: readonly Block[]): number
  close(): void
}

/** An element that is still open for more: its children, each as its parent will list it. */
type Element = { block: Block; number: number; parent: number; page: number; kids: string[] }

/** Begins the structure tree of a document. */
export function openStructure(file: PdfFile): Structure {
  const [root, document] = [file.reserve(), file.reserve()]
  const letters: number[] = []
  const parents = parentTree(file)
  return {
    root,
    letter(language) {
      const number = file.reserve()
      letters.push(number)
      return openLetter(file, parents, { number, parent: document, language })
    },
    close() {
      file.add(`<</S/Document/P ${root} 0 R/K[${references(letters)}]>>`, document)
      file.add(`<</Type/StructTreeRoot/K ${document} 0 R/ParentTree ${parents.close()} 0 R>>`, root)
    },
  }
}

function openLetter(
  file: PdfFile,
  parents: ParentTree,
  { number, parent, language }: { number: number; parent: number; language: string | undefined },
): LetterStructure {
  const open: Element[] = []
  const sections: string[] = []
  let page = 0
  let marked: number[] = []

  const close = (depth: number) => {
    for (const element of open.splice(depth).reverse())
      file.add(
        `<</S/${element.block.tag}/P ${element.parent} 0 R/Pg ${element.page} 0 R/K${kidsOf(element.kids)}>>`,
        element.number,
      )
  }
  const begin = (block: Block) => {
    const element = { block, number: file.reserve(), parent: open.at(-1)?.number ?? number, page, kids: [] }
    ;(open.at(-1)?.kids ?? sections).push(`${element.number} 0 R`)
    open.push(element)
  }
  const endPage = () => {
    if (page > 0) parents.add(marked)
    marked = []
  }

  return {
    page(object) {
      endPage()
      page = object
      return parents.next()
    },
    mark(path) {
      const common = path.findIndex((block, depth) => open[depth]?.block !== block)
      close(common < 0 ? path.length : common)
      for (const block of path.slice(open.length)) begin(block)
      const element = open.at(-1)
      const mark = marked.push(element?.number ?? number) - 1
      element?.kids.push(element.page === page ? String(mark) : `<</Type/MCR/Pg ${page} 0 R/MCID ${mark}>>`)
      return mark
    },
    close() {
      close(0)
      endPage()
      file.add(`<</S/Sect${language ? `/Lang(${language})` : ''}/P ${parent} 0 R/K[${sections.join(' ')}]>>`, number)
    },
  }
}

function kidsOf(kids: readonly string[]): string {
  return kids.length === 1 && /^\d+$/.test(kids[0] ?? '') ? ` ${kids[0]}` : `[${kids.join(' ')}]`
}

type ParentTree = { next(): number; add(elements: readonly number[]): void; close(): number }

const LEAF = 128

// ISO 32000-1, 14.7.4.4: for each page, whose content its marks are.
function parentTree(file: PdfFile): ParentTree {
  const leaves: number[] = []
  let entries: string[] = []
  let count = 0
  const flush = () => {
    if (entries.length === 0) return
    leaves.push(file.add(`<</Limits[${count - entries.length} ${count - 1}]/Nums[${entries.join(' ')}]>>`))
    entries = []
  }
  return {
    next: () => count,
    add(elements) {
      entries.push(`${count} ${file.add(`[${references(elements)}]`)} 0 R`)
      count += 1
      if (entries.length >= LEAF) flush()
    },
    close() {
      flush()
      return file.add(`<</Kids[${references(leaves)}]>>`)
    },
  }
}

function references(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ')
}
