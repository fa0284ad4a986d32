import type Handlebars from 'handlebars'
import untyped from 'handlebars/runtime.js'
import { encode } from 'uqr'
import { ICONS } from './icons.ts'

/** The package's own types leave the runtime's entry empty. */
const { SafeString } = untyped as unknown as typeof Handlebars

/** An icon by our name for what it means: decoration, the words beside it say it. */
export function icon(name: string) {
  return new SafeString(`<svg class="i" viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`)
}

/** A text as a QR code that a phone's camera reads, on white whatever the page's colors are; `label`: what it is called. */
export function qr(text: string, label: string) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const dots = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const paths = `<path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${dots.join('')}"/>`
  return new SafeString(
    `<svg width="210" height="210" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="${label}">${paths}</svg>`,
  )
}
