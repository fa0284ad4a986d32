import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let at: string
beforeAll(async () => {
  clinic = await openClinic()
  const story = { title: 'Mailbox of the front desk', kind: 'phishing', discoveredOn: '2026-11-20' }
  at = (await clinic.as('officer', '/incidents', story)).headers.get('Location') ?? ''
})
afterAll(() => clinic.close())

const page = async (path: string) => (await clinic.as('officer', path)).text()
const rowIn = (html: string, id: string) => {
  const from = html.indexOf(`<li id="${id}"`)
  return html.slice(from, html.indexOf('</details></li>', from))
}
const NOTICES = ['tell-the-state-offices', 'tell-the-media', 'post-substitute-notice']
const NOT_KNOWN = 'Not known yet whether it is owed'

test('before anybody is counted, no notice is said to be not owed: its step is open and says what is missing', async () => {
  const html = await page(`${at}/steps`)
  for (const id of NOTICES) {
    expect(rowIn(html, id)).not.toMatch(/class="gone/)
    expect(wordsOn(rowIn(html, id))).toContain(NOT_KNOWN)
    expect(wordsOn(rowIn(html, id))).not.toContain('no notice is owed')
  }
  expect(html).not.toContain('<details class="fold"')
})

test('once everybody is counted, what is not owed says so, apart from what is done', async () => {
  const html = await page('~/steps')
  expect(wordsOn(rowIn(html, 'tell-the-media'))).toContain('no notice is owed')
  expect(html).not.toContain(NOT_KNOWN)
  expect(wordsOn(html)).toMatch(/\d+ not owed/)
})

test('each number of the checklist has one source: the parts of it add up to the whole, and the stage says the same', async () => {
  const html = await page(`${at}/steps`)
  const parts = [...html.matchAll(/<h2 class="phase"[^>]*>[^<]*<span>(\d+) of (\d+)<\/span>/g)]
  const sum = (which: number) => parts.reduce((all, part) => all + Number(part[which]), 0)
  const [, done, total] = /<b>(\d+) of (\d+) steps done\.<\/b>/.exec(html) ?? []
  expect([sum(1), sum(2)]).toEqual([Number(done), Number(total)])
  const [contain] = parts
  expect(wordsOn(html)).toContain(`Contain ${contain?.[1]} of ${contain?.[2]} steps done.`)
})

test('the overview, the checklist and the first page name the same owner of a step, as the playbook does', async () => {
  const [overview, list] = await Promise.all([page(at), page(`${at}/steps`)])
  expect(/change-the-password"[^>]*>[^<]*<\/a><\/h3><p>([^<]*)</.exec(overview)?.[1]).toBe('IT')
  expect(rowIn(list, 'change-the-password')).toContain('<span class="clip">IT</span>')
  expect(await page('/')).toMatch(/change-the-password"[^>]*>[\s\S]{0,200}?<span class="clip">IT</)
})

test('a step that waits for its second person is not yet done in any of the numbers', async () => {
  const before = await page(`${at}/steps`)
  const waits = /<li id="([\w-]+)"(?:(?!<li id=)[\s\S])*?Needs a second person\./.exec(before)?.[1] ?? ''
  await clinic.as('officer', `${at}/steps/${waits}/completion`, {})
  const after = await page(`${at}/steps`)
  expect(wordsOn(rowIn(after, waits))).toContain('Waits for a second person')
  const said = (html: string) => /Contain \d+ of \d+ steps done\./.exec(wordsOn(html))?.[0]
  expect(said(after)).toBe(said(before))
})
