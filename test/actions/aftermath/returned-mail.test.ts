import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { theLetter } from '../../../src/actions/aftermath/letter-typed.ts'
import { confirmAddress, proposalsOf, refuseAddress } from '../../../src/actions/aftermath/proposed-address.ts'
import { recordReturned, undoReturned } from '../../../src/actions/aftermath/returned-mail.ts'
import { lettersToMailAgain, pageOfUndeliverable } from '../../../src/actions/aftermath/undeliverable.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { dutiesOf } from '../../../src/actions/duties/duties.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { draftLetterFor, letterStock, stoppedLetters } from '../../../src/actions/letter/draft-print.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { pageOfPeople, thePerson } from '../../../src/actions/people/people.ts'
import { tables } from '../../../src/storage/core/database.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { mailLetters, makeLetters, openMailbox, rosterOf } from '../../support/mail/mailed.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const elsewhere = { line1: '77 Beacon St', city: 'Boston', state: 'MA', zip: '02108' }

let book: TestWorld
let people: Record<Role, Principal>
beforeEach(async () => {
  book = await openTestWorld('2026-11-22T15:00:00.000Z')
  // Nothing is set on paper here: that takes longest.
  delete book.world.paper
  people = await settle(book.world)
})
afterEach(() => book.close())

async function mailed(count: number, withoutStreet = 0) {
  const incident = await openMailbox(book.world, people, rosterOf(count, withoutStreet))
  return { incident, letters: await mailLetters(book.world, people.officer, incident) }
}

const back = (reference = '', more: object = {}, by: 'staff' | 'officer' = 'officer') =>
  recordReturned(book.world, people[by], { reference, reason: 'moved', ...more })

async function unreachable(incident: string): Promise<number | undefined> {
  return (await headcountOf(await openIncident(book.world, incident)))?.unreachable
}

async function substitute(incident: string) {
  const { answer } = await dutiesOf(await openIncident(book.world, incident))
  return answer.duties.find(({ id }) => id === 'hipaa.substitute')?.form ?? null
}

describe('a letter that the post returns', () => {
  test('makes its reader unreachable, until another one is mailed to the new address', async () => {
    const { incident, letters } = await mailed(3)
    const [letter = ''] = letters
    await back(letter)
    expect(await unreachable(incident)).toBe(1)

    await back(letter, { newAddress: elsewhere })
    expect(await unreachable(incident), 'knowing where is not yet having told').toBe(1)
    expect(await lettersToMailAgain(await openIncident(book.world, incident))).toEqual([letter])
    await makeLetters(book.world, people.officer, incident, [letter])
    expect(await unreachable(incident), 'a letter that lies here tells nobody').toBe(1)
    expect(await lettersToMailAgain(await openIncident(book.world, incident)), 'it is on its way').toEqual([])
  })

  test('counts once, however often it is scanned, in whatever letters', async () => {
    const { incident, letters } = await mailed(3)
    const first = await back(letters[0])
    const second = await back(` ${letters[0]?.replaceAll('-', '\u2013')} `)
    expect([first.again, second.again, second.markedAt]).toEqual([false, true, first.markedAt])
    expect(await unreachable(incident)).toBe(1)
  })

  test('that two people scan at once is entered once', async () => {
    const { incident, letters } = await mailed(3)
    const both = await Promise.all([back(letters[0]), back(letters[0])])
    expect(both.map(({ again }) => again).sort()).toEqual([false, true])
    const rows = await tables(book.world.db).selectFrom('log').select('body').where('incident', '=', incident).execute()
    expect(rows.filter(({ body }) => body.includes('"letter_returned"'))).toHaveLength(1)
  })

  test('and was marked by mistake is mailed again, with a reason', async () => {
    const { incident, letters } = await mailed(3)
    await back(letters[0])
    await undoReturned(book.world, people.officer, letters[0] ?? '', 'Scanned the wrong stack')
    expect(await unreachable(incident)).toBe(0)
    await expect(undoReturned(book.world, people.officer, letters[0] ?? '', 'Again')).rejects.toThrow(
      'not marked as returned',
    )
  })

  test('and was never recorded as mailed cannot have come back', async () => {
    const incident = await openMailbox(book.world, people, rosterOf(1))
    await makeLetters(book.world, people.officer, incident)
    await expect(back('2026-0001-1-1', { newAddress: elsewhere })).rejects.toThrow(
      'never went out: it was not recorded as mailed. Check the reference, or record the mailing first.',
    )
    expect((await theLetter(book.world, '2026-0001-1-1')).state).toBe('prepared')
  })

  test('with a reference that no letter bears is refused with a sentence', async () => {
    await mailed(1)
    await expect(back('2026-0001-9-9')).rejects.toThrow('No letter has this reference')
  })

  test('is told in the log by its reference and the reason, and never with the address', async () => {
    const { letters } = await mailed(2)
    await back(letters[0], { newAddress: elsewhere, words: 'RETURN TO SENDER 77 BEACON ST' })
    const rows = await tables(book.world.db).selectFrom('log').select('body').orderBy('seq', 'desc').limit(1).execute()
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({
      act: 'letter_returned',
      subject: `letter/${letters[0]}`,
      facts: { letter: letters[0], reason: 'moved', address: 1 },
    })
    expect(rows[0]?.body).not.toMatch(/beacon/i)
  })
})

