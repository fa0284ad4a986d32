import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endHold, recordHold } from '../../../src/actions/duties/notices.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { eachLetter, theMailingOrRun, whatBecame } from '../../../src/actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing, resumeMailings } from '../../../src/actions/mailing/make-mailing.ts'
import { recordMailed } from '../../../src/actions/mailing/record-as-mailed.ts'
import { stageMailing } from '../../../src/actions/mailing/stage-mailing.ts'
import { withdrawMailing } from '../../../src/actions/mailing/withdraw-mailing.ts'
import { withdrawEmailConsent } from '../../../src/actions/people/email-consent.ts'
import { Refused } from '../../../src/errors.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listMailingRuns, listMailings, sweepMailings } from '../../../src/storage/mailing/mailings.ts'
import { mailboxWords } from '../../cast/words.ts'
import { type MailRoom, openMailRoom } from '../../support/mail/mailing.ts'
import { madeUpRoster } from '../../support/rosters/made-up.ts'

/** Two who agreed to e-mail. */
const EMAILED = `First Name,Last Name,Address,City,State,ZIP,Email,Email consent
Eva,Mail,9 Elm St,Boston,MA,02110,eva@example.org,yes
Otto,Mail,9 Elm St,Boston,MA,02110,otto@example.org,yes
`

let room: MailRoom

beforeEach(async () => {
  room = await openMailRoom()
  await room.bring(madeUpRoster(30, 7))
})

afterEach(() => room.close())

const stagedLetters = async () =>
  (
    await tables(room.world.db)
      .selectFrom('letters')
      .select(({ fn }) => fn.countAll<number>().as('letters'))
      .executeTakeFirst()
  )?.letters

// As if the process ended once all was staged.
function interruptStaging(): () => void {
  const never = Promise.withResolvers<never>()
  room.world.runMailing = async (job) => {
    await stageMailing(room.world, job)
    return await never.promise
  }
  return () => never.reject(new Refused('The thread is gone.'))
}

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
      { ...mailboxWords, whatYouCanDo: 'Call us.' },
    )
    await expect(begin()).rejects.toThrow('The letter is not approved yet')
  })

  test('waits while a law-enforcement official asks to wait with the letters', async () => {
    const basis = { by: room.people.officer }
    const statement = {
      form: 'written',
      statedOn: '2026-11-20',
      until: '2026-12-20',
      documented: true,
      impedes: true,
    } as const
    await recordHold(room.world, room.incident, basis, { ...statement, official: 'R. Moss', agency: 'FBI' })
    await room.approve()
    await expect(begin()).rejects.toThrow('asked us to delay notice (45 CFR 164.412)')
    await endHold(room.world, room.incident, basis, 0, '2026-11-22')
    await room.approve()
    expect(await room.mail()).toMatchObject({ print: 30 })
  })

  test('that a restart interrupts is made from its beginning, and nobody is in it twice', async () => {
    await room.approve()
    const gone = interruptStaging()
    const { mailing, made } = await begin()
    made.catch(() => {})
    await expect.poll(stagedLetters).toBe(30)
    expect(await listMailings(room.world.db, room.incident)).toEqual([])
    delete room.world.runMailing
    await Promise.all(await resumeMailings(room.world))
    const { mailing: resumed } = await theMailingOrRun(await openIncident(room.world, room.incident), mailing)
    expect(resumed).toMatchObject({ number: 1, print: 30, madeBy: room.people.officer.id })
    expect(await stagedLetters()).toBe(30)
    gone()
  })

  test('that every start interrupts is given up, leaves nothing behind and says so', async () => {
    await room.approve()
    const gone = interruptStaging()
    const { mailing, made } = await begin()
    made.catch(() => {})
    for (let starts = 0; starts < 3; starts += 1) {
      await expect.poll(stagedLetters).toBe(30)
      await resumeMailings(room.world)
    }
    const { run } = await theMailingOrRun(await openIncident(room.world, room.incident), mailing)
    expect([run?.failed, await stagedLetters()]).toEqual([expect.stringContaining('It was interrupted'), 0])
    delete room.world.runMailing
    expect(await room.mail()).toMatchObject({ number: 1, print: 30 })
    gone()
  })

  test('whose staged letters were swept away meanwhile does not count', async () => {
    await room.approve()
    room.world.runMailing = async (job) => {
      const staged = await stageMailing(room.world, job)
      await room.world.stage(sweepMailings())
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
      await room.approve({ ...mailboxWords, whatInformation: 'Your name.' })
      return staged
    }
    const { made } = await begin()
    await expect(made).rejects.toThrow('The letter changed while the mailing was being created')
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
    await expect(begin()).rejects.toThrow('Another mailing of this incident is being created')
    go.resolve()
    await first.made
    expect(await listMailings(room.world.db, room.incident)).toMatchObject([{ number: 1, print: 30 }])
  })
})

describe('who took the consent to e-mail back', () => {
  test('gets paper, also where an e-mail had been queued', async () => {
    await room.approve()
    await room.bring(EMAILED)
    await room.approve()
    const first = await room.mail()
    expect([first.print, first.email]).toEqual([30, 2])
    const eva = await tables(room.world.db)
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
    const rows = await tables(room.world.db)
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

describe('a mailing that is taken back before it went', () => {
  test('leaves everybody due a letter again, on the way it would have gone', async () => {
    await room.bring(EMAILED)
    await room.approve()
    const first = await room.mail()
    await withdrawMailing(room.world, room.incident, { by: room.people.officer }, first.id, 'A wrong telephone number.')
    expect((await whatBecame(room.world, first)).map(({ state, letters }) => [state, letters])).toEqual([
      ['withdrawn', 2],
      ['withdrawn', 30],
    ])
    const second = await room.mail()
    expect([second.print, second.email]).toEqual([30, 2])
  })

  test('needs a reason, and letters that have not gone yet', async () => {
    await room.approve()
    const { id } = await room.mail()
    const by = { by: room.people.officer }
    await expect(withdrawMailing(room.world, room.incident, by, id, ' ')).rejects.toThrow('Say why')
    await recordMailed(room.world, room.incident, by, id, { mailedOn: '2026-11-22', how: 'Mail', asNotice: false })
    await expect(withdrawMailing(room.world, room.incident, by, id, 'Too late.')).rejects.toThrow('already went out')
  })
})

describe('a second letter', () => {
  test('goes to those who have the first one, once there is something to tell', async () => {
    await room.approve()
    await expect(room.mail({ kind: 'supplemental' })).rejects.toThrow('has no text yet')
    await room.mail()
    await room.bring(EMAILED)
    const update = 'We have learnt since that your telephone number was in it, too.'
    await writeLetter(room.world, room.incident, { by: room.people.officer }, { ...mailboxWords, update })
    await approveLetter(room.world, room.incident, { by: room.people.admin })
    const second = await room.mail({ kind: 'supplemental' })
    expect([second.number, second.kind, second.print, second.email]).toEqual([2, 'supplemental', 30, 0])
    const { value } = await eachLetter(room.world, second).next()
    expect(value?.reference).toMatch(/^2026-0001-1-\d+-S$/)
    expect(value?.sent.text).toContain('This is a second letter.')
  })
})
