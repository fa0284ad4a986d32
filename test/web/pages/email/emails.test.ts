import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { withdrawalToken } from '../../../../src/actions/people/email-consent.ts'
import type { LetterState } from '../../../../src/breach/incident/letter-state.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { createApp } from '../../../../src/web/app.ts'
import { letterIn, queueEmails, readers } from '../../../support/mail/emails.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { ask, NOWHERE } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic, type ROLES } from '../clinic.ts'

let clinic: Clinic
let path: string
let references: string[]
let people: string[]
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())
beforeEach(async () => {
  clinic.world.mailSettings = NOWHERE
  const queued = await queueEmails(clinic.world, clinic.id, readers(4))
  references = queued.references
  people = queued.people
  path = `~/mailings/${queued.mailing}/email`
})

async function become(at: number, state: LetterState, reason: string | null, messageId: string | null = null) {
  const writes = [letterIn(references[at] ?? '', { state, stateAt: clinic.world.now(), reason, messageId })]
  await clinic.world.commit({ act: 'email_sending', writes }, { id: 'system' })
}

async function wordsFor(role: (typeof ROLES)[number]): Promise<string> {
  return wordsOn(await (await clinic.as(role, path)).text())
}

async function stateOf(at: number): Promise<string | undefined> {
  const rows = tables(clinic.world.db)
    .selectFrom('letters')
    .select('state')
    .where('reference', '=', references[at] ?? '')
  return (await rows.executeTakeFirst())?.state
}

describe('the page of a mailing’s e-mails', () => {
  test('says that mail waits where no mail server is set up', async () => {
    delete clinic.world.mailSettings
    const words = await wordsFor('officer')
    expect(words).toContain('E-mail is waiting No e-mail can go out.')
    expect(words).not.toContain('Send now')
    expect(words).toContain('4 to send')
  })

  test('tells what is in doubt under its Message-ID, and what failed in words', async () => {
    await become(0, 'in_doubt', 'interrupted', '<one@harbor.example>')
    await become(1, 'failed', '550 5.1.1')
    const words = await wordsFor('auditor')
    expect(words).toContain('1 unconfirmed: check these')
    expect(words).toContain('Breachbook was stopped while sending it.')
    expect(words).toContain('Message-ID <one@harbor.example>')
    expect(words).toContain('The mailbox does not exist. 550 5.1.1')
    expect(words).not.toContain('It was sent')
  })

  test.each(['/', '~'])('what failed and what is in doubt stands on %s too', async (where) => {
    await become(0, 'in_doubt', 'interrupted')
    await become(1, 'failed', '550 5.1.1')
    await become(2, 'failed', '550 5.1.1')
    expect(wordsOn(await (await clinic.as('officer', where)).text())).toContain(
      '2 e-mails failed, 1 e-mail unconfirmed',
    )
    expect(wordsOn(await (await clinic.as('staff', '/')).text())).not.toContain('e-mails failed')
  })

  test('holds the e-mails back and lets them go', async () => {
    expect((await clinic.as('officer', `${path}/hold`, {})).status).toBe(303)
    expect(await wordsFor('officer')).toContain('4 to send, paused since')
    expect((await clinic.as('officer', `${path}/release`, {})).status).toBe(303)
    expect(await wordsFor('officer')).not.toContain('held back')
  })

  test('settles a doubt with a reason, and not without one', async () => {
    await become(0, 'in_doubt', 'interrupted', '<one@harbor.example>')
    const sent = { reference: references[0] ?? '', finding: 'send_again' }
    await expectRefusal(await clinic.as('officer', `${path}/settlements`, sent), 422, /how you know/)
    const answer = await clinic.as('officer', `${path}/settlements`, { ...sent, reason: 'The server has no record.' })
    expect(answer.status).toBe(303)
    expect(await stateOf(0)).toBe('queued')
  })

  test('queues again what failed, and says so where nothing did', async () => {
    await become(2, 'failed', '554 5.7.1')
    expect((await clinic.as('officer', `${path}/retries`, {})).status).toBe(303)
    expect(await stateOf(2)).toBe('queued')
    await expectRefusal(await clinic.as('officer', `${path}/retries`, {}), 422, 'No e-mail of this mailing has failed.')
  })

  test('records who wants no more e-mail by the reference of a letter', async () => {
    const told = (reference: string) => clinic.as('officer', `${path}/withdrawals`, { reference })
    await expectRefusal(await told('2026-0001-77-7'), 422, /no such letter/)
    expect((await told(references[3] ?? '')).status).toBe(303)
    expect(await stateOf(3)).toBe('withdrawn')
    expect(await wordsFor('officer')).toContain('1 canceled: these people no longer agree to e-mail')
  })

  test('is for those who may read about patients, and says so of a mailing that is not there', async () => {
    expect((await clinic.as('staff', path)).status).toBe(403)
    expect((await clinic.as(null, path)).status).toBe(302)
    expect((await clinic.as('officer', '~/mailings/none/email')).status).toBe(404)
  })
})

describe('the page on which a reader takes the consent to e-mail back', () => {
  const link = () => `/unsubscribe/${withdrawalToken(clinic.world, clinic.id, people[1] ?? '')}`

  test('does nothing by being looked at', async () => {
    const before = await entriesIn(clinic)
    const answer = await ask(clinic.world, link())
    expect(answer.status).toBe(200)
    expect(wordsOn(await answer.text())).toContain('You agreed to get letters from Harbor Med Spa by e-mail.')
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('takes it back at one click of a mail program, once however often it is asked', async () => {
    const before = await entriesIn(clinic)
    for (let times = 0; times < 2; times += 1) {
      const answer = await oneClick(link())
      expect({ status: answer.status, words: wordsOn(await answer.text()) }).toEqual({
        status: 200,
        words: expect.stringContaining('Done. Harbor Med Spa will no longer send you letters by e-mail.'),
      })
    }
    expect(await entriesIn(clinic)).toBe(before + 1)
    expect(await stateOf(1)).toBe('withdrawn')
    expect(await stateOf(0)).toBe('queued')
  })

  test('tells nothing by its link, and knows no other', async () => {
    expect(Buffer.from(link(), 'base64url').toString('latin1')).not.toMatch(/2026|0000002/)
    for (const wrong of [
      'none',
      link().slice('/unsubscribe/'.length, -2),
      withdrawalToken(clinic.world, '', '').replace(/^./, (first) => (first === '_' ? '-' : '_')),
    ]) {
      const answer = await oneClick(`/unsubscribe/${wrong}`)
      expect(answer.status).toBe(404)
      const html = await answer.text()
      expect(wordsOn(html)).toContain('This link is incomplete or is not one of ours.')
      expect(html, 'which product the practice uses tells its patients nothing').not.toMatch(/breachbook|incident/i)
    }
  })
})

const app = createApp()

// A mail provider's server sends neither an Origin nor a cookie (RFC 8058).
function oneClick(link: string): Promise<Response> {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const request = new Request(new URL(link, 'https://book.example'), {
    method: 'POST',
    headers,
    body: 'List-Unsubscribe=One-Click',
  })
  return Promise.resolve(app.fetch(request, { ...clinic.world, address: '192.0.2.1' }))
}
