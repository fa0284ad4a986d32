import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import decompress from 'woff2-encoder/decompress'
import type { PrintableLetter } from '../../../src/pdf/letter/printer.ts'
import { type Block, blocksOf } from '../../../src/pdf/page/block.ts'
import { madeUpLetters } from './made-up.ts'

const locate = createRequire(import.meta.url).resolve

/** The files that hold the names of the made-up letters, by the characters that they are for. */
const FONTS: [name: string, file: string, characters: RegExp][] = [
  ['arabic', 'noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal', /[\u0600-\u06ff]/],
  ['hebrew', 'noto-sans-hebrew/files/noto-sans-hebrew-hebrew-wght-normal', /[\u0590-\u05ff]/],
  ['devanagari', 'noto-sans/files/noto-sans-devanagari-wght-normal', /[\u0900-\u097f]/],
  ['greek', 'noto-sans/files/noto-sans-greek-wght-normal', /[\u0370-\u03ff]/],
  ['cyrillic', 'noto-sans/files/noto-sans-cyrillic-wght-normal', /[\u0400-\u04ff]/],
  ['vietnamese', 'noto-sans/files/noto-sans-vietnamese-wght-normal', /[\u1ea0-\u1ef9]/],
  ['han', 'noto-sans-sc/files/noto-sans-sc-119-wght-normal', /[\u3040-\u9fff\uac00-\ud7af]/],
]
const LATIN = ['latin', 'noto-sans/files/noto-sans-latin-wght-normal'] as const

/** How long pdfkit takes to print these letters as one tagged PDF, in seconds. A line is drawn in one font: less than ours does. */
export async function printWithPdfkit(count: number): Promise<number> {
  const files = await Promise.all([LATIN, ...FONTS].map(async ([name, file]) => [name, await fontFile(file)] as const))
  const began = performance.now()
  const document = new PDFDocument({ size: 'LETTER', margin: 72, tagged: true, lang: 'en-US', pdfVersion: '1.7' })
  document.on('data', () => {})
  for (const [name, file] of files) document.registerFont(name, file)
  for (const [index, letter] of [...madeUpLetters(0, count)].entries()) {
    if (index > 0) document.addPage()
    draw(document, letter)
  }
  await new Promise((ended) => document.on('end', ended).end())
  return (performance.now() - began) / 1000
}

async function fontFile(file: string): Promise<Buffer> {
  return Buffer.from(await decompress(readFileSync(locate(`@fontsource-variable/${file}.woff2`))))
}

function draw(document: PDFKit.PDFDocument, { facts, markdown }: PrintableLetter): void {
  const letter = document.struct('Sect')
  document.addStructure(letter)
  const say = (tag: string, text: string, size: number) =>
    letter.add(document.struct(tag, {}, () => void document.font(fontFor(text)).fontSize(size).text(text)))
  for (const line of [...facts.returnAddress, facts.date, facts.reference, ...facts.address]) say('P', line, 10)
  for (const { tag, text } of blocksOf(markdown).flatMap(sayingOf)) say(tag, text, 10.5)
  letter.end()
}

function sayingOf(block: Block): { tag: string; text: string }[] {
  if (!block.spans) return (block.inside ?? []).flatMap(sayingOf)
  return [{ tag: block.tag, text: block.spans.map(({ text }) => text).join('') }]
}

function fontFor(text: string): string {
  return FONTS.find(([, , characters]) => characters.test(text))?.[0] ?? LATIN[0]
}
