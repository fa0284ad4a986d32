import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readAssets } from '../render/assets.ts'
import { compileTemplates } from '../render/compile.ts'
import { type Render, renderer } from '../render/render.ts'

const OWN_TEMPLATES = fileURLToPath(new URL('./templates', import.meta.url))
const OWN_STYLE = new URL('./assets/dev.css', import.meta.url)

/** Templates, styles and scripts as they lie on the disk now: whoever changes one reloads the page. */
export function freshly() {
  return { render: renderer(compileTemplates()), assets: readAssets() }
}

/** A page of development's own, in a frame of its own. */
export function devPage(name: string, facts: { title: string }): string {
  const render: Render = renderer(compileTemplates(OWN_TEMPLATES))
  return render('frame', { ...facts, body: render(name, facts) })
}

/** The style of those pages. */
export function devStyle(): string {
  return readFileSync(OWN_STYLE, 'utf8')
}
