/**
 * A glyph where shaping put it; lengths in thousandths of the type size. Some letters become several glyphs, and some
 * several letters one: `text` is what the glyph, or all those of its cluster together, stand for.
 */
export type Glyph = { id: number; advance: number; dx: number; dy: number; text: string; cluster: number }

/** The glyphs of a text in one direction, from left to right. */
export type Shape = (text: string, rightToLeft: boolean) => Glyph[]
