import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '../../../../src/access/users.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { writeLetter } from '../../../../src/actions/letter/letter.ts'
import { signingOf } from '../../../../src/actions/next/signing.ts'
import { completeStep, stepsOf } from '../../../../src/actions/steps/steps.ts'
import { ticksItself } from '../../../../src/breach/playbooks/seen-only.ts'
import { PASSWORD } from '../../../cast/practice.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { type MailRoom, openMailRoom } from '../../../support/mail/mailing.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'

let room: MailRoom

// Late enough that the letter is next, whoever decided what.
beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(
    'MRN,First Name,Last Name,DOB,Address,City,State,ZIP\nH-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110\n',
  )
  const { world, people, incident } = room
  for (const { id } of (await stepsOf(await openIncident(world, incident))).filter(
    (each) => ticksItself(each.id) === null,
  ))
    await completeStep(world, people.officer, { incident, id }, {})
  await writeLetter(world, incident, { by: people.officer }, mailboxWords)
  room.clock.now = '2027-01-10T15:00:00.000Z'
})
afterAll(() => room.close())

async function seenBy(email: string) {
  const cookie = await signInAs(room.world, email)
  const of = async (path: string) => await (await ask(room.world, path, { cookie })).text()
  const next = /<section class="next".*?<\/section>/s.exec(await of(`/incidents/${room.incident}`))?.[0] ?? ''
  const sign = /<h2 id="sign">.*?<\/section>/s.exec(await of('/'))?.[0] ?? ''
  return { next: wordsOn(next), sign: wordsOn(sign) }
}

test('who wrote the letter is told who can approve it, and is not asked to', async () => {
  const { next, sign } = await seenBy('officer@harbor.example')
  expect(next).toContain('A second person must approve the letter, not the author. Ask The admin. See the letter')
  expect(sign).toContain('Nothing waits for you.')
})

test('who can approve it is asked to, here and on the first page', async () => {
  const { next, sign } = await seenBy('admin@harbor.example')
  expect(next).toContain('Read and approve')
  expect(sign).toContain('Letter')
})

test('who may only read is told who can', async () => {
  const { next, sign } = await seenBy('auditor@harbor.example')
  expect(next).toContain('Your role cannot sign it. Ask The admin. See the letter')
  expect(sign).toContain('Nothing waits for you.')
})

test('whose password the author chose within the day is told why not, and is not asked', async () => {
  const { world, people, incident, clock } = room
  clock.now = null
  const hand = { email: 'new@harbor.example', name: 'New Hand', role: 'officer' as const, password: PASSWORD }
  const { id } = await addUser(world, hand, people.officer)
  const opened = await openIncident(world, incident)
  const signing = await signingOf(world, opened.incident, { id, role: 'officer' }, 'letter')
  expect(signing).toEqual({
    mayReader: false,
    why: expect.stringContaining('The officer chose your password within the last 24 hours'),
    others: ['The admin'],
  })
})
