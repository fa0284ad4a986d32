import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eachLetterLine } from '../../../../src/actions/mailing/mailing.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { letterIn, statesOf } from '../../../support/mail/emails.ts'
import { type MailRoom, openMailRoom } from '../../../support/mail/mailing.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, keyFor, NOWHERE, signInAs } from '../../../support/world/world.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,,
H-2,Bo,Lindqvist,1991-11-30,2 Oak St,Salem,MA,01970,bo@example.org,yes
H-3,Di,Moss,1990-11-30,3 Oak St,Salem,MA,01970,di@example.org,yes
H-4,Ed,Kern,1989-11-30,,,MA,,ed@example.org,yes
`

let room: MailRoom
const cookies: Partial<Record<Role, string>> = {}
beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  await room.approve()
  for (const role of ['admin', 'officer', 'auditor'] as const)
    cookies[role] = await signInAs(room.world, `${role}@harbor.example`)
})
afterAll(() => room.close())
beforeEach(() => {
  room.world.mailSettings = NOWHERE
})

const as = (role: Role, path: string, values?: Record<string, string>) =>
  ask(room.world, path.replace(/^~/, `/incidents/${room.incident}`), {
    cookie: cookies[role] ?? '',
    ...(values && { method: 'POST', body: new URLSearchParams(values) }),
  })
const said = async (role: Role, path: string) => wordsOn(await (await as(role, path)).text())

describe('where no e-mail can go out', () => {
  test('a mailing offers none, says how many agreed, and leads those who may to the settings', async () => {
    expect(await said('officer', '~/mailings')).toContain('E-mail people who agreed to it')
    delete room.world.mailSettings
    const words = await said('officer', '~/mailings')
    expect(words).toContain('2 people agreed to e-mail. No e-mail can go out, so their letters go on paper.')
    expect(words).not.toContain('E-mail people who agreed to it')
    expect(words).not.toContain('Set up e-mail')
    const html = await (await as('admin', '~/mailings')).text()
    expect(html).toContain('<a href="/settings/mail">Set up e-mail</a>')
    expect(html).toContain('name="email:flag" value="false"')
  })
})

describe('waiting e-mails', () => {
  let mailing: string
  beforeAll(async () => {
    room.world.mailSettings = NOWHERE
    mailing = (await room.mail()).id
  })

  test('show on the first page, the incident and the mailing while no mail server is set up', async () => {
    delete room.world.mailSettings
    for (const path of ['/', '~', `~/mailings/${mailing}`])
      expect(await said('officer', path)).toContain('3 e-mails wait')
    room.world.mailSettings = NOWHERE
    for (const path of ['/', '~', `~/mailings/${mailing}`])
      expect(await said('officer', path)).not.toContain('3 e-mails wait')
  })

  test('go on paper with one button, but for one that nobody knows of whether it went', async () => {
    const lines = await Array.fromAsync(eachLetterLine(room.world, mailing))
    const line = lines.find(({ channel }) => channel === 'email')
    const doubt = letterIn(line?.reference ?? '', {
      state: 'in_doubt',
      stateAt: room.world.now(),
      messageId: '<x@y.example>',
    })
    await room.world.commit({ act: 'email_in_doubt', writes: [doubt] }, { id: 'system' })
    delete room.world.mailSettings
    const words = await said('officer', `~/mailings/${mailing}/email`)
    expect(words).toContain('Creates a mailing on paper for 2 e-mails that have not gone out')
    expect(words).toContain('1 unconfirmed e-mail is left out: resolve it first')
    expect(await said('auditor', `~/mailings/${mailing}/email`)).not.toContain('Send on paper instead')
    expect((await as('auditor', `~/mailings/${mailing}/email/paper`, {})).status).toBe(403)
    const answer = await as('officer', `~/mailings/${mailing}/email/paper`, {})
    expect(answer.status).toBe(303)
    const made = answer.headers.get('Location') ?? ''
    expect(await said('officer', made)).toContain('On paper instead of e-mails of mailing 1 that had not gone out.')
    const left = { in_doubt: 1, withdrawn: 1, queued: 1, prepared: 1 }
    expect(await statesOf(room.world, mailing)).toEqual(left)
    expect(await said('officer', `~/mailings/${mailing}`)).toContain('It goes on paper instead.')
  })

  test('are put on paper by programs too, which are told where none is left for it', async () => {
    const key = await keyFor(room.world, 'officer')
    const path = `/api/incidents/${room.incident}/mailings/${mailing}/email`
    const lines = await Array.fromAsync(eachLetterLine(room.world, mailing))
    const { reference = '' } = lines.find(({ state }) => state === 'in_doubt') ?? {}
    const again = { reference, finding: 'send_again', reason: 'Not in its records.' }
    const headers = { 'Content-Type': 'application/json' }
    await ask(room.world, `${path}/settlements`, { method: 'POST', key, headers, body: JSON.stringify(again) })
    const answer = await ask(room.world, `${path}/paper`, { method: 'POST', key })
    expect(answer.status).toBe(201)
    expect(await answer.json()).toMatchObject({ state: 'made', print: 1, email: 0, insteadOf: mailing })
    const none = await ask(room.world, `${path}/paper`, { method: 'POST', key })
    expect([none.status, ((await none.json()) as { detail: string }).detail]).toEqual([
      422,
      expect.stringContaining('There is no one to write to'),
    ])
  })
})
