/** The character sets in which rosters are written that are not Unicode, by their names in the Encoding Standard where it has them. */
export type CodePage = 'windows-1252' | 'windows-1250' | 'windows-1251' | 'macintosh' | 'cp850' | 'shift_jis'

/** What each set is called where people read of it. */
export const CODE_PAGES: Readonly<Record<CodePage, string>> = {
  'windows-1252': 'Windows-1252',
  'windows-1250': 'Windows-1250 (Central European)',
  'windows-1251': 'Windows-1251 (Cyrillic)',
  macintosh: 'Mac Roman',
  cp850: 'the DOS code pages 437 and 850',
  shift_jis: 'Shift JIS (Japanese)',
}

/** The sets of one byte a character, the usual one first. */
export type BytePage = Exclude<CodePage, 'shift_jis'>

/** The characters of the bytes 0x80 to 0xFF in a set of one byte a character. */
export function upperHalf(page: BytePage): string {
  if (page === 'cp850') return CP850
  const bytes = Uint8Array.from({ length: 128 }, (_, at) => at + 128)
  return new TextDecoder(page).decode(bytes)
}

/** A text from its bytes. Code page 437 has the letters of 850 in the same places. */
export function decodedBy(page: CodePage, bytes: Uint8Array): string {
  if (page !== 'cp850') return decoderOf(page).decode(bytes)
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : CP850[byte - 128]
  return text
}

const DECODERS = new Map<CodePage, TextDecoder>()

function decoderOf(page: CodePage): TextDecoder {
  const decoder = DECODERS.get(page) ?? new TextDecoder(page)
  DECODERS.set(page, decoder)
  return decoder
}

// https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP850.TXT and CP437.TXT
const CP850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

/** The upper half of code page 437, through which UTF-8 was read by mistake as often as through 850. */
export const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'
