/** What a browser would show: the text between the tags, entities read, white space collapsed. */
export function shownText(html: string): string {
  const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/&(?:#(x?)([0-9a-f]+)|(\w+));/gi, (_, hex, code, name) => {
    return name ? (NAMED[name] ?? name) : String.fromCodePoint(parseInt(code, hex ? 16 : 10))
  })
  return text.replaceAll(/\s+/g, ' ')
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' }

const EMPTY = new Set(['br', 'hr', 'link', 'meta'])
const KNOWN = new Set(
  'html head title body article header address span bdi p div h1 h2 h3 h4 h5 h6 ul ol li strong em a blockquote'.split(
    ' ',
  ),
)

/** The first tag that is unknown, unbalanced or carries more than a letter needs; undefined when all is well. */
export function oddTag(html: string): string | undefined {
  const open: string[] = []
  for (const [tag, end, name = '', attributes = ''] of html
    .replace(/^<!doctype html>/, '')
    .matchAll(/<(\/?)([^\s>]*)([^>]*)>/g)) {
    if (EMPTY.has(name)) continue
    if (!KNOWN.has(name) || /\son\w|javascript:/i.test(attributes.replace(/="https?:[^"]*"/, ''))) return tag
    if (!end) open.push(name)
    else if (open.pop() !== name) return tag
  }
  return open.at(-1)
}
