import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../../../support/mail/mail-server.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { NOWHERE } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const PASSWORD = 'nine-purple-elephants'

let clinic: Clinic
let server: MailServer
let refusal: string | undefined
beforeAll(async () => {
  clinic = await openClinic()
  server = await startMailServer({ tls: 'none', mood: (stage) => (stage === 'MAIL' ? refusal : undefined) })
  delete clinic.world.mailSettings
})
afterAll(() => Promise.all([server.close(), clinic.close()]))

const look = async (path = '/settings/mail') => wordsOn(await (await clinic.as('admin', path)).text())
const form = () => ({
  host: '127.0.0.1',
  tls: 'none',
  'port:number': String(server.port),
  fromAddress: 'privacy@harbor.example',
})

describe('the page of the mail server', () => {
  test('says that no e-mail can go out, in the settings too, and offers no test before something is saved', async () => {
    expect(await look()).toContain('No e-mail can go out No mail server is set up.')
    expect(await look()).not.toContain('Send a test message')
    expect(await look('/settings')).toContain('No e-mail can go out: every letter goes on paper. Set up e-mail')
  })

  test('saves, asks for a test, and says in our words what the server answered', async () => {
    expect((await clinic.as('admin', '/settings/mail', form())).headers.get('Location')).toBe('/settings/mail')
    expect(await look()).toContain('The saved mail server has not been tested.')
    refusal = '550 5.7.60 Client does not have permissions'
    const words = wordsOn(await (await clinic.as('admin', '/settings/mail/test', {})).text())
    expect(words).toContain(
      'The test message did not go out The mail server lets this sign-in send nothing as the sender address.',
    )
    expect(await look()).toContain('No e-mail can go out')
    refusal = undefined
    const went = wordsOn(await (await clinic.as('admin', '/settings/mail/test', {})).text())
    expect(went).toContain('The test message went out The mail server accepted it for admin@harbor.example.')
    expect(went).toContain('In force: 127.0.0.1')
    expect(await look('/settings')).toContain('go through 127.0.0.1.')
  })

  test('never shows a password, neither one that is saved nor one of a form that is refused', async () => {
    const saved = await clinic.as('admin', '/settings/mail', { ...form(), user: 'clinic', password: PASSWORD })
    expect(saved.status).toBe(303)
    const refused = await clinic.as('admin', '/settings/mail', {
      ...form(),
      user: 'clinic',
      password: PASSWORD,
      host: '',
    })
    expect(refused.status).toBe(422)
    for (const answer of [await clinic.as('admin', '/settings/mail'), refused])
      expect(await answer.text()).not.toContain(PASSWORD)
  })

  test('keeps the saved password where the form leaves it out', async () => {
    expect((await clinic.as('admin', '/settings/mail', { ...form(), user: 'clinic', password: '' })).status).toBe(303)
    const other = { ...form(), user: 'another', password: '' }
    expect(wordsOn(await (await clinic.as('admin', '/settings/mail', other)).text())).toContain('Enter the password.')
  })

  test('says that the environment wins, and of its settings the server’s name alone', async () => {
    clinic.world.mailSettings = { ...NOWHERE, host: 'mail.elsewhere.example', login: { user: 'who', pass: PASSWORD } }
    const words = await look()
    expect(words).toContain('In force: mail.elsewhere.example, from the environment')
    expect(words).not.toMatch(/who@|nine-purple/)
    delete clinic.world.mailSettings
  })

  test('is removed, and is nobody’s but an admin’s', async () => {
    await clinic.as('admin', '/settings/mail/removal', {})
    expect(await look()).toContain('No mail server is set up.')
    for (const role of ['officer', 'staff', 'auditor'] as const) {
      expect((await clinic.as(role, '/settings/mail')).status).toBe(403)
      expect((await clinic.as(role, '/settings/mail', form())).status).toBe(403)
      expect((await clinic.as(role, '/settings/mail/test', {})).status).toBe(403)
    }
  })
})
