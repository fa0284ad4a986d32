/** What a sheet is rendered with, as src/render does. */
type Render = (name: string, facts: object) => string

/**
 * HTML on a sheet of US Letter paper, with the head that these facts make and the address where the envelope's window
 * shows it. A draft says so on every page that it takes.
 */
export function sheetOf(render: Render, facts: object, { body, isDraft = false }: Sheet): string {
  return render('letters/sheet', { ...facts, body, isDraft })
}

type Sheet = { body: string; isDraft?: boolean | undefined }
