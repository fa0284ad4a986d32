import { afterEach, beforeEach, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
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
  expect(wordsOn(html)).toMatch(/About Ana\w+ Lopez/)
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
