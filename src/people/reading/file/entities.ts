/**
 * A text without the entities of web pages: `Jos&eacute;` is José and `O&#39;Neil` O'Neil, also where they were escaped twice.
 * What would cut a table otherwise, a line end or a comma, stays as it is.
 */
export function withoutEntities(text: string, met: () => void): string {
  const replaced = (whole: string, name: string): string => {
    const sign = signOf(name)
    if (sign === undefined) return whole
    met()
    return sign
  }
  const once = text.replace(ENTITY, replaced)
  return once.includes('&') && once !== text ? once.replace(ENTITY, replaced) : once
}

const ENTITY = /&(#x[\da-f]{2,6}|#\d{2,7}|[a-z]{2,8}\d{0,2});/gi

function signOf(name: string): string | undefined {
  const sign = name.startsWith('#') ? numbered(name) : NAMED.get(name)
  if (sign === '"') return '”'
  return sign === undefined || /[\p{Cc}\p{Cs},;|\t<>]/u.test(sign) ? undefined : sign
}

function numbered(name: string): string | undefined {
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

// HTML 4.01, section 24.2: the letters of Latin-1 from U+00C0 on in their order; then the signs that people write.
const LATIN =
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const NAMED = new Map<string, string>([
  ...LATIN.split(' ').map((name, at): [string, string] => [name, String.fromCharCode(0xc0 + at)]),
  ['amp', '&'],
  ['apos', "'"],
  ['quot', '"'],
  ['nbsp', ' '],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['ordf', 'ª'],
  ['ordm', 'º'],
  ['deg', '°'],
  ['iquest', '¿'],
  ['iexcl', '¡'],
  ['OElig', 'Œ'],
  ['oelig', 'œ'],
  ['Scaron', 'Š'],
  ['scaron', 'š'],
  ['Yuml', 'Ÿ'],
  ['shy', ''],
])
