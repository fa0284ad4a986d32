import { readFileSync } from 'node:fs'
import { printDocument } from '../../../src/letters/individual/compose.ts'
import { render } from '../../cast/letters.ts'
import { madeUpFacts } from './made-up.ts'

/** So many made-up letters as one HTML page with its styles in it, as other programs are given them to print. */
export async function pageOf(count: number): Promise<string> {
  const css = readFileSync(new URL('../../../templates/assets/letter.css', import.meta.url), 'utf8')
  const pieces = await Array.fromAsync(printDocument(render, madeUpFacts(0, count)))
  return pieces.join('').replace(/<link rel="stylesheet"[^>]*>/, `<style>${css}</style>`)
}
