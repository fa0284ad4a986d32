import type { Block } from '../page/block.ts'

/**
 * A letter's part of the structure tree as all letters of the same form have it: elements point at each other and at pages
 * by their places among the letter's own, so that thousands of letters share one outline.
 */
export type Outline = {
  elements: readonly Element[]
  /** The elements that stand in no other. */
  top: readonly number[]
  /** For each page the elements of its marks, in their order. */
  marked: readonly (readonly number[])[]
}

/** An element, its type and language opened as PDF writes them; `parent` is -1 in the letter itself. */
export type Element = {
  open: string
  parent: number
  /** The page of its content; null where it holds other elements alone. */
  page: number | null
  kids: readonly Kid[]
  /** What follows the page's number where its content is all that it holds, else null. */
  close: string | null
}

/** Another element, or content: its mark, and its page where it is not the element's own. */
type Kid = { element: number } | { mark: number; page: number | null }

/** What is marked on a page: the part of the letter, and in it the blocks that it stands in, from the outermost to its own. */
export type Marked = { page: number; part: number; path: readonly Block[] }

type Open = { block: Block; part: number; parent: number; page: number; kids: Kid[] }

/** A language as the dictionary of an element has it; none: it is that of what it stands in. */
export function langOf(language: string | undefined): string {
  return language === undefined ? '' : `/Lang(${language})`
}

/** The outline of what is marked in this order on so many pages. */
export function outlineOf(contents: readonly Marked[], pages: number): Outline {
  const elements: Open[] = []
  const top: number[] = []
  const marked: number[][] = Array.from({ length: pages }, () => [])
  let open: number[] = []
  for (const { page, part, path } of contents) {
    open = open.slice(0, commonOf(open, { part, path }, elements))
    for (const block of path.slice(open.length))
      open.push(begin(elements, top, { block, part, page, parent: open.at(-1) ?? -1 }))
    const own = open.at(-1) ?? 0
    const mark = (marked[page]?.push(own) ?? 1) - 1
    elements[own]?.kids.push({ mark, page: elements[own]?.page === page ? null : page })
  }
  return { elements: elements.map(written), top, marked }
}

function written({ block, parent, page, kids }: Open): Element {
  const isParent = kids.every((kid) => 'element' in kid)
  const open = `<</S/${block.tag}${langOf(block.language)}${block.attributes ?? ''}/P `
  return { open, parent, page: isParent ? null : page, kids, close: marksOf(kids) }
}

// The same words may stand in a letter twice, and are then two parts of it.
function commonOf(open: readonly number[], { part, path }: Omit<Marked, 'page'>, elements: readonly Open[]): number {
  const differs = path.findIndex((block, depth) => {
    const element = elements[open[depth] ?? -1]
    return element?.block !== block || element.part !== part
  })
  return differs < 0 ? path.length : differs
}

function begin(elements: Open[], top: number[], given: Pick<Open, 'block' | 'part' | 'page' | 'parent'>): number {
  const { parent } = given
  const number = elements.push({ ...given, kids: [] }) - 1
  if (parent < 0) top.push(number)
  else elements[parent]?.kids.push({ element: number })
  return number
}

function marksOf(kids: readonly Kid[]): string | null {
  const marks = kids.flatMap((kid) => ('mark' in kid && kid.page === null ? [kid.mark] : []))
  if (marks.length < kids.length) return null
  return ` 0 R/K${marks.length === 1 ? ` ${marks[0]}` : `[${marks.join(' ')}]`}>>`
}
