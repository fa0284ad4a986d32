import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordHold } from '../../../src/actions/duties/notices.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { theMailing } from '../../../src/actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../src/actions/mailing/make-mailing.ts'
import { recordMailed } from '../../../src/actions/mailing/record-as-mailed.ts'
import { stageMailing } from '../../../src/actions/mailing/stage-mailing.ts'
import { lettersToTakeOut } from '../../../src/actions/mailing/stale.ts'
import { withdrawMailing } from '../../../src/actions/mailing/withdraw-mailing.ts'
import { decideOwnCare } from '../../../src/actions/people/decide-own-care.ts'
import { excludePerson } from '../../../src/actions/people/exclusions.ts'
import { pageOfPeople } from '../../../src/actions/people/people.ts'
import { withdrawRoster } from '../../../src/actions/roster/withdraw-roster.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { failMailingRun, listMailings } from '../../../src/storage/mailing/mailings.ts'
import { listRosters } from '../../../src/storage/roster/rosters.ts'
import { letterIn } from '../../support/mail/emails.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'
import { madeUpRoster } from '../../support/rosters/made-up.ts'
import { wordsOn } from '../../support/world/pages.ts'
import { ask, signInAs } from '../../support/world/world.ts'

const EVA = `First Name,Last Name,Address,City,State,ZIP,Email,Email consent
Eva,Mail,9 Elm St,Boston,MA,02110,eva@example.org,yes
`

let room: MailRoom
beforeEach(async () => {
  room = await openMailRoom()
  // Nothing is set on paper here: that takes longest.
  delete room.world.paper
  await room.bring(madeUpRoster(10, 7))
})
afterEach(() => room.close())

const officer = () => ({ by: room.people.officer })
const begin = () => beginMailing(room.world, room.incident, officer(), USUAL_MAILING)

// Once every letter is written, and before any of them counts.
async function mailWhile(happens: (people: string[]) => Promise<unknown>): Promise<Promise<void>> {
  await room.approve()
  room.world.runMailing = async (job) => {
    const staged = await stageMailing(room.world, job)
    const letters = tables(room.world.db).selectFrom('letters').select('person').where('mailing', '=', job.mailing)
    await happens((await letters.execute()).map(({ person }) => person))
    return staged
  }
  return (await begin()).made
}

async function lettersKept(): Promise<number> {
  return (await tables(room.world.db).selectFrom('letters').select('reference').execute()).length
}

describe('a mailing that is being made comes to nothing', () => {
  test('once a law-enforcement official asks to wait with the letters', async () => {
    const statement = { statedOn: '2026-11-20', until: '2026-12-20', documented: true, impedes: true } as const
    const hold = { ...statement, form: 'written', official: 'R. Moss', agency: 'FBI' } as const
    const made = mailWhile(() => recordHold(room.world, room.incident, officer(), hold))
    await expect(made).rejects.toThrow('asked us to delay notice (45 CFR 164.412)')
    expect([await lettersKept(), await listMailings(room.world.db, room.incident)]).toEqual([0, []])
  })

  test('once one of its readers is left out', async () => {
    const said = { reason: 'The death certificate came.', diedOn: '1970-01-01' }
    const made = mailWhile(async ([person = '']) =>
      excludePerson(await openIncident(room.world, room.incident), person, officer(), said),
    )
    await expect(made).rejects.toThrow('changed while letters were being created')
    expect([await lettersKept(), await listMailings(room.world.db, room.incident)]).toEqual([0, []])
  })

  test('once the people are counted anew without a roster', async () => {
    const made = mailWhile(async () => {
      const [roster] = await listRosters(room.world.db, room.incident)
      await withdrawRoster(room.world, room.people.officer, room.incident, roster?.id ?? '', 'A wrong list.')
    })
    await expect(made).rejects.toThrow('changed while letters were being created')
    expect([await lettersKept(), await listMailings(room.world.db, room.incident)]).toEqual([0, []])
  })

  test('once an e-mail that had failed goes to one of its readers after all', async () => {
    await room.bring(EVA)
    await room.approve()
    const { id } = await room.mail()
    await withdrawMailing(room.world, room.incident, officer(), id, 'A wrong telephone number.')
    const eva = tables(room.world.db).selectFrom('letters').select('reference').where('channel', '=', 'email')
    const { reference } = await eva.executeTakeFirstOrThrow()
    const became = (state: 'failed' | 'sent') => {
      const now = { state, stateAt: room.world.now() } as const
      return room.world.commit({ act: 'email_sent', writes: [letterIn(reference, now)] }, room.people.officer)
    }
    await became('failed')
    await expect(mailWhile(() => became('sent'))).rejects.toThrow('changed while letters were being created')
    expect(await listMailings(room.world.db, room.incident)).toHaveLength(1)
  })
})

