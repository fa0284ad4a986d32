import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { printWithChromium } from './chromium.ts'
import { printWithLibreOffice } from './libreoffice.ts'
import { printWithPdfkit } from './pdfkit.ts'
import type { Printed } from './print.ts'

const LETTERS = 10_000
const MANY = 100_000
const BY_CHROMIUM = 500
// With fifty and more it does not come to an end.
const BY_LIBREOFFICE = 20
const BY_PDFKIT = 1_000
const THREADS = 2

/** The limits: letters a second on two cores, how often faster than each peer, memory in MB and how much it may grow. */
const LIMITS = { rate: 2_000, chromium: 20, pdfkit: 3, memory: 500, growth: 1.3 }

/**
 * How many two-page letters with names of mixed scripts a second become tagged PDF on two threads, beside headless
 * Chromium, LibreOffice (where they are installed) and tagged pdfkit printing some of the same. Chromium slows down and
 * pdfkit grows with the batch, so the few that they print here flatter them. Whether the limits are kept.
 */
export async function letters(): Promise<boolean> {
  const own = await printHere(LETTERS)
  const many = await printHere(MANY)
  const chromium = await printWithChromium(BY_CHROMIUM)
  const libreOffice = await printWithLibreOffice(BY_LIBREOFFICE)
  const pdfkit = await printWithPdfkit(BY_PDFKIT)
  console.log(`Tagged PDF of two-page letters, Node ${process.versions.node}\n`)
  console.log(row('', 'letters', 'a second', 'peak memory'))
  for (const run of [own, many])
    console.log(row(`Breachbook, ${THREADS} threads`, run.letters, rateOf(run), memoryOf(run)))
  if (chromium) console.log(row('headless Chromium', BY_CHROMIUM, BY_CHROMIUM / chromium, ''))
  if (libreOffice) console.log(row('LibreOffice', BY_LIBREOFFICE, BY_LIBREOFFICE / libreOffice, ''))
  console.log(row('pdfkit', BY_PDFKIT, BY_PDFKIT / pdfkit, ''))
  return [
    check('letters a second', rateOf(own), LIMITS.rate),
    chromium === null || check('times Chromium', (rateOf(own) * chromium) / BY_CHROMIUM, LIMITS.chromium),
    check('times pdfkit', (rateOf(own) * pdfkit) / BY_PDFKIT, LIMITS.pdfkit),
    own.peakMegabytes === null || check('MB at most', -own.peakMegabytes, -LIMITS.memory),
    own.peakMegabytes === null || check('times the memory at most', -growth(own, many), -LIMITS.growth),
  ].every(Boolean)
}

async function printHere(count: number): Promise<Printed> {
  const script = fileURLToPath(new URL('./print.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [script, String(count), String(THREADS)])
  return JSON.parse(stdout)
}

function growth(few: Printed, many: Printed): number {
  return (many.peakMegabytes ?? 0) / (few.peakMegabytes ?? 1)
}

function rateOf({ letters, seconds }: Printed): number {
  return letters / seconds
}

function memoryOf({ peakMegabytes }: Printed): string {
  return peakMegabytes === null ? 'unknown here' : `${inFigures(peakMegabytes)} MB`
}

// What may be at most so much is compared with its sign turned.
function check(what: string, measured: number, limit: number): boolean {
  const isKept = measured >= limit
  const [shown, bound] = [Math.abs(measured), Math.abs(limit)].map((number) => number.toFixed(number < 10 ? 1 : 0))
  console.log(`${shown} ${what}; limit ${bound}: ${isKept ? 'kept' : 'MISSED'}.`)
  return isKept
}

function row(name: string, ...cells: (string | number)[]): string {
  const texts = cells.map((cell) => (typeof cell === 'number' ? inFigures(cell) : cell))
  return name.padEnd(24) + texts.map((text) => text.padStart(15)).join('')
}

function inFigures(number: number): string {
  return Math.round(number).toLocaleString('en-US')
}
