import { type Area, ENVELOPE_SIZE, ENVELOPES, type EnvelopeName, seenThrough } from '../../letters/envelope/window.ts'
import { short } from '../text/paint.ts'
import { SHEET } from './sheet.ts'

const INCH = 72

/** The operators that draw what each window shows of a sheet, always and at most, and where the sheet is folded. */
export function outlinesOf(envelope: EnvelopeName): string {
  const windows = Object.values(ENVELOPES[envelope].windows).map(seenThrough)
  const frames = windows.flatMap(({ always, sometimes }) => [
    `${SOLID}${frame(always)}S `,
    `${DASHED}${frame(sometimes)}S `,
  ])
  return `q 0.75 w 0.4 G ${frames.join('')}${DASHED}${folds()}S Q`
}

/** The windows as they are cut in the envelope, in words that a ruler can check. */
export function measuresOf(envelope: EnvelopeName): string[] {
  return Object.entries(ENVELOPES[envelope].windows).map(([name, { left, right, top, bottom }]) => {
    const place = `${inches(left)} from its left edge and ${inches(ENVELOPE_SIZE.height - bottom)} from its lower edge`
    return `The window of the ${NAMES[name as keyof typeof NAMES]}: ${place}, ${inches(right - left)} wide and ${inches(bottom - top)} high.`
  })
}

const NAMES = { reader: 'address', sender: 'sender' }
const SOLID = '[] 0 d '
const DASHED = '[4 3] 0 d '

// What lies beyond the sheet's edge is not drawn.
function frame({ left, right, top, bottom }: Area): string {
  const edge = 0.05
  const [from, to] = [Math.max(left, edge), Math.min(right, SHEET.width / INCH - edge)]
  return `${[from, 11 - bottom, to - from, bottom - top].map((each) => short(each * INCH)).join(' ')} re `
}

function folds(): string {
  return [1, 2]
    .map((third) => `0 ${short((SHEET.height * third) / 3)} m ${SHEET.width} ${short((SHEET.height * third) / 3)} l `)
    .join('')
}

function inches(length: number): string {
  return `${Math.round(length * 1000) / 1000} in`
}