describe('an address that staff wrote down', () => {
  const proposed = async () => {
    const { incident, letters } = await mailed(3)
    const marked = await back(letters[0], { newAddress: elsewhere }, 'staff')
    const opened = () => openIncident(book.world, incident)
    const which = { incident, person: marked.letter.person, number: 1 }
    const lineNow = async () => (await thePerson(await opened(), which.person)).person.address.line1
    return { incident, marked, opened, which, lineNow, letters }
  }

  test('is a proposal, and no letter goes there until an officer confirms it', async () => {
    const { marked, opened, which, lineNow, letters } = await proposed()
    expect(marked).toMatchObject({ corrected: false, proposed: true })
    const before = await lineNow()
    expect(await lettersToMailAgain(await opened())).toEqual([])
    expect(await proposalsOf(await opened())).toMatchObject([{ address: elsewhere, source: 'returned_letter' }])
    await confirmAddress(book.world, people.officer, which)
    expect([before === elsewhere.line1, await lineNow()]).toEqual([false, elsewhere.line1])
    expect(await proposalsOf(await opened())).toEqual([])
    expect(await lettersToMailAgain(await opened())).toEqual([letters[0]])
  })

  test('is not used where an officer says so, with a reason, and is decided once', async () => {
    const { opened, which, lineNow } = await proposed()
    await refuseAddress(book.world, people.officer, which, 'It is her brother’s.')
    expect(await lineNow()).not.toBe(elsewhere.line1)
    expect(await proposalsOf(await opened())).toEqual([])
    await expect(confirmAddress(book.world, people.officer, which)).rejects.toThrow('decided before')
    await expect(refuseAddress(book.world, people.officer, { ...which, number: 9 }, 'x')).rejects.toThrow('no such')
  })

  test('is decided by one of two officers who decide at the same moment', async () => {
    const { which, lineNow } = await proposed()
    const both = await Promise.allSettled([
      refuseAddress(book.world, people.officer, which, 'It is her brother’s.'),
      confirmAddress(book.world, people.admin, which),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await lineNow()).not.toBe(both[1].status === 'rejected' ? elsewhere.line1 : '')
  })

  test('is named in the log by its number, and never written there', async () => {
    await proposed()
    const rows = await tables(book.world.db).selectFrom('log').select('body').orderBy('seq', 'desc').limit(1).execute()
    expect(JSON.parse(rows[0]?.body ?? '')).toMatchObject({ act: 'letter_returned', facts: { proposed: 1 } })
    expect(rows[0]?.body).not.toMatch(/beacon/i)
  })
})

describe('substitute notice', () => {
  test('is of the simple form for 9, of the public form for 10, and of the simple form again once one was reached', async () => {
    const { incident, letters } = await mailed(14)
    for (const letter of letters.slice(0, 9)) await back(letter)
    expect([await unreachable(incident), await substitute(incident)]).toEqual([9, 'under_10'])

    await back(letters[9], { newAddress: elsewhere })
    expect([await unreachable(incident), await substitute(incident)]).toEqual([10, '10_or_more'])

    book.clock.now = '2026-11-24T15:00:00.000Z'
    const [again] = await mailLetters(
      book.world,
      people.officer,
      incident,
      await lettersToMailAgain(await openIncident(book.world, incident)),
    )
    expect([await unreachable(incident), await substitute(incident)]).toEqual([9, 'under_10'])

    await back(again)
    expect([await unreachable(incident), await substitute(incident)], 'it came back too').toEqual([10, '10_or_more'])
    expect(await lettersToMailAgain(await openIncident(book.world, incident)), 'nobody knows another address').toEqual(
      [],
    )
  })

  test('counts those without an address with those whose letter came back', async () => {
    const { incident, letters } = await mailed(6, 2)
    await back(letters[0])
    expect(await unreachable(incident)).toBe(3)
    const { items } = await pageOfUndeliverable(await openIncident(book.world, incident), { limit: 10 })
    expect(items.map(({ because }) => because).sort()).toEqual(['no_address', 'no_address', 'returned'])
  })

  test('is not owed to the next of kin of somebody who died', async () => {
    const csv =
      'First,Last,DOB,Address,City,State,ZIP,Deceased\nAna,Lopez,1950-01-01,1 Elm St,Boston,MA,02110,yes\nBo,Li,1960-01-01,2 Elm St,Boston,MA,02110,no'
    const incident = await openMailbox(book.world, people, csv)
    for (const letter of await mailLetters(book.world, people.officer, incident)) await back(letter)
    expect(await headcountOf(await openIncident(book.world, incident))).toMatchObject({
      unreachable: 1,
      nextOfKinUnreachable: 1,
    })
  })
})

describe('an address learnt after the import', () => {
  test('is where the letter goes, and takes somebody without one off the list', async () => {
    const incident = await openMailbox(book.world, people, rosterOf(3, 1))
    const [lost] = (await pageOfUndeliverable(await openIncident(book.world, incident), { limit: 10 })).items
    expect([await unreachable(incident), lost?.next]).toEqual([1, 'find_address'])

    await correctAddress(book.world, people.officer, { incident, person: lost?.id ?? '' }, elsewhere)
    expect(await unreachable(incident)).toBe(0)
    expect((await pageOfUndeliverable(await openIncident(book.world, incident), { limit: 10 })).items).toEqual([])
    const { text } = await draftLetterFor(await openIncident(book.world, incident), lost?.id ?? '')
    expect(text).toContain('77 BEACON ST')
    const stock = await letterStock(await openIncident(book.world, incident))
    expect(stock).toMatchObject({ ready: 3, stopped: 0 })
    expect(await stoppedLetters(await openIncident(book.world, incident), 10)).toEqual([])
  })

  test('keeps the one before it, and the newest holds', async () => {
    const incident = await openMailbox(book.world, people, rosterOf(2))
    const [known] = (await pageOfPeople(await openIncident(book.world, incident), { limit: 1 })).items
    const person = known?.id ?? ''
    for (const line1 of ['1 First St', '2 Second St'])
      await correctAddress(book.world, people.officer, { incident, person }, { ...elsewhere, line1 })
    expect((await thePerson(await openIncident(book.world, incident), person)).person.address.line1).toBe('2 Second St')
    const rows = await tables(book.world.db).selectFrom('correctedAddresses').selectAll().execute()
    expect(rows.map(({ number }) => number)).toEqual([1, 2])
    expect(Buffer.concat(rows.map(({ sealed }) => sealed)).toString('latin1')).not.toContain('First')
  })

  test('to which no letter could go is refused', async () => {
    const incident = await openMailbox(book.world, people, rosterOf(2))
    const person = (await pageOfPeople(await openIncident(book.world, incident), { limit: 1 })).items[0]?.id ?? ''
    await expect(
      correctAddress(
        book.world,
        people.officer,
        { incident, person },
        { line1: 'unknown', city: 'Boston', state: 'MA' },
      ),
    ).rejects.toThrow('No letter can be sent there')
  })
})

test('a page of those not reached goes on where the one before it ended, and names nobody twice', async () => {
  const { incident, letters } = await mailed(9, 4)
  for (const letter of letters.slice(0, 3)) await back(letter)
  const seen: string[] = []
  for (let after: string | undefined; ; ) {
    const { items, next } = await pageOfUndeliverable(await openIncident(book.world, incident), { after, limit: 2 })
    seen.push(...items.map(({ id }) => id))
    if (next === null) break
    after = next
  }
  expect(seen).toEqual([...new Set(seen)].sort())
  expect(seen).toHaveLength(7)
})
