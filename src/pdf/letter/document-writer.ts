import type { Document } from '../file/document.ts'
import type { Han } from '../fonts/families.ts'
import { paintBox } from '../page/box.ts'
import type { Manner } from '../page/flow.ts'
import { type Form, formOf, type Parted, type Place, type Stretch, shapeOf } from './form.ts'
import { footOf, headOf } from './head.ts'
import type { Part, Parts } from './parts.ts'
import type { PrintableFacts } from './printable-facts.ts'
import type { Extent } from './printer.ts'

/** What one document is printed with. */
export type DocumentWriter = {
  parts: Parts
  document: Document
  forms: Map<string, Form>
  /** The content that each page shows besides its letter, such as that it is a draft; null: none. */
  mark: number | null
}
/** What lays letters out: what it set once it knows again. */
export type LayoutCache = Pick<DocumentWriter, 'parts' | 'forms'>

/** A letter's text in its parts, whose forms of Han characters it has, and how it is laid out. */
export type Body = { body: readonly Part[]; sheet: readonly Part[]; han: Han } & Pick<Manner, 'asBefore'>

const KEPT = 500

/** Prints one letter on pages of its own, over what is drawn on the first of them. Answers how many. */
export function printLetter(
  writer: DocumentWriter,
  facts: PrintableFacts,
  given: Body & { drawn?: string | undefined },
): number {
  const { parts, document, mark } = writer
  const { form, all, reference } = laidOut(writer, facts, given)
  const foot = footOf(parts, facts, { reference, pages: form.pages.length })
  const over = mark === null ? [] : [mark]
  const pages = form.pages.map(({ stretches }, index) => {
    const under = given.drawn && index === 0 ? [document.content(`/Artifact BMC ${given.drawn} EMC`)] : []
    const contents = stretches.map((stretch) => contentOf(writer, stretch, all))
    return document.page([...under, ...over, ...contents, document.content(foot(index + 1))])
  })
  document.structure.letter(form.outline, pages, facts.language)
  return pages.length
}

/** How many pages a letter takes, and whether tighter spacing spared it one. */
export function extentOf(cache: LayoutCache, facts: PrintableFacts, given: Body): Extent {
  const { pages, isTightened } = laidOut(cache, facts, given).form
  return { pages: pages.length, isTightened }
}

function laidOut(cache: LayoutCache, facts: PrintableFacts, { body, sheet, han, asBefore }: Body) {
  const reference = cache.parts.own([facts.referenceLine], han)
  const head = headOf(cache.parts, facts, { reference, han })
  return {
    form: formFor(cache, { head, body, sheet }, { asBefore }),
    all: [...head.map(({ part }) => part), ...body, ...sheet],
    reference,
  }
}

function formFor({ forms }: LayoutCache, parted: Parted, manner: Manner): Form {
  const shape = `${shapeOf(parted)}${manner.asBefore ? 'as before' : ''}`
  const known = forms.get(shape)
  if (known) return known
  if (forms.size >= KEPT) forms.clear()
  const form = formOf(parted, manner)
  forms.set(shape, form)
  return form
}

// What stands on many pages alike, at the same place, is in the file once.
function contentOf({ document }: DocumentWriter, stretch: Stretch, parts: readonly Part[]): number {
  if (stretch.shared !== null) return stretch.shared
  const number = document.content(stretch.places.map((place) => tagged(place, parts)).join('\n'))
  if (stretch.isShared) stretch.shared = number
  return number
}

function tagged({ part, box, isLabel, tag, mark, ...at }: Place, parts: readonly Part[]): string {
  const own = parts[part]?.boxes[box]
  const shown = isLabel ? own?.label : own
  return shown ? `/${tag}<</MCID ${mark}>>BDC ${paintBox(shown, at)}EMC` : ''
}
