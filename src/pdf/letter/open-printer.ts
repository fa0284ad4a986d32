import { asMarkdown } from '../../letters/text/markdown.ts'
import { openDocument } from '../file/document.ts'
import { type Han, hanFor } from '../fonts/families.ts'
import { type Fonts, openFonts } from '../fonts/fonts.ts'
import { partsOf } from '../page/block.ts'
import { outlinesOf } from '../page/outlines.ts'
import { typesetter } from '../text/typesetter.ts'
import { wideEnough } from '../text/wide-enough.ts'
import { type Body, type DocumentWriter, extentOf, type LayoutCache, printLetter } from './document-writer.ts'
import { draftMark } from './draft-mark.ts'
import { hasRoomFor, type Measuring } from './head.ts'
import { type How, openParts, type Part } from './parts.ts'
import { preload } from './preload.ts'
import type { PrintableFacts } from './printable-facts.ts'
import type { AboutLetters, PrintableLetter, PrintedLetter, Printer } from './printer.ts'
import { sampleFacts, sampleText } from './test-sheet.ts'

/** Opens the fonts; each file of them is read when it is first needed. */
export function openPrinter(): Printer {
  const fonts = openFonts()
  const measuring = typesetter(fonts)
  const isShort = wideEnough(measuring)
  const cache: LayoutCache = { parts: openParts(measuring), forms: new Map() }
  const print: Printer['print'] = (letters, about, printed) => printAll(fonts, letters, about, printed)
  const testSheet: Printer['testSheet'] = (seen, about) =>
    printAll(fonts, [{ facts: sampleFacts(seen), markdown: sampleText(seen), drawn: outlinesOf(seen.envelope) }], about)
  return {
    preload: () => preload({ testSheet, print }),
    canPrint: async (text, language) => await readyFor(fonts, text, hanFor(text, language)),
    fits: (facts, language) => fitsWindow(fonts, { type: measuring, isShort }, { facts, language }),
    async extent(letter) {
      await fonts.ready(ALWAYS, 'simplified')
      return extentOf(cache, letter.facts, await bodyOf(fonts, cache, letter))
    },
    print,
    testSheet,
  }
}

async function fitsWindow(
  fonts: Fonts,
  measuring: Measuring,
  { facts, language }: { facts: Parameters<Printer['fits']>[0]; language: string | undefined },
): Promise<boolean> {
  const text = facts.address.join(' ')
  const han = hanFor(text, language)
  await readyFor(fonts, ASCII, 'simplified')
  return (await readyFor(fonts, text, han)) && hasRoomFor(measuring, facts, han)
}

type Printable = PrintableLetter & { drawn?: string }

async function* printAll(
  fonts: Fonts,
  letters: Iterable<Printable> | AsyncIterable<Printable>,
  about: AboutLetters,
  printed: (letter: PrintedLetter) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const type = typesetter(fonts)
  const document = openDocument(type, about, about.logo)
  await fonts.ready(ALWAYS, 'simplified')
  const parts = openParts(type)
  const mark = about.isDraft ? document.content(draftMark(parts)) : null
  const writer: DocumentWriter = { parts, document, forms: new Map(), mark }
  let page = 1
  for await (const given of letters) {
    const letter = about.logo ? given : withoutLogo(given)
    const pages = await printOne(fonts, writer, letter)
    printed({ reference: letter.facts.reference, page, pages })
    page += pages
    const bytes = document.taken()
    if (bytes) yield bytes
  }
  document.close()
  const rest = document.taken(true)
  if (rest) yield rest
}

function withoutLogo(letter: Printable): Printable {
  return letter.facts.logo ? { ...letter, facts: { ...letter.facts, logo: null } } : letter
}

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')

/** What letters hold besides what they are given. */
const ALWAYS = `${ASCII}•`

async function printOne(fonts: Fonts, writer: DocumentWriter, letter: Printable): Promise<number> {
  const body = await bodyOf(fonts, writer, letter)
  return printLetter(writer, letter.facts, { ...body, drawn: letter.drawn })
}

async function bodyOf(
  fonts: Fonts,
  { parts }: LayoutCache,
  { facts, markdown, language, asBefore = false }: PrintableLetter,
): Promise<Body> {
  const han = hanFor(facts.individual, language)
  await readyFor(fonts, [...facts.returnAddress, ...facts.address].join(' '), han)
  const partsFor = async (passages: readonly Passage[]) => {
    const made: Part[] = []
    for (const { text, how } of passages) {
      const known = parts.known(text, how)
      if (!known) await readyFor(fonts, text, how.han)
      made.push(known ?? parts.body(text, how))
    }
    return made
  }
  const body = await partsFor(passagesOf(markdown, { han, help: facts.help }))
  return { body, sheet: await partsFor(sheetPassages(facts)), han, asBefore }
}

async function readyFor(fonts: Fonts, text: string, han: Han): Promise<boolean> {
  return fonts.isReady(text, han) || (await fonts.ready(text, han))
}

type Passage = { text: string; how: How }

function sheetPassages({ helpSheet, language }: PrintableFacts): Passage[] {
  if (!helpSheet) return []
  const texts = helpSheet.texts.map(({ code, text }): Passage => {
    const how: How = { han: hanFor(text, code), ...(code !== language && { language: code }) }
    return { text: asMarkdown(text), how }
  })
  return [{ text: `## ${helpSheet.title}`, how: { han: 'simplified' } }, ...texts]
}

// The line of help, the first paragraph, is in the reader's language, the letter in another.
function passagesOf(markdown: string, { han, help }: { han: Han; help: PrintableFacts['help'] }): Passage[] {
  const how = { han }
  const passages = partsOf(markdown).map((text): Passage => ({ text, how }))
  const helped = help ? passages.find(({ text }) => !text.startsWith('#')) : undefined
  if (helped) helped.how = { han, language: help?.code }
  return passages
}
