import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailRoom, openMailRoom } from '../../../support/mail/mailing.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110
H-2,Cy,Marsh,1975-06-01,7 Elm St,Denver,CO,9
H-3,Rosa,Field,1945-06-01,PO Box 3,Salem,MA,01970
H-4,Joan,Ash,1955-06-01,,,,
`

let room: MailRoom
let cookie: string

beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  await room.approve()
  cookie = await signInAs(room.world, 'officer@harbor.example')
})
afterAll(() => room.close())

const at = (path: string) => `/incidents/${room.incident}${path}`
const wordsOf = async (path: string) => wordsOn(await (await ask(room.world, at(path), { cookie })).text())
const enter = (person: string, values: Record<string, string>) =>
  ask(room.world, at(`/people/${person}/address`), { cookie, method: 'POST', body: new URLSearchParams(values) })

const CURE = { line1: '7 Elm St', city: 'Denver', state: 'CO', zip: '80202' }

test.each([
  ['00000', 'There is no ZIP code that begins like this one.'],
  ['9', 'The ZIP code does not have five or nine digits.'],
  ['02110', 'The ZIP code belongs to another State.'],
])('the ZIP code %s is refused beside Colorado, at its field', async (zip, sentence) => {
  const answer = await enter('001-0000002', { ...CURE, zip })
  const html = await answer.text()
  expect([answer.status, wordsOn(html)]).toEqual([422, expect.stringContaining(sentence)])
  expect(html).toMatch(/name="zip"[^>]*aria-invalid="true"/)
})

test('before the letters are made, the page says how many go to an address to check, and lists the same', async () => {
  expect(await wordsOf('/mailings')).toContain('1 address to check first')
  expect(await wordsOf('/people?flag=address_doubt')).toContain('address to check 1')
})

test('once the ZIP code is right nothing is to be checked', async () => {
  expect((await enter('001-0000002', CURE)).status).toBe(303)
  expect(await wordsOf('/mailings')).not.toContain('to check first')
})

test('an address learnt later changes no State, and the pages say so where it is seen', async () => {
  const moved = { line1: '1 Oak St', city: 'Austin', state: 'TX', zip: '78701' }
  for (const person of ['001-0000003', '001-0000004']) expect((await enter(person, moved)).status).toBe(303)
  expect(await wordsOf('/people')).toContain('An address entered later changes where the letter goes, not this.')
  expect(await wordsOf('/people/001-0000003')).toContain('The State that counts is the one in the lists')
  expect(await wordsOf('/people/001-0000004')).toContain('The lists name no State for this person')
})
