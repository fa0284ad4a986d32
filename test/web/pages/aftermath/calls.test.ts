import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { peopleInState } from '../../../../src/actions/count/ledger-people.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { pageOfPeople } from '../../../../src/actions/people/people.ts'
import { decoded } from '../../../../src/dev/preview/typed.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { listEntriesOfActs } from '../../../../src/storage/log/entries-of-acts.ts'
import { mailLetters, openMailbox, rosterOf } from '../../../support/mail/mailed.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let incident: string
let letter: string
beforeEach(async () => {
  clinic = await openClinic()
  delete clinic.world.paper
  incident = await openMailbox(clinic.world, clinic.people, `${rosterOf(2)}\n`)
  letter = (await mailLetters(clinic.world, clinic.people.officer, incident))[0] ?? ''
})
afterEach(() => clinic.close())

const write = (values: Record<string, string>, role: 'staff' | 'officer' = 'staff') =>
  clinic.as(role, '/calls', { topic: 'is_it_real', 'asked:list': '', ...values })
const look = async (path: string, role: 'staff' | 'officer' = 'officer') =>
  wordsOn(await (await clinic.as(role, path.replace('~', `/incidents/${incident}`))).text())

test('whoever answers finds the caller’s letter by its reference, with the letter as it was sent one click away', async () => {
  const html = await (await clinic.as('officer', `/calls?letter=${letter}`)).text()
  expect(html).toContain(`/incidents/${incident}/letters/${letter}`)
  expect(wordsOn(html)).toMatch(/Compare, and read nothing aloud.* Ana\w+ Lopez/)
  expect((await clinic.as('officer', `/incidents/${incident}/letters/${letter}`)).status).toBe(200)
})

test('the front desk sees no name and no letter', async () => {
  const html = await (await clinic.as('staff', `/calls?letter=${letter}`)).text()
  expect(html).not.toContain(`/letters/${letter}`)
  expect(wordsOn(html)).not.toContain('Lopez')
})

test('a reference that was misheard is mended in the field', async () => {
  await expectRefusal(await clinic.as('staff', '/calls?letter=2026-0009-1'), 422, /No letter has this reference/)
})

test('a call is kept with what was said, counted by day and topic, and told in the log by its topic alone', async () => {
  const said = { caller: 'Ana’s mother', phone: '617-555-0101', answered: 'Told her whom to ask for' }
  const answer = await write({ letter, ...said })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, `/calls?written=${incident}`])
  await write({ incident, topic: 'complaint' })

  const words = await look('~/calls')
  for (const text of [...Object.values(said), letter, '2 calls', 'Whether the letter is real: 1', 'Complaint: 1'])
    expect(words).toContain(text)
  expect(await look('/calls', 'staff')).toContain('2 calls')
  expect(await look('~/timeline')).not.toContain('mother')
  const rows = await tables(clinic.world.db).selectFrom('calls').selectAll().execute()
  expect(JSON.stringify(rows.map(({ sealed: _, ...row }) => row))).not.toMatch(/mother|617-555/)
  expect(Buffer.concat(rows.map(({ sealed }) => sealed)).toString('latin1')).not.toMatch(/mother|617-555/)
})

test('what a caller asks for stays open until somebody did it', async () => {
  await write({ letter, 'asked:list': ',other_language,call_back' })
  const html = await (await clinic.as('officer', `/incidents/${incident}/calls`)).text()
  const path = /action="([^"]+\/follow-ups)"/.exec(html)?.[1] ?? ''
  expect((await clinic.as('officer', path, { what: 'call_back' })).status).toBe(303)
  const words = await look('~/calls')
  expect(words).toContain('Call back: done')
  expect(words).not.toContain('Send the notice in another language: done')
  await expectRefusal(await clinic.as('officer', path, { what: 'call_back' }), 409, /already marked as done/)
})

test('who wants no e-mail any more gets none from the moment of the call', async () => {
  await write({ letter, 'asked:list': ',withdraws_email' })
  const rows = await tables(clinic.world.db).selectFrom('emailWithdrawals').selectAll().execute()
  expect(rows).toMatchObject([{ incident }])
  expect(await look('~/calls')).toContain('Stop e-mail: done')
})

test('an address that a caller gives the front desk waits for an officer', async () => {
  const given = { 'newAddress.line1': '77 Beacon St', 'newAddress.city': 'Boston', 'newAddress.state': 'MA' }
  expect((await write({ letter, 'asked:list': ',corrected_address', ...given })).status).toBe(303)
  expect(
    await tables(clinic.world.db).selectFrom('proposedAddresses').select(['number', 'source', 'used']).execute(),
  ).toEqual([{ number: 1, source: 'call', used: null }])
  await expectRefusal(await write({ incident, ...given }), 422, /Enter the reference on the letter/)
})

test('a call that is still to come is refused', async () => {
  await expectRefusal(await write({ incident, calledLocal: '2026-12-24T10:00' }), 422, /is in the future/)
})

const find = async (asked: Record<string, string>) =>
  await (await clinic.as('officer', '/calls/caller', { ...(await ana()), ...asked })).text()
