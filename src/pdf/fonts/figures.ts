import type { Glyph, Shape } from './glyph.ts'

const FIGURES = '0123456789-. '
const NUMBER = /^[\d-]{2,}[ .]?$/

/**
 * Shapes numbers figure by figure where the font does not move its figures for their neighbours: each letter has numbers of
 * its own, and thousands of letters thousands of them.
 */
export function withFigures(shape: Shape): Shape {
  let figures: Map<string, Glyph> | null | undefined
  return (text, rightToLeft) => {
    if (rightToLeft || !NUMBER.test(text)) return shape(text, rightToLeft)
    if (figures === undefined) figures = figuresOf(shape)
    return (figures && spelled(text, figures)) ?? shape(text, rightToLeft)
  }
}

// Every figure beside every other, in one text: null where one of them looks or stands otherwise than alone.
function figuresOf(shape: Shape): Map<string, Glyph> | null {
  const all = [...FIGURES]
  const alone = new Map(all.flatMap((figure) => shape(figure, false).map((glyph) => [figure, glyph])))
  const pairs = all.flatMap((one) => all.map((other) => one + other)).join('')
  const together = shape(pairs, false)
  const isSame = [...pairs].every((figure, index) => isAlike(alone.get(figure), together[index]))
  return isSame && together.length === pairs.length ? alone : null
}

function isAlike(one: Glyph | undefined, other: Glyph | undefined): boolean {
  return one?.id === other?.id && one?.advance === other?.advance && one?.dx === other?.dx && one?.dy === other?.dy
}

function spelled(text: string, figures: ReadonlyMap<string, Glyph>): Glyph[] | null {
  const glyphs: Glyph[] = []
  for (let cluster = 0; cluster < text.length; cluster++) {
    const glyph = figures.get(text[cluster] ?? '')
    if (!glyph) return null
    glyphs.push({ ...glyph, cluster })
  }
  return glyphs
}
