/** What a sheet is rendered with, as src/render does. */
type Render = (name: string, facts: object) => string

/**
 * HTML on a sheet of US Letter paper, with the head that these facts make and the address where the envelope's window
 * shows it. A draft says so on every page that it takes.
 */
export function sheetOf(render: Render, facts: object, { body, isDraft = false }: Sheet): string {
  const sheet = render('letters/sheet', { logo: null, helpSheet: null, ...facts, body })
  return isDraft ? asDraft(sheet) : sheet
}

type Sheet = { body: string; isDraft?: boolean | undefined }

/** The same HTML, of one sheet or more, as a draft. */
export function asDraft(html: string): string {
  return html.replaceAll(/<article class="(letter[^"]*)"([^>]*)>\n/g, `<article class="$1 draft"$2>\n${MARK}`)
}

const MARK = '<p class="draft-mark" lang="en">DRAFT: not to be mailed</p>\n'
