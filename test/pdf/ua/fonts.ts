import { asStream, contentOf, isReference, type Objects, type Value } from './objects.ts'

/** What is wrong with a font as PDF/UA-1 asks for it, given the codes that it shows. */
export function fontFaults(
  objects: Objects,
  name: string,
  value: Value | undefined,
  codes: ReadonlySet<number>,
): string[] {
  const { entries: font } = objects.dictionary(value)
  const { entries: descendant } = objects.dictionary(objects.list(font['/DescendantFonts'])[0])
  const { entries: descriptor } = objects.dictionary(descendant['/FontDescriptor'])
  if (!isReference(descriptor['/FontFile2'])) return [`Font ${name}: it is not embedded.`]
  const faults: string[] = []
  const check = (holds: boolean, fault: string) => holds || faults.push(`Font ${name}: ${fault}`)
  check(
    font['/Subtype'] === '/Type0' && font['/Encoding'] === '/Identity-H',
    'it is no composite font with Identity-H.',
  )
  check(descendant['/CIDToGIDMap'] === '/Identity', 'codes are not its glyphs.')
  check(/^\/[A-Z]{6}\+/.test(String(font['/BaseFont'])), 'its name does not say that it is a subset.')
  check(font['/BaseFont'] === descriptor['/FontName'], 'its names differ.')
  check(!codes.has(0), 'it shows the glyph for what is missing.')
  const says = toUnicode(contentOf(asStream(objects.read(font['/ToUnicode']))).toString('latin1'))
  for (const code of codes) {
    const text = says.get(code) ?? ''
    check(text !== '' && !/[\0\ufeff\ufffe]/.test(text), `code ${code} says nothing.`)
  }
  const program = contentOf(asStream(objects.read(descriptor['/FontFile2'])))
  const widths = widthsOf(objects.list(descendant['/W']))
  for (const code of codes)
    check(
      Math.abs((widths.get(code) ?? 0) - advanceIn(program, code)) <= 1,
      `code ${code} has another width than its glyph.`,
    )
  return faults
}

function toUnicode(map: string): Map<number, string> {
  const lines = map.matchAll(/^<([0-9a-f]{4})><([0-9a-f]+)>$/gm)
  return new Map([...lines].map(([, code = '', text = '']) => [Number.parseInt(code, 16), fromHex(text)]))
}

function fromHex(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))
}

function widthsOf(list: readonly Value[]): Map<number, number> {
  const widths = new Map<number, number>()
  for (let at = 0; at < list.length; at += 2)
    for (const [index, width] of ((list[at + 1] as number[]) ?? []).entries())
      widths.set(Number(list[at]) + index, width)
  return widths
}

// OpenType: tables head, hhea, hmtx.
function advanceIn(font: Buffer, glyph: number): number {
  const scale = 1000 / font.readUInt16BE(tableAt(font, 'head') + 18)
  const metrics = font.readUInt16BE(tableAt(font, 'hhea') + 34)
  return font.readUInt16BE(tableAt(font, 'hmtx') + 4 * Math.min(glyph, metrics - 1)) * scale
}

function tableAt(font: Buffer, tag: string): number {
  const count = font.readUInt16BE(4)
  for (let record = 12; record < 12 + 16 * count; record += 16)
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  throw new Error(`The font has no table ${tag}.`)
}
