import type { LetterFacts } from '../letters/facts.ts'
import type { Han } from './fonts/families.ts'
import { type Placed, pagesOf } from './page/flow.ts'
import { footOf, headOf } from './page/head.ts'
import type { Parts } from './parts.ts'
import type { Document } from './pdf/document.ts'
import type { Shown } from './pdf/shown.ts'
import type { LetterStructure } from './pdf/structure.ts'
import { short } from './text/paint.ts'

/** What one document is printed with. */
export type Press = { parts: Parts; document: Document; shown: Shown }

/** Prints one letter on pages of its own. Answers how many. */
export function pressLetter(press: Press, facts: LetterFacts, parts: readonly string[], han: Han): number {
  const { document } = press
  const [first = [], ...rest] = pagesOf(parts.flatMap((part) => press.parts.boxes(part, han)))
  const pages = [[...headOf(press.parts, facts, han), ...first], ...rest]
  const structure = document.structure.letter()
  for (const [index, page] of pages.entries()) {
    const number = document.reservePage()
    const key = structure.page(number)
    const foot = footOf(press.parts, facts.reference, index + 1, pages.length)
      .map((each) => painted(press, each))
      .join('')
    const contents = contentsOf(press, structure, page)
    contents.push(document.content(`/Artifact<</Type/Pagination/Subtype/Footer>>BDC ${foot}EMC`))
    document.page(number, contents, key)
  }
  structure.close()
  return pages.length
}

// What stands on many pages alike, at the same place, is in the file once.
function contentsOf(press: Press, structure: LetterStructure, page: readonly Placed[]): number[] {
  const { parts, document, shown } = press
  const contents: number[] = []
  let [operators, isShared] = ['', false]
  const flush = () => {
    if (operators) contents.push(isShared ? shown.number(operators) : document.content(operators))
    operators = ''
  }
  for (const placed of page) {
    if (parts.isShared(placed.box) !== isShared) flush()
    isShared = parts.isShared(placed.box)
    for (const each of [...labelOf(placed), placed]) operators += tagged(press, structure, each)
  }
  flush()
  return contents
}

function labelOf({ box: { label }, from, top }: Placed): Placed[] {
  return label && from === 0 ? [{ box: label, from: 0, to: label.lines.length, top, left: label.left }] : []
}

function tagged(press: Press, structure: LetterStructure, placed: Placed): string {
  const { path } = placed.box
  return `/${path.at(-1)?.tag}<</MCID ${structure.mark(path)}>>BDC ${painted(press, placed)}EMC\n`
}

function painted({ parts }: Press, { box, from, to, top, left }: Placed): string {
  return `q 1 0 0 1 ${short(left)} ${short(top)} cm ${parts.paint(box, from, to)} Q `
}
