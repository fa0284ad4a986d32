/** What stands in the fields of a page, or of one of its forms, by name, as the browser would send it unchanged. */
export function typedIn(html: string, action?: string): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [, tag = '', attributes = '', text = ''] of formIn(html, action).matchAll(CONTROLS)) {
    const name = attribute(attributes, 'name')
    const box = attribute(attributes, 'type') === 'checkbox'
    if (tag === 'input' && (!box || / checked/.test(attributes)))
      values[name] = join(box ? values[name] : '', attribute(attributes, 'value'))
    if (tag === 'textarea') values[name] = decoded(text)
    if (tag === 'select') values[name] = chosenIn(text)
  }
  return values
}

/** A text of a page with its entities as their characters. */
export function decoded(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }
  return text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(\w+);/g, (whole, name) => named[name] ?? whole)
}

function formIn(html: string, action: string | undefined): string {
  if (action === undefined) return html
  const forms = [...html.matchAll(/<form\b[^>]*?\saction="([^"]*)"[^>]*>(.*?)<\/form>/gs)]
  return forms.find(([, to = '']) => decoded(to) === action)?.[2] ?? ''
}

const CONTROLS = /<(input|textarea|select)\b([^>]*)>(?:(?<=<(?:textarea|select)\b[^>]*>)(.*?)<\/\1>)?/gs

// A ticked box stands behind the hidden value of its name, as in what a browser sends.
function join(before: string | undefined, value: string): string {
  return before ? `${before},${value}` : value
}

function chosenIn(options: string): string {
  return /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? ''
}

function attribute(tag: string, name: string): string {
  return decoded(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}
