import type { LetterFacts } from '../letters/facts.ts'
import type { OnTheEnvelope } from '../letters/window.ts'
import type { Han } from './fonts/families.ts'
import { paintBox } from './page/box.ts'
import { type Placed, pagesOf } from './page/flow.ts'
import { footOf, headOf } from './page/head.ts'
import type { Parts } from './parts.ts'
import type { Document } from './pdf/document.ts'
import type { Shown } from './pdf/shown.ts'
import type { LetterStructure } from './pdf/structure.ts'
import { short } from './text/paint.ts'

/** What one document is printed with. */
export type Press = { parts: Parts; document: Document; shown: Shown }

/** What is printed of a letter's facts besides its text. */
export type PrintableFacts = OnTheEnvelope &
  Pick<LetterFacts, 'language' | 'reference' | 'date' | 'address' | 'individual'>

/** Prints one letter on pages of its own, over what is drawn on the first of them. Answers how many. */
export function pressLetter(
  press: Press,
  facts: PrintableFacts,
  { parts, han, drawn }: { parts: readonly string[]; han: Han; drawn?: string },
): number {
  const { document } = press
  const [first = [], ...rest] = pagesOf(parts.flatMap((part) => press.parts.boxes(part, han)))
  const pages = [[...headOf(press.parts, facts, han), ...first], ...rest]
  const structure = document.structure.letter()
  for (const [index, page] of pages.entries()) {
    const number = document.reservePage()
    const key = structure.page(number)
    const foot = footOf(press.parts, facts, index + 1, pages.length)
      .map(painted)
      .join('')
    const under = drawn && index === 0 ? [document.content(`/Artifact BMC ${drawn} EMC`)] : []
    const contents = [...under, ...contentsOf(press, structure, page)]
    contents.push(document.content(`/Artifact<</Type/Pagination/Subtype/Footer>>BDC ${foot}EMC`))
    document.page(number, contents, key)
  }
  structure.close()
  return pages.length
}

// What stands on many pages alike, at the same place, is in the file once.
function contentsOf(press: Press, structure: LetterStructure, page: readonly Placed[]): number[] {
  const { parts, document, shown } = press
  return stretchesOf(parts, page).map((stretch) => {
    const marks = stretch.flatMap(withLabel).map(({ box }) => structure.mark(box.path))
    const operators = () => tagged(stretch.flatMap(withLabel), marks)
    return parts.isShared(stretch[0]?.box)
      ? shown.number(keyOf(parts, stretch, marks), operators)
      : document.content(operators())
  })
}

/** Runs of boxes that are all shared, or all not. */
function stretchesOf(parts: Parts, page: readonly Placed[]): Placed[][] {
  const stretches: Placed[][] = []
  for (const placed of page) {
    const last = stretches.at(-1)
    if (last && parts.isShared(last[0]?.box) === parts.isShared(placed.box)) last.push(placed)
    else stretches.push([placed])
  }
  return stretches
}

// Boxes, places and the first mark: all else follows from them.
function keyOf(parts: Parts, stretch: readonly Placed[], [mark]: readonly number[]): string {
  return `${mark} ${stretch.map(({ box, from, to, top }) => `${parts.serial(box)} ${from} ${to} ${short(top)}`).join()}`
}

function withLabel(placed: Placed): Placed[] {
  const { box, from, top } = placed
  const { label } = box
  return label && from === 0 ? [{ box: label, from, to: label.lines.length, top, left: label.left }, placed] : [placed]
}

function tagged(page: readonly Placed[], marks: readonly number[]): string {
  const said = page.map(
    (placed, index) => `/${placed.box.path.at(-1)?.tag}<</MCID ${marks[index]}>>BDC ${painted(placed)}EMC`,
  )
  return said.join('\n')
}

function painted({ box, from, to, top, left }: Placed): string {
  return `q 1 0 0 1 ${short(left)} ${short(top)} cm ${paintBox(box, from, to)} Q `
}