const ana = async () => {
  const { items } = await pageOfPeople(await openIncident(clinic.world, incident), { limit: 1 })
  const { givenName = '', familyName = '', birthDate = '' } = items[0]?.person ?? {}
  return { givenName, familyName, birthDate }
}
const namedIn = (html: string) => decoded(/name="of" value="([^"]+)"/.exec(html)?.[1] ?? '')
const rowsOf = (table: 'calls' | 'mailings' | 'toldByTelephone' | 'correctedAddresses' | 'emailWithdrawals') =>
  tables(clinic.world.db).selectFrom(table).selectAll().execute()

describe('the desk of whoever answers the line', () => {
  test('confirms nothing in English or Spanish before it is known who calls', async () => {
    for (const role of ['staff', 'officer'] as const) {
      const words = await look('/calls', role)
      expect(words).toMatch(/Confirm nothing until you know who is calling/)
      expect(words).toMatch(/I can’t say anything about anybody/)
      expect(words).toMatch(/No puedo decir nada de nadie/)
      expect(words).not.toMatch(/What Happened/)
    }
  })

  test('finds the caller by name and birth date, and says what happened only once the answers were compared', async () => {
    const found = await find({})
    expect(wordsOn(found)).toMatch(/Compare, and read nothing aloud/)
    expect(wordsOn(found)).not.toContain(SAID)
    const talk = await find({ of: namedIn(found) })
    expect(wordsOn(talk)).toContain('What Happened')
    expect(wordsOn(talk)).toContain(SAID)
    expect(wordsOn(await find({ familyName: 'Nobody' }))).toMatch(/No incident has this person/)
  })

  test('prints the letter again to the address that the caller gives, and stops e-mail, in one move', async () => {
    const given = { 'newAddress.line1': '77 Beacon St', 'newAddress.city': 'Boston', 'newAddress.state': 'MA' }
    const answer = await write(
      { letter, ...given, 'reissue:flag': 'true', 'asked:list': ',withdraws_email' },
      'officer',
    )
    expect(answer.headers.get('Location')).toMatch(new RegExp(`^/calls\\?written=${incident}&mailing=\\w+$`))
    const [, again] = await rowsOf('mailings')
    expect(again).toMatchObject({ incident, print: 1, email: 0 })
    expect(await rowsOf('correctedAddresses')).toHaveLength(1)
    expect(await rowsOf('emailWithdrawals')).toHaveLength(1)
    const html = await (await clinic.as('officer', `/incidents/${incident}/letters/${letter}-R2/letter.html`)).text()
    expect(wordsOn(html)).toContain('77 BEACON ST')
  })

  test('records a caller as told by telephone whom no letter reaches, with what was said, and nobody else', async () => {
    const other = await openMailbox(clinic.world, clinic.people, `${rosterOf(3, 1)}\n`)
    const { items } = await peopleInState(await openIncident(clinic.world, other), 'not_reached', { limit: 9 })
    const of = `${other}/${items[0]?.known.id}`
    await expectRefusal(await write({ of, 'told:flag': 'true' }, 'officer'), 422, /Write down what was said/)
    await expectRefusal(await write({ of: `${other}/${await reached(other)}`, ...TOLD }, 'officer'), 422, /in writing/)
    expect([await rowsOf('calls'), await rowsOf('toldByTelephone')]).toEqual([[], []])
    expect((await write({ of, ...TOLD }, 'officer')).status).toBe(303)
    expect(await rowsOf('toldByTelephone')).toMatchObject([{ incident: other, told: 1 }])
    expect(await rowsOf('calls')).toMatchObject([{ incident: other, person: items[0]?.known.id, reference: null }])
    const entries = await listEntriesOfActs(clinic.world.db, other, ['call_recorded', 'telephone_notice_recorded'])
    expect(entries).toMatchObject([
      { act: 'call_recorded', facts: { person: items[0]?.known.id, toldOn: '2026-11-22' } },
    ])
    expect(await look(`/incidents/${other}/timeline`)).toContain('recorded a call, and told the caller of the breach')
  })

  test('keeps the name of a caller without a letter from whoever may not read about patients', async () => {
    const { items } = await pageOfPeople(await openIncident(clinic.world, incident), { limit: 1 })
    for (const person of [items[0]?.id ?? '', '001-0000999'])
      expect((await write({ of: `${incident}/${person}` }, 'staff')).status).toBe(403)
    expect(await rowsOf('calls')).toEqual([])
  })

  test('saves nothing of a call of which one part is refused', async () => {
    const nowhere = { 'newAddress.line1': '77 Beacon St' }
    await expectRefusal(await write({ letter, ...nowhere, 'reissue:flag': 'true' }, 'officer'), 422, /City/)
    expect([await rowsOf('calls'), await rowsOf('correctedAddresses')]).toEqual([[], []])
    expect(await rowsOf('mailings')).toHaveLength(1)
  })

  test('leaves what an officer decides to an officer', async () => {
    for (const act of ['reissue:flag', 'told:flag'])
      expect((await write({ letter, [act]: 'true', answered: 'All of it' }, 'staff')).status).toBe(403)
    expect(await rowsOf('calls')).toEqual([])
  })
})

const SAID = 'Somebody sent our front desk an e-mail'
const TOLD = { 'told:flag': 'true', answered: 'Read the whole script to her.' }
const reached = async (id: string) =>
  (await peopleInState(await openIncident(clinic.world, id), 'to_be_told', { limit: 1 })).items[0]?.known.id
