import type { Han } from './families.ts'

/** How a text is set. */
export type Style = { bold: boolean; italic: boolean }

/** How many settings there are: Han forms, two directions, bold and italic. */
export const SETTINGS = 32

const HAN: Readonly<Record<Han, number>> = { simplified: 0, traditional: 1, japanese: 2, korean: 3 }

/** The number of a setting, from zero: what is remembered of a text is remembered for one of them. */
export function settingOf({ bold, italic }: Style, rightToLeft: boolean, han: Han): number {
  return HAN[han] * 8 + (rightToLeft ? 4 : 0) + (bold ? 2 : 0) + (italic ? 1 : 0)
}
