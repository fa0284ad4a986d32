import { plus } from '../../../breach/law/day.ts'
import { TOO_LARGE, Unreadable } from './refusals.ts'
import { attribute, type Element, elementCutter, elements, plainText, without } from './xml.ts'

const LAST_SERIAL = 2_958_465
/** No record number is longer: what is larger stays as it stands. */
const LARGEST_WRITTEN_OUT = 1e30

/** What the cells of a workbook's sheets share: its texts, which of its formats show days, and the day of serial number 0. */
export type CellForm = { shared(place: number): string | undefined; dates: ReadonlySet<number>; from: string }

/** What a cell shows; `lost`: why it shows nothing where it should. */
export type Shown = { text: string; lost?: 'error' | 'formula' }

/** The cell form of a workbook from its parts, each as XML or '', and the texts that its cells share. */
export function cellForm(workbook: string, styles: string, shared: CellForm['shared']): CellForm {
  const [properties] = elements(workbook, 'workbookPr')
  return {
    shared,
    dates: dateStyles(styles),
    from: /^(1|true)$/.test((properties && attribute(properties, 'date1904')) ?? '') ? '1904-01-01' : '1899-12-30',
  }
}

/** What a cell (ECMA-376 part 1, 18.3.1.4) shows. An empty one of the text type is empty, and so is an error. */
export function shownIn(cell: Element, form: CellForm): Shown {
  const type = attribute(cell, 't') ?? 'n'
  if (type === 'inlineStr') return { text: textOf(cell) }
  const [value] = elements(cell.content, 'v')
  const text = plainText(value?.content ?? '')
  if (type === 'e') return text === '' ? { text } : { text: '', lost: 'error' }
  if (type === 'str') return { text: unescaped(text) }
  if (text.trim() === '') return cell.content.includes('<f') ? { text: '', lost: 'formula' } : { text: '' }
  if (type === 's') return { text: form.shared(Number(text)) ?? '' }
  if (type === 'b') return { text: text.trim() === '1' ? 'true' : 'false' }
  if (type === 'd') return { text: text.trim().replace(/T.*$/, '') }
  return { text: type === 'n' ? numberShown(text, Number(attribute(cell, 's') ?? -1), form) : unescaped(text) }
}

const MOST_SHARED = 60_000_000
const A_BLOCK = 64

/**
 * The texts that the cells of a workbook share, by their places (ECMA-376 part 1, 18.4.9). They lie in blocks and are cut out
 * when a cell shows them: each by itself would keep the XML around it in memory.
 */
export function sharedTexts(pieces: Iterable<string>): (place: number) => string | undefined {
  const blocks: string[] = []
  const ends: number[] = []
  let block: string[] = []
  let [size, end] = [0, 0]
  const cut = elementCutter('si')
  for (const piece of pieces)
    for (const item of cut(piece)) {
      const text = textOf(item)
      block.push(text)
      end += text.length
      size += text.length
      ends.push(end)
      if (size > MOST_SHARED) throw new Unreadable(TOO_LARGE)
      if (block.length < A_BLOCK) continue
      blocks.push(block.join(''))
      block = []
      end = 0
    }
  blocks.push(block.join(''))
  return (place) => {
    const to = ends[place]
    return to === undefined
      ? undefined
      : blocks[Math.floor(place / A_BLOCK)]?.slice(place % A_BLOCK && ends[place - 1], to)
  }
}

// The places of the cell formats that show a day: built-in ones, and the file's own that name a day or a year.
function dateStyles(styles: string): Set<number> {
  const own = new Set<string | undefined>()
  for (const format of elements(styles, 'numFmt'))
    if (/[dy]/i.test((attribute(format, 'formatCode') ?? '').replace(/"[^"]*"|\[[^[\]]*\]|\\./g, '')))
      own.add(attribute(format, 'numFmtId'))
  const [formats] = elements(styles, 'cellXfs')
  const isDate = (format: Element) => {
    const id = attribute(format, 'numFmtId')
    return own.has(id) || BUILT_IN.has(Number(id))
  }
  return new Set(Array.from(elements(formats?.content ?? '', 'xf'), isDate).flatMap((is, at) => (is ? [at] : [])))
}

// ECMA-376 part 1, 18.8.30: dates of all languages, and of East Asian ones.
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

function numberShown(text: string, style: number, { dates, from }: CellForm): string {
  const number = Number(text)
  const serial = Math.floor(number)
  if (dates.has(style) && serial > 0 && serial <= LAST_SERIAL) return plus(from, serial)
  const isLong = /e/i.test(text) && Number.isInteger(number) && Math.abs(number) < LARGEST_WRITTEN_OUT
  return isLong ? BigInt(number).toString() : text
}

/** The text of a cell or of a shared item. Runs of a rich text are one text; the reading aids of East Asian scripts are none of it. */
export function textOf({ content }: Element): string {
  return unescaped(
    Array.from(elements(without(content, '<rPh', '</rPh>'), 't'), (part) => plainText(part.content)).join(''),
  )
}

// Characters that XML cannot hold stand as _x000D_ (ST_Xstring).
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([\dA-F]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed()
    : text
}
