import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachFile } from '../../../../src/actions/evidence/attachments.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

describe('what no page of ours sends', () => {
  test.each([
    ['a field nested a hundred thousand deep', `${'a.'.repeat(100_000)}b`],
    ['a field of an unknown type', 'title:toString'],
    ['a field nested five deep', 'a.b.c.d.e'],
  ])('%s is refused at once', async (_what, name) => {
    const answer = await clinic.as('staff', '/incidents', { [name]: '1' })
    expect(answer.status).toBe(422)
    expect(wordsOn(await answer.text())).toContain('The form has a field we do not recognize.')
  })

  test('a form of two megabytes is turned away before anybody reads it, signed in or not', async () => {
    const large = { email: 'a'.repeat(2_000_000), password: 'x' }
    expect((await clinic.as(null, '/sign-in', large)).status).toBe(413)
    expect((await clinic.as('officer', '~/edit', large)).status).toBe(413)
  })

  test('whoever is not signed in has no more to say than ten kilobytes', async () => {
    const long = { email: 'a'.repeat(11_000), password: 'x' }
    for (const path of ['/sign-in', '/set-up', '/unsubscribe/abc', '/incidents', '/api/incidents'])
      expect((await clinic.as(null, path, long)).status, path).toBe(413)
    expect((await clinic.as(null, '/sign-in', { email: 'a'.repeat(9_000), password: 'x' })).status).not.toBe(413)
  })

  test('a body that does not say how large it is, is counted as it comes', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(100_000)) })
    const init = { method: 'POST', body: endless, duplex: 'half', headers: { 'Content-Type': 'text/plain' } }
    expect((await ask(clinic.world, '/sign-in', init as RequestInit)).status).toBe(413)
  })

  test.each(['constructor', '__proto__', 'toString'])('the asset %s is not there', async (name) => {
    expect((await ask(clinic.world, `/assets/${name}`)).status).toBe(404)
  })

  test('a sign-in that leads to a header line leads home instead', async () => {
    const form = { email: 'officer@harbor.example', password: 'correct horse battery', next: '/a\r\nX-Evil: yes' }
    const answer = await clinic.as(null, '/sign-in', form)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/'])
  })

  test('lists within lists by the thousand are no letter', async () => {
    const words = { whatInformation: 'Names.', whatWeAreDoing: 'All we can.', whatYouCanDo: 'Call us.' }
    const answer = await clinic.as('officer', '~/letter', { ...words, whatHappened: '1. '.repeat(3000) })
    expect(answer.status).toBe(422)
    expect(wordsOn(await answer.text())).toContain('A list can be at most five levels deep.')
  })
})

describe('the timeline', () => {
  test('tells staff what was done, and free text only to those who may see patients’ data', async () => {
    const bytes = new Blob(['x']).stream()
    await attachFile(clinic.world, { id: 'system' }, clinic.id, {
      about: 'hold/0',
      fileName: 'Jane Doe biopsy.pdf',
      bytes,
    })
    const told = async (role: 'staff' | 'auditor') => wordsOn(await (await clinic.as(role, '~/timeline')).text())
    expect(await told('auditor')).toContain('Jane Doe biopsy.pdf')
    expect(await told('staff')).not.toContain('Jane Doe')
    expect(await told('staff')).toContain('hold/0')
  })
})
