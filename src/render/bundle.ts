import { writeFileSync } from 'node:fs'
import { templatesModule } from './compile.ts'

const [out] = process.argv.slice(2)

if (out) {
  writeFileSync(out, templatesModule())
} else {
  console.error('Usage: node src/render/bundle.ts OUT.js')
  process.exitCode = 2
}
