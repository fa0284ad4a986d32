import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withdrawEmailConsent } from '../../src/actions/email-consent.ts'
import { writeLetter } from '../../src/actions/letter.ts'
import { theMailingOrRun } from '../../src/actions/mailing.ts'
import { USUAL_MAILING } from '../../src/actions/mailing-wish.ts'
import { beginMailing, sweepMailings } from '../../src/actions/make-mailing.ts'
import { stageMailing } from '../../src/actions/stage-mailing.ts'
import { listMailingRuns, listMailings } from '../../src/storage/mailings.ts'
import { madeUpRoster } from '../support/made-up.ts'
import { type MailRoom, openMailRoom, PHISHED_WORDS } from '../support/mailing.ts'

let room: MailRoom

beforeEach(async () => {
  room = await openMailRoom()
  await room.bring(madeUpRoster(30, 7))
})

afterEach(() => room.close())

const stagedLetters = async () =>
  (
    await room.world.db
      .selectFrom('letters')
      .select(({ fn }) => fn.countAll<number>().as('letters'))
      .executeTakeFirst()
  )?.letters

const begin = () => beginMailing(room.world, room.incident, { by: room.people.officer }, USUAL_MAILING)

describe('a mailing', () => {
  test('waits until the letter is written and a second person has approved it', async () => {
    await expect(begin()).rejects.toThrow('The letter is not written yet')
    await expect(room.approve().then(() => room.mail())).resolves.toMatchObject({ print: 30 })
  })

  test('waits for the second person again once a word was changed', async () => {
    await room.approve()
    await writeLetter(
      room.world,
      room.incident,
      { by: room.people.officer },
      { ...PHISHED_WORDS, whatYouCanDo: 'Call us.' },
    )
    await expect(begin()).rejects.toThrow('Nobody has approved the letter yet')
  })

  test('that a restart interrupts leaves nothing behind, and says so', async () => {
    await room.approve()
    const halfWay = Promise.withResolvers<never>()
    room.world.runMailing = async (job) => {
      await stageMailing(room.world, job)
      return await halfWay.promise
    }
    const { mailing, made } = await begin()
    made.catch(() => {})
    await expect.poll(stagedLetters).toBe(30)
    expect(await listMailings(room.world.db, room.incident)).toEqual([])
    await sweepMailings(room.world)
    expect(await stagedLetters()).toBe(0)
    const { run } = await theMailingOrRun(room.world, room.incident, mailing)
    expect(run?.failed).toContain('A restart interrupted it')
    delete room.world.runMailing
    expect(await room.mail()).toMatchObject({ number: 1, print: 30 })
    halfWay.reject(new Error('The thread is gone.'))
  })

  test('whose staged letters were swept away meanwhile does not count', async () => {
    await room.approve()
    room.world.runMailing = async (job) => {
      const staged = await stageMailing(room.world, job)
      await sweepMailings(room.world)
      return staged
    }
    const { made } = await begin()
    await expect(made).rejects.toThrow()
    expect(await listMailings(room.world.db, room.incident)).toEqual([])
  })

  test('of words that were changed while it was made comes to nothing', async () => {
    await room.approve()
    room.world.runMailing = async (job) => {
      const staged = await stageMailing(room.world, job)
      await room.approve({ ...PHISHED_WORDS, whatInformation: 'Your name.' })
      return staged
    }
    const { made } = await begin()
    await expect(made).rejects.toThrow('The letter was changed while its mailing was made')
    expect([await stagedLetters(), await listMailings(room.world.db, room.incident)]).toEqual([0, []])
    const [run] = await listMailingRuns(room.world.db, room.incident)
    expect(run?.failed).toContain('Have it approved again')
  })

  test('waits for one of the same incident that is being made', async () => {
    await room.approve()
    const go = Promise.withResolvers<void>()
    room.world.runMailing = async (job) => {
      await go.promise
      return await stageMailing(room.world, job)
    }
    const first = await begin()
    await expect(begin()).rejects.toThrow('Another mailing of this incident is being made')
    go.resolve()
    await first.made
    expect(await listMailings(room.world.db, room.incident)).toMatchObject([{ number: 1, print: 30 }])
  })
})

describe('who took the consent to e-mail back', () => {
  test('gets paper, also where an e-mail had been queued', async () => {
    await room.approve()
    const header = 'First Name,Last Name,Address,City,State,ZIP,Email,Email consent'
    await room.bring(
      `${header}\nEva,Mail,9 Elm St,Boston,MA,02110,eva@example.org,yes\nOtto,Mail,9 Elm St,Boston,MA,02110,otto@example.org,yes\n`,
    )
    await room.approve()
    const first = await room.mail()
    expect([first.print, first.email]).toEqual([30, 2])
    const eva = await room.world.db
      .selectFrom('letters')
      .selectAll()
      .where('channel', '=', 'email')
      .executeTakeFirstOrThrow()
    await withdrawEmailConsent(room.world, room.people.officer, {
      incident: room.incident,
      person: eva.person,
      way: 'told',
    })
    const second = await room.mail()
    expect([second.print, second.email]).toEqual([1, 0])
    const rows = await room.world.db
      .selectFrom('letters')
      .selectAll()
      .where('person', '=', eva.person)
      .orderBy('printing')
      .execute()
    expect(rows.map(({ channel, state, printing }) => [channel, state, printing])).toEqual([
      ['email', 'withdrawn', 1],
      ['print', 'prepared', 2],
    ])
  })
})
