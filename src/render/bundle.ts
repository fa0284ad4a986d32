import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readAssets, readFonts } from './assets.ts'
import { templatesModule } from './compile.ts'
import { readEdition } from './edition.ts'

const [out] = process.argv.slice(2)

if (out) {
  mkdirSync(dirname(out), { recursive: true })
  const inBase64 = Object.entries(readFonts()).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')])
  const fonts = `export const fonts = ${JSON.stringify(Object.fromEntries(inBase64))}\n`
  const assets = `export const assets = ${JSON.stringify(readAssets())}\n`
  writeFileSync(out, `${templatesModule()}${assets}${fonts}export const edition = ${JSON.stringify(readEdition())}\n`)
} else {
  console.error('Usage: node src/render/bundle.ts OUT.js')
  process.exitCode = 2
}
