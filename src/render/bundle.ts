import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readAssets } from './assets.ts'
import { templatesModule } from './compile.ts'
import { readEdition } from './edition.ts'

const [out] = process.argv.slice(2)

if (out) {
  mkdirSync(dirname(out), { recursive: true })
  const assets = `export const assets = ${JSON.stringify(readAssets())}\n`
  writeFileSync(out, `${templatesModule()}${assets}export const edition = ${JSON.stringify(readEdition())}\n`)
} else {
  console.error('Usage: node src/render/bundle.ts OUT.js')
  process.exitCode = 2
}
