import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { markdownOf } from '../../src/letters/individual/compose.ts'
import type { LetterFacts } from '../../src/letters/individual/facts.ts'
import { openPrinter } from '../../src/pdf/letter/open-printer.ts'
import type { PrintableLetter, PrintedLetter } from '../../src/pdf/letter/printer.ts'
import { render } from '../cast/letters.ts'

export const paper = openPrinter()

/** A letter to print, in the words of its templates. */
export function printable(facts: LetterFacts, language?: string): PrintableLetter {
  return { facts, markdown: markdownOf(render, facts), language }
}

/** Prints letters and answers the file and where each letter stands in it. */
export async function printed(
  letters: Iterable<PrintableLetter>,
  press = paper,
): Promise<{ file: Buffer; places: PrintedLetter[] }> {
  const places: PrintedLetter[] = []
  const about = { title: 'Notice of Data Breach', language: 'en-US', author: 'Maple', at: '2026-11-22T15:00:00Z' }
  const pieces = await Array.fromAsync(press.print(letters, about, (place) => places.push(place)))
  return { file: Buffer.concat(pieces), places }
}

/** A piece of text and where it begins, in points from the lower left corner of its sheet. */
export type Item = { text: string; x: number; y: number; width: number; size: number; font: string }

/** A part of the structure tree: its role and its parts, or the mark of its content. */
export type Node = { role?: string; type?: string; id?: string; children?: Node[] }

/** A page as a reader of PDF finds it. */
type ReadPage = { items: Item[]; structure: Node; fonts: string[]; marks: Marks }

/** What is marked on a page: the marks in the order of the content, the tags that enclose text, and text without a tag. */
export type Marks = { ids: string[]; tags: string[]; untagged: string[] }

/** Reads a PDF with Mozilla's reader. */
export async function read(file: Uint8Array) {
  const opened = getDocument({ data: new Uint8Array(file), verbosity: 0 })
  const document = await opened.promise
  const pages: ReadPage[] = []
  for (let number = 1; number <= document.numPages; number++) pages.push(await readPage(await document.getPage(number)))
  const { info, metadata } = await document.getMetadata()
  // The package's types take this for a plain object.
  const marked = (await document.getMarkInfo()) as unknown as Map<string, boolean> | null
  await opened.destroy()
  return { pages, info, metadata, marked }
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { items, styles } = await page.getTextContent({ includeMarkedContent: false })
  const texts = items.flatMap((item) => ('str' in item ? [item] : []))
  return {
    items: texts.map(({ str, transform, width, height, fontName }) => ({
      text: str,
      x: Number(transform[4]),
      y: Number(transform[5]),
      width,
      size: height,
      font: fontName,
    })),
    structure: (await page.getStructTree()) as Node,
    fonts: Object.keys(styles),
    marks: await marksOf(page),
  }
}

// The package's types leave the tag out.
function tagOf(item: object): string {
  return 'tag' in item ? String(item.tag) : ''
}

async function marksOf(page: PDFPageProxy): Promise<Marks> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const marks: Marks = { ids: [], tags: [], untagged: [] }
  const open: string[] = []
  for (const item of items) {
    if ('str' in item) {
      if (open.length === 0 && item.str.trim()) marks.untagged.push(item.str)
    } else if (item.type === 'endMarkedContent') open.pop()
    else {
      open.push(tagOf(item))
      marks.tags.push(tagOf(item))
      if (item.id) marks.ids.push(item.id)
    }
  }
  return marks
}

/** The text of a page in the order in which it is read. */
export function textOf(page: ReadPage | undefined): string {
  return (page?.items ?? [])
    .map(({ text }) => text)
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

/** The marks of content that a structure tree refers to, in its order. */
export function marksIn(node: Node): string[] {
  return [...(node.type === 'content' && node.id ? [node.id] : []), ...(node.children ?? []).flatMap(marksIn)]
}

/** Every role in a structure tree, from the outside in. */
export function rolesIn(node: Node): string[] {
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesIn)]
}
