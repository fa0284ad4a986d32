import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const ASSETS = new URL('../../templates/assets/', import.meta.url)
const STYLES = new URL('../../templates/styles/', import.meta.url)

/** The parts of `app.css` in their order: a later one may say more of what an earlier one began. */
const PARTS = ['tokens', 'fonts', 'ground', 'frame', 'words', 'law', 'lists', 'tables', 'forms']
const PARTS_OF_PAGES = ['incident', 'checklist', 'pages', 'pictures', 'paper', 'print']

/** The slices of fonts that `fonts.css` names, by package. Both are under the OFL. */
const FONTS = {
  'schibsted-grotesk': ['latin', 'latin-ext'],
  'noto-sans': ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'],
}

const locate = createRequire(import.meta.url).resolve

/** Styles, scripts and pictures by file name. Node only, once at start; a Worker has them in its bundle. */
export function readAssets(): Record<string, string> {
  const names = readdirSync(ASSETS)
  const files = names.map((name) => [name, readFileSync(new URL(name, ASSETS), 'utf8')])
  return { ...Object.fromEntries(files), 'app.css': styles() }
}

/** The fonts of pages by file name, WOFF2. Node only, as above. */
export function readFonts(): Record<string, Uint8Array<ArrayBuffer>> {
  const files = Object.entries(FONTS).flatMap(([family, slices]) =>
    slices.map((slice) => ({ family, name: `${family}-${slice}-wght-normal.woff2` })),
  )
  return Object.fromEntries(
    files.map(({ family, name }) => [name, readFileSync(locate(`@fontsource-variable/${family}/files/${name}`))]),
  )
}

function styles(): string {
  return [...PARTS, ...PARTS_OF_PAGES]
    .map((part) => tight(readFileSync(new URL(`${part}.css`, STYLES), 'utf8')))
    .join('')
}

// What only people who write styles read stays behind: comments, and space between what stands apart without it.
function tight(css: string): string {
  return css
    .replaceAll(/\/\*.*?\*\//gs, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,>]) ?/g, '$1')
    .replaceAll(/([{;][\w-]+): /g, '$1:')
    .replaceAll(';}', '}')
    .replaceAll(/([ :,(-])0\./g, '$1.')
    .trim()
}
