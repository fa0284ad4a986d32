import { afterAll, beforeAll, expect, test } from 'vitest'
import { typedIn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const TEXT = 'On November 20 somebody read a mailbox.'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

test('what is typed is kept whatever fields its form has beside it, on each page where an officer writes', async () => {
  const pages = [
    ...['letter', 'edit', 'assessment?question=factor-1', 'assessment?question=finding', 'duties', 'steps', 'calls'],
    ...['web-notice', 'ocr-sheet', 'close', 'associate', 'restriction', 'retention'],
  ]
  const written: string[] = []
  for (const path of [
    '/incidents/new',
    '/associates',
    '/what-if',
    ...pages.map((page) => `/incidents/${clinic.id}/${page}`),
  ]) {
    const html = await (await clinic.as('officer', path)).text()
    for (const [form, action, text] of formsToWriteIn(html)) {
      written.push(action)
      const sent = await keep(action, { ...typedIn(form, action), [text]: TEXT })
      expect([path, action, sent.status]).toEqual([path, action, 200])
    }
  }
  expect(new Set(written).size).toBeGreaterThan(12)
})

/** What the page sends by itself while somebody types. */
async function keep(form: string, values: Record<string, string>): Promise<{ status: number }> {
  const typed = new FormData()
  typed.append(':form', form)
  for (const [name, value] of Object.entries(values)) typed.append(name, value)
  return await clinic.as('officer', '/drafts', typed)
}

// Each form with a field for free text: the form, where it is sent, and the name of that field.
function formsToWriteIn(html: string): [form: string, action: string, text: string][] {
  const forms = html.match(/<form [^>]*method="post"[^>]*>.*?<\/form>/gs) ?? []
  return forms.flatMap((form) => {
    const [action, text] = [/ action="([^"]+)"/.exec(form)?.[1], /<textarea [^>]*name="([^"]+)"/.exec(form)?.[1]]
    return action && text ? [[form, action, text]] : []
  })
}
