import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../../../src/storage/core/role.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const page = async (role: Role, path: string, form?: Record<string, string>) => {
  const answer = await clinic.as(role, path, form)
  return { status: answer.status, html: await answer.text() }
}
const rowIn = (html: string, id: string) => {
  const from = html.indexOf(`<li id="${id}"`)
  return from < 0 ? '' : html.slice(from, html.indexOf('</details></li>', from))
}
const row = async (id: string, role: Role = 'officer') => rowIn((await page(role, '~/steps')).html, id)
const BANK = 'tell-the-bank'

test('a row says why, how in lines, the words to use, what proves it, and whose advice its day is', async () => {
  const html = await row('change-the-password')
  const words = wordsOn(html)
  expect(words).toMatch(/Why\. .+ How\. /)
  expect(html).toMatch(/<ul><li>.+<\/li>\s*<li>/)
  expect(words).toContain('Proof.')
  expect(words).toContain('The playbook names IT, then staff.')
  expect(words).toMatch(/Read: /)
  const spoken = await row(BANK)
  expect(spoken).toMatch(/<dd id="words-tell-the-bank">[^<]*\[/)
  expect(spoken).toContain('data-copy="words-tell-the-bank"')
  expect(wordsOn(await row('write-down-the-facts'))).toMatch(
    /Asked for by 45 CFR 164\.404\(a\)\(2\) ?; the day is our advice\./,
  )
})

test('a step that follows another says so and is no wall: it can be ticked all the same', async () => {
  const html = await row('remove-mail-rules')
  const first = /First: ([^<]+)\./.exec(html)?.[1] ?? ''
  expect(await row('change-the-password')).toContain(first)
  expect(html).toContain('/steps/remove-mail-rules/completion"')
  expect((await page('officer', '~/steps/change-the-password/completion', {})).status).toBe(303)
  expect(wordsOn(await row('remove-mail-rules'))).not.toContain('First:')
})

test('a condition is asked as a question: yes is recorded and asks no more', async () => {
  const before = await row(BANK)
  expect(wordsOn(before)).toContain('May money or account numbers have been changed or sent?')
  expect(before).toContain('Yes, it applies')
  expect(before).toContain('No, not needed')
  expect((await page('officer', `~/steps/${BANK}/applying`, {})).status).toBe(303)
  const after = await row(BANK)
  expect(after).not.toContain('Yes, it applies')
  const again = await page('officer', `~/steps/${BANK}/applying`, {})
  expect([again.status, wordsOn(again.html)]).toEqual([422, expect.stringContaining('Somebody said already that')])
  expect(wordsOn((await page('officer', '~/timeline')).html)).toContain('said that the condition of a step holds')
})

test('no is recorded with its reason, and what waited for the step waits no more', async () => {
  const id = 'talk-to-the-lawyer-is-none'
  expect(await row(id)).toBe('')
  const lawyer = 'call-the-lawyer'
  expect(await row(lawyer)).toContain('No, not needed')
  const empty = await page('officer', `~/steps/${lawyer}/not-needed`, { reason: '' })
  expect(empty.status).toBe(422)
  const told = { reason: 'Twelve people, no crime, no demand.' }
  expect((await page('officer', `~/steps/${lawyer}/not-needed`, told)).status).toBe(303)
  expect(wordsOn(await row(lawyer))).toContain('Not needed: Twelve people, no crime, no demand.')
})

test('a step without a condition has none to answer', async () => {
  const sent = await page('officer', '~/steps/one-voice/applying', {})
  expect([sent.status, wordsOn(sent.html)]).toEqual([422, expect.stringContaining('has no condition')])
})

test.each([
  ['sign-the-decision', 'assessment'],
  ['approve-the-letters', 'letter'],
  ['mail-the-letters', 'duties'],
  ['tell-the-media', 'duties'],
  ['close-the-incident', 'close'],
])('the row of %s has no way to mark it done, and a link to where it is', async (id, path) => {
  const html = await row(id)
  expect(html).toContain(`href="/incidents/${clinic.id}/${path}"`)
  expect(html).not.toMatch(/\/completion"|Mark done|\/not-needed"/)
  const sent = await page('officer', `~/steps/${id}/completion`, {})
  expect([sent.status, wordsOn(sent.html)]).toEqual([422, expect.stringContaining('is not marked done by hand.')])
})

test('what is done in a place of its own leads there; a notice that nobody is owed is folded away', async () => {
  expect(await row('sign-the-decision')).toContain(`/incidents/${clinic.id}/assessment`)
  expect(wordsOn(await row('tell-the-media'))).toContain('no notice is owed')
  expect(await row('tell-the-media')).toMatch(/^<li id="tell-the-media" class="gone"/)
})