describe('a printed letter that waits to be mailed', () => {
  test('is named as one to take out of the stack once its reader is left out', async () => {
    await room.approve()
    const mailing = await room.mail()
    expect(await lettersToTakeOut(await openIncident(room.world, room.incident), mailing)).toEqual([])
    const letters = tables(room.world.db)
      .selectFrom('letters')
      .select(['person', 'reference'])
      .where('mailing', '=', mailing.id)
    const { person, reference } = await letters.executeTakeFirstOrThrow()
    const said = { reason: 'The death certificate came.', diedOn: '1970-01-01' }
    await excludePerson(await openIncident(room.world, room.incident), person, officer(), said)
    expect(await lettersToTakeOut(await openIncident(room.world, room.incident), mailing)).toEqual([reference])
    const cookie = await signInAs(room.world, 'officer@harbor.example')
    const page = await ask(room.world, `/incidents/${room.incident}/mailings/${mailing.id}`, { cookie })
    expect(wordsOn(await page.text())).toContain('Remove these letters from the stack before mailing')
  })

  test('is named so too once somebody decided that a minor is written to alone', async () => {
    await room.bring(`First Name,Last Name,DOB,Guardian,Address,City,State,ZIP
Tim,Moor,2012-05-06,Kay Moor,5 Ash St,Lowell,MA,01852
`)
    await room.approve()
    const mailing = await room.mail({ email: false })
    const { items } = await pageOfPeople(await openIncident(room.world, room.incident), { limit: 50 })
    const tim = items.find(({ person }) => person.givenName === 'Tim')!.id
    const address = { line1: 'PO Box 12', city: 'Salem', state: 'MA', zip: '01970' }
    room.clock.now = '2026-11-22T16:00:00.000Z'
    const said = { consented: true, address, reason: 'The consent is in the chart.' }
    await decideOwnCare(await openIncident(room.world, room.incident), tim, officer(), said)
    const letters = tables(room.world.db).selectFrom('letters').select('reference').where('person', '=', tim)
    const { reference } = await letters.executeTakeFirstOrThrow()
    expect(await lettersToTakeOut(await openIncident(room.world, room.incident), mailing)).toEqual([reference])
  })

  test('is named so too once its reader goes with a roster, and no more once it was mailed', async () => {
    await room.bring(EVA)
    await room.approve()
    const mailing = await room.mail({ email: false })
    const [first] = await listRosters(room.world.db, room.incident)
    await withdrawRoster(room.world, room.people.officer, room.incident, first?.id ?? '', 'A wrong list.')
    expect(await lettersToTakeOut(await openIncident(room.world, room.incident), mailing)).toHaveLength(10)
    const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail', asNotice: false }
    await recordMailed(room.world, room.incident, officer(), mailing.id, mailed)
    expect(await lettersToTakeOut(await openIncident(room.world, room.incident), mailing)).toEqual([])
  })
})

describe('a mailing', () => {
  test('that two ask for at one moment is made for one of them, and the other is told why not', async () => {
    await room.approve()
    const [one, other] = await Promise.allSettled([begin(), begin()])
    const refused = [one, other].filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([
      { reason: { message: expect.stringContaining('Another mailing of this incident') } },
    ])
    for (const each of [one, other]) if (each.status === 'fulfilled') await each.value.made
    expect(await listMailings(room.world.db, room.incident)).toMatchObject([{ number: 1, print: 10 }])
  })

  test('that counts keeps its letters, whatever is said of its making afterwards', async () => {
    await room.approve()
    const { id } = await room.mail()
    await room.world.stage(failMailingRun(id, 'It was interrupted.'))
    expect(await lettersKept()).toBe(10)
  })

  test('of which every letter was taken back cannot be recorded as mailed', async () => {
    await room.approve()
    const { id } = await room.mail()
    await withdrawMailing(room.world, room.incident, officer(), id, 'A wrong telephone number.')
    const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail', asNotice: true }
    await expect(recordMailed(room.world, room.incident, officer(), id, mailed)).rejects.toThrow('was canceled')
    expect((await theMailing(await openIncident(room.world, room.incident), id)).mailedOn).toBeNull()
  })

  test('is recorded as mailed once, though two record it at one moment', async () => {
    await room.approve()
    const { id } = await room.mail()
    const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail', asNotice: false }
    const record = () => recordMailed(room.world, room.incident, officer(), id, mailed)
    const both = await Promise.allSettled([record(), record()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const entries = await listEntries(room.world.db, room.world.vault, { limit: 50 })
    expect(entries.filter(({ act }) => act === 'mailing_mailed')).toHaveLength(1)
  })
})
