import type { Face } from '../fonts/face.ts'
import { subsetOf } from '../fonts/subset.ts'
import type { Glossary, UsedFont } from '../text/piece.ts'
import type { PdfFile } from './file.ts'

// ISO 32000-1, table 123: neither serif nor script; symbolic, as it has more than the Latin letters.
const SYMBOLIC = 4
const ITALIC = 64

/** Embeds the part of each face that was used. Answers the inside of a font dictionary. ISO 32000-1, 9.7. */
export function embedFonts(file: PdfFile, used: Iterable<UsedFont>): string {
  const fonts = [...used].filter(({ glossary }) => glossary.size > 0)
  return fonts.map((font) => `/${font.resource} ${embed(file, font)} 0 R`).join('')
}

function embed(file: PdfFile, { face, resource, glossary }: UsedFont): number {
  const glyphs = [...glossary.keys()].sort((one, other) => one - other)
  const name = `${tagOf(resource)}+${face.name}`
  const bytes = subsetOf(face.file, face.weight, glyphs)
  const program = file.stream(`/Length1 ${bytes.length}`, bytes)
  const descriptor = file.add(descriptorOf(face, name, program))
  const descendant = file.add(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${descriptor} 0 R/CIDToGIDMap/Identity/DW 0/W[${widthsOf(face, glyphs)}]>>`,
  )
  const unicode = file.stream('', toUnicode(glossary))
  return file.add(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  )
}

// Six capitals that tell subsets of one font apart.
function tagOf(resource: string): string {
  let rest = Number(resource.slice(1))
  const letters = Array.from({ length: 6 }, () => {
    const letter = String.fromCharCode(65 + (rest % 26))
    rest = Math.floor(rest / 26)
    return letter
  })
  return letters.reverse().join('')
}

function descriptorOf({ italic, box, ascent, descent, weight }: Face, name: string, program: number): string {
  const stem = weight > 400 ? 140 : 80
  return (
    `<</Type/FontDescriptor/FontName/${name}/Flags ${SYMBOLIC + (italic ? ITALIC : 0)}/FontBBox[${box.join(' ')}]` +
    `/ItalicAngle ${italic ? -12 : 0}/Ascent ${ascent}/Descent ${descent}/CapHeight 714/StemV ${stem}/FontFile2 ${program} 0 R>>`
  )
}

function widthsOf(face: Face, glyphs: readonly number[]): string {
  return glyphs.map((glyph) => `${glyph}[${face.advance(glyph)}]`).join(' ')
}

const AT_ONCE = 100

// ISO 32000-1, 9.10.3: what each glyph says, for whoever reads or searches the text.
function toUnicode(glossary: Glossary): string {
  const lines = [...glossary]
    .filter(([, text]) => text !== '')
    .map(([glyph, text]) => `<${hex(glyph)}><${hexOf(text)}>`)
  const groups = Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, index) => {
    const group = lines.slice(index * AT_ONCE, (index + 1) * AT_ONCE)
    return `${group.length} beginbfchar\n${group.join('\n')}\nendbfchar\n`
  })
  return `${CMAP_HEAD}${groups.join('')}${CMAP_TAIL}`
}

const CMAP_HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
`
const CMAP_TAIL = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`

function hexOf(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('')
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}
