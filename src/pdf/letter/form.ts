import { type Outline, outlineOf } from '../file/outline.ts'
import type { Box } from '../page/box.ts'
import { flowOf, type Manner, type Placed } from '../page/flow.ts'
import type { SetBox } from '../page/keep.ts'
import { SHEET } from '../page/sheet.ts'
import type { Part } from './parts.ts'

/** A part that stands at a place of its own, above the fold; in points. */
export type Fixed = { part: Part; top: number; left: number }

/**
 * How the letters of one shape are laid out: where each box stands, how it is marked and what the structure tree says, and
 * whether tighter spacing spared them a page.
 */
export type Form = { pages: readonly FormPage[]; outline: Outline; isTightened: boolean }

/** A page in stretches of content: those that many letters have alike, and those of one letter alone. */
export type FormPage = { stretches: readonly Stretch[] }

/** Neighbours on a page. `shared` is the number of their content once it was written; null: each letter has its own. */
export type Stretch = { places: readonly Place[]; isShared: boolean; shared: number | null }

/** Where a box stands: its part among the letter's, its place there, and its mark on the page. */
export type Place = { part: number; box: number; isLabel: boolean; tag: string; mark: number } & Pick<
  Placed,
  'from' | 'to' | 'top' | 'left' | 'leading'
>

/** What decides the form of a letter. */
export function shapeOf({ head, body, sheet }: Parted): string {
  let shape = ''
  for (const { part, top, left } of head) shape += `${part.shape}@${Math.round(left * 10)}/${top};`
  for (const part of body) shape += `${part.shape};`
  if (sheet.length > 0) shape += '/'
  for (const part of sheet) shape += `${part.shape};`
  return shape
}

/** The parts of a letter: those at places of their own, its text, and what stands on a sheet of its own behind it. */
export type Parted = { head: readonly Fixed[]; body: readonly Part[]; sheet: readonly Part[] }

/** Lays out a letter: its pages, stretches and structure. */
export function formOf({ head, body, sheet }: Parted, manner: Manner): Form {
  const all = [...head.map(({ part }) => part), ...body, ...sheet]
  const fixed = head.flatMap(({ part, top, left }, index) =>
    part.boxes.map((box) => whole(box, index, { top, left, leading: box.setting.leading })),
  )
  const flow = flowOf(setOf(body, head.length), manner)
  const behind = sheet.length === 0 ? [] : flowOf(setOf(sheet, head.length + body.length), ON_ITS_OWN).pages
  const [first = [], ...rest] = flow.pages
  const pages = [[...fixed, ...first], ...rest, ...behind].map((page) => page.flatMap(withLabel))
  const contents = pages.flatMap((placed, page) => placed.map(({ box, part }) => ({ page, part, path: box.path })))
  return {
    pages: pages.map((placed) => ({ stretches: stretchesOf(placed.map(placeIn(all)), all) })),
    outline: outlineOf(contents, pages.length),
    isTightened: flow.isTightened,
  }
}

const ON_ITS_OWN: Manner = { asBefore: false, top: SHEET.nextTop }

function setOf(parts: readonly Part[], before: number): SetBox[] {
  return parts.flatMap(({ boxes }, index) => boxes.map((box) => ({ box, part: before + index })))
}

function whole(box: Box, part: number, at: Pick<Placed, 'top' | 'left' | 'leading'>): Placed {
  return { box, part, from: 0, to: box.lines.length, ...at }
}

function withLabel(placed: Placed): Placed[] {
  const { box, part, from, top, leading } = placed
  const { label } = box
  return label && from === 0 ? [whole(label, part, { top, left: label.left, leading }), placed] : [placed]
}

function placeIn(all: readonly Part[]) {
  return ({ box, part, ...at }: Placed, mark: number): Place => {
    const boxes = all[part]?.boxes ?? []
    const index = boxes.findIndex((each) => each === box || each.label === box)
    const isLabel = boxes[index] !== box
    return { part, box: index, isLabel, tag: box.path.at(-1)?.tag ?? 'P', mark, ...at }
  }
}

function stretchesOf(places: readonly Place[], parts: readonly Part[]): Stretch[] {
  const stretches: { places: Place[]; isShared: boolean; shared: number | null }[] = []
  for (const place of places) {
    const isShared = (parts[place.part]?.serial ?? 0) > 0
    const last = stretches.at(-1)
    if (last?.isShared === isShared) last.places.push(place)
    else stretches.push({ places: [place], isShared, shared: null })
  }
  return stretches
}
