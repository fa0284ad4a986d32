import type { Typesetter } from './typesetter.ts'

/** Tells of a text in ASCII, by its letters alone, that it is no wider than this (in thousandths of the type size); false: unknown. */
export type WideEnough = (text: string, width: number) => boolean

const ASCII = /^[ -~]*$/
const [FIRST, END] = [32, 127]

/** What letters beside each other may take more than each alone. In our fonts they are drawn together far more often. */
const KERNED = 1.05

/** Those that take more than that: nothing is said of a text that has them. */
const KERNED_WIDE = /[([{_EA]J|[([{]j|[cfrtvwy]'|[frtvwy]"|f[)\]}]/

/** Measures each letter once, when first asked. The fonts have to be ready for ASCII by then. */
export function wideEnough(type: Typesetter): WideEnough {
  let widths: number[] | undefined
  return (text, width) => {
    if (!ASCII.test(text) || KERNED_WIDE.test(text)) return false
    widths ??= widthsIn(type)
    let sum = 0
    for (let at = 0; at < text.length; at += 1) sum += widths[text.charCodeAt(at)] ?? width
    return sum * KERNED <= width
  }
}

function widthsIn(type: Typesetter): number[] {
  const widths: number[] = []
  for (let code = FIRST; code < END; code += 1) widths[code] = widthOf(type, String.fromCharCode(code))
  return widths
}

function widthOf(type: Typesetter, letter: string): number {
  return type
    .set(letter, { bold: false, italic: false }, false, 'simplified')
    .reduce((sum, { width }) => sum + width, 0)
}
