import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeIncident } from '../../../../src/actions/next/close-incident.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { mailLetters, openMailbox, rosterOf } from '../../../support/mail/mailed.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

let clinic: Clinic
let incident: string
let letters: string[]
beforeEach(async () => {
  clinic = await openClinic()
  // Nothing is set on paper here: that takes longest.
  delete clinic.world.paper
  incident = await openMailbox(clinic.world, clinic.people, rosterOf(14))
  letters = await mailLetters(clinic.world, clinic.people.officer, incident)
})
afterEach(() => clinic.close())

const elsewhere = {
  'newAddress.line1': '77 Beacon St',
  'newAddress.city': 'Boston',
  'newAddress.state': 'MA',
  'newAddress.zip': '02108',
}

const scan = (reference: string, more: Record<string, string> = {}, role: Role = 'staff') =>
  clinic.as(role, '/returned', { reference, reason: 'not_known', words: '', ...more })

/** Follows where the form leads, as a browser does. */
async function scanned(reference: string, more: Record<string, string> = {}, role: Role = 'staff'): Promise<string> {
  const answer = await scan(reference, more, role)
  expect(answer.status).toBe(303)
  return await (await clinic.as(role, answer.headers.get('Location') ?? '')).text()
}

const look = async (path: string, role: Role = 'officer') =>
  wordsOn(await (await clinic.as(role, path.replace('~', `/incidents/${incident}`))).text())

async function closeAsItIs(): Promise<void> {
  const { world, people } = clinic
  const { missing } = (await (await clinic.as('officer', `/api/incidents/${incident}/progress`)).json()) as Progress
  const gaps = Object.fromEntries(missing.map(({ id }) => [id, 'It cannot be had anymore.']))
  await closeIncident(world, incident, { by: people.officer }, { how: 'finished', gaps })
}

type Progress = { missing: { id: string }[] }

describe('a stack of envelopes', () => {
  test('is worked with the scanner alone: the field is empty and first again, and the reason stays', async () => {
    const html = await scanned(letters[0] ?? '')
    expect(wordsOn(html)).toContain('Marked as returned.')
    expect(typedIn(html)).toMatchObject({ reason: 'not_known' })
    expect(html).toMatch(/<input id="reference" name="reference" type="text" value=""[^>]* autofocus/)
    expect(html.match(/ autofocus/g)).toHaveLength(1)
  })

  test('of an incident that is open asks nobody to open it again, though one more is to be told', async () => {
    const words = wordsOn(await scanned(letters[0] ?? '', {}, 'officer'))
    expect(words).toContain('1 person in this incident can’t be reached by mail')
    expect(words).not.toMatch(/is closed|Reopen it/)
    expect(wordsOn(await (await clinic.as('officer', '/')).text())).not.toContain('came back after')
  })

  test('of an incident that is closed says who no longer counts as told, and leads to opening it again', async () => {
    await closeAsItIs()
    const html = await scanned(letters[0] ?? '', {}, 'officer')
    expect(wordsOn(html)).toMatch(/2026-\d{4} is closed, and 1 person no longer counts as told\. Reopen it/)
    expect(html).toContain(`href="/incidents/${incident}/close#reopen-reason"`)
    expect(wordsOn(await scanned(letters[1] ?? ''))).toContain('Tell the privacy officer, who can reopen it.')
    const today = await (await clinic.as('officer', '/')).text()
    expect(wordsOn(today)).toContain(`Mail for 2 people came back after ${incident} was closed. Reopen it`)
    expect(today).toContain(`href="/incidents/${incident}/close#reopen-reason"`)
    // A browser opens the drawer of what a link leads to.
    expect(await (await clinic.as('officer', `/incidents/${incident}/close`)).text()).toContain('id="reopen-reason"')
    expect(wordsOn(await (await clinic.as('staff', '/')).text())).not.toContain('came back after')
  })

  test('with the same envelope twice says so and does nothing', async () => {
    await scanned(letters[0] ?? '')
    const before = await entriesIn(clinic)
    expect(wordsOn(await scanned(letters[0]?.toLowerCase() ?? ''))).toContain('Already scanned. Not counted twice.')
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('with a reference that was misread is mended where it was typed', async () => {
    const html = await expectRefusal(await scan('2026-0001-8'), 422, /No letter has this reference/)
    expect(typedIn(html)).toMatchObject({ reference: '2026-0001-8', reason: 'not_known' })
  })

  test.each([
    ['looked up', () => clinic.as('staff', '/returned?letter=2026-0001-8&reason=moved')],
    ['with a new address', () => scan('2026-0001-8', elsewhere)],
    ['undone', () => clinic.as('officer', '/returned/withdrawal', { reference: '2026-0001-8', reason: 'Misread.' })],
    ['undone without a reason', () => clinic.as('officer', '/returned/withdrawal', { reference: '2026-0001-8' })],
  ])('with a reference that no letter has, %s, leads back to the field, with a sentence', async (_, ask) => {
    const html = await expectRefusal(await ask(), 422, /Reference on the letter: No letter has this reference/)
    expect(html).toContain('<a href="#reference">')
    expect(typedIn(html)).toMatchObject({ reference: '2026-0001-8' })
  })

  test('marked by mistake is undone only with a reason, asked for in its own field', async () => {
    const [reference = ''] = letters
    await scanned(reference)
    const answer = await clinic.as('officer', '/returned/withdrawal', { reference, reason: '' })
    const html = await expectRefusal(answer, 422, /Why: Enter why you are undoing this/)
    expect(html).toContain('<a href="#undo-reason">')
    expect(html).not.toContain('id="reason-error"')
  })

  test('shows the front desk the reference, and the name only to those who may read about patients', async () => {
    expect(wordsOn(await scanned(letters[0] ?? ''))).not.toMatch(/Lopez/)
    expect(wordsOn(await scanned(letters[1] ?? '', {}, 'officer'))).toMatch(/To Ana\w+ Lopez/)
  })

  test('may bring a new address, which the next letter then goes to', async () => {
    await scanned(letters[0] ?? '')
    expect(wordsOn(await scanned(letters[0] ?? '', elsewhere, 'officer'))).toContain('The new address is saved.')
    const words = await look('~/unreached')
    expect(words).toContain('1 letter came back from people whose address is now known')
    expect(words).toContain('Ready to mail again')
  })

  test('may bring one that staff wrote down: letters go there when an officer has confirmed it on the page', async () => {
    expect(wordsOn(await scanned(letters[0] ?? '', elsewhere))).toContain('An officer must confirm the new address')
    expect(await look(`/incidents/${incident}`)).toContain('1 new address from calls and returned letters waits')
    const html = await (await clinic.as('officer', `/incidents/${incident}/unreached`)).text()
    expect(wordsOn(html)).toContain('Proposed 77 Beacon St, Boston MA 02108')
    const [, path = ''] = /action="([^"]*)\/confirmation"/.exec(html) ?? []
    const refused = await clinic.as('officer', `${path}/refusal`, { reason: '' })
    const again = await expectRefusal(refused, 422, /Why: Enter why this address is not used/)
    expect(again).toContain('<details class="drawer" open>')
    expect((await clinic.as('staff', `${path}/confirmation`, {})).status).toBe(403)
    expect((await clinic.as('officer', `${path}/confirmation`, {})).status).toBe(303)
    expect(await look('~/unreached')).toContain('Ready to mail again')
    expect(await look('~/unreached')).not.toContain('Addresses to confirm')
  })

  test('with half an address is refused beside the field that lacks it', async () => {
    await scanned(letters[0] ?? '')
    const html = await expectRefusal(
      await scan(letters[0] ?? '', { ...elsewhere, 'newAddress.line1': '' }),
      422,
      /street line/,
    )
    expect(typedIn(html)['newAddress.city']).toBe('Boston')
  })
})

test('nine letters back are the simple form of substitute notice, the tenth the public one, and one mailed again the simple one', async () => {
  for (const letter of letters.slice(0, 9)) await scanned(letter)
  expect(await look('~/duties')).toMatch(/fewer than 10: another written form, telephone or other means/)
  expect(await look('~/unreached')).toContain('9 people')

  const words = wordsOn(await scanned(letters[9] ?? '', elsewhere, 'officer'))
  expect(words).toMatch(/10 people in this incident can’t be reached by mail/)
  expect(words).toMatch(/10 or more: web page or media, and a toll-free number/)
  expect(await look('~/duties')).toMatch(/10 or more: web page or media, and a toll-free number/)

  await mailLetters(clinic.world, clinic.people.officer, incident, [letters[9] ?? ''])
  expect(await look('~/duties')).toMatch(/fewer than 10: another written form, telephone or other means/)
  expect(await look('~/unreached')).toContain('9 people')
})

test('a mark is taken off by an officer, with a reason, and not by the front desk', async () => {
  await scanned(letters[0] ?? '')
  const withdrawal = { reference: letters[0] ?? '', reason: 'It was another stack' }
  expect((await clinic.as('staff', '/returned/withdrawal', withdrawal)).status).toBe(403)
  await expectRefusal(
    await clinic.as('officer', '/returned/withdrawal', { ...withdrawal, reason: '' }),
    422,
    /Enter why/,
  )
  const answer = await clinic.as('officer', '/returned/withdrawal', withdrawal)
  expect(await look(answer.headers.get('Location') ?? '')).toContain('The letter counts as before')
  expect(await look('~/unreached')).toContain('0 people')
})

test('a corrected address is entered on the page of those not reached, and refused where no letter could go', async () => {
  await scanned(letters[0] ?? '')
  const [person = ''] =
    /people\/([\w-]+)\/address/
      .exec(await (await clinic.as('officer', `/incidents/${incident}/unreached`)).text())
      ?.slice(1) ?? []
  const path = `/incidents/${incident}/people/${person}/address`
  await expectRefusal(
    await clinic.as('officer', path, { line1: 'unknown', city: 'Boston' }),
    422,
    /No letter can be sent there/,
  )
  expect((await clinic.as('officer', path, { line1: '77 Beacon St', city: 'Boston', state: 'MA' })).status).toBe(303)
  expect(await look('~/unreached')).toContain('Ready to mail again')
  expect(await look('~/timeline'), 'the log tells of whom, never where').not.toContain('Beacon')
})

test('whoever asked for confidential mail is asked where it may go, and no address is looked up', async () => {
  const head = 'MRN,First Name,Last Name,Address,City,State,ZIP,Notes\n'
  const rows = 'H-1,Lou,Hart,1 Known St,Salem,MA,01970,CONFIDENTIAL: do not mail\nH-2,Amy,Stone,,,,,\n'
  incident = await openMailbox(clinic.world, clinic.people, head + rows)
  const words = await look('~/unreached')
  expect(words).toContain(
    'Lou Hart asked for confidential mail, and there is no address for it Ask where the letter may go',
  )
  expect(words).toContain('Amy Stone no usable address Find an address')
  expect(words).not.toContain('1 Known St')
  const page = await (await clinic.as('officer', `/incidents/${incident}/unreached`)).text()
  const [lou, amy] = [...page.matchAll(/people\/([\d-]+)\/address/g)].map(([, person]) => person)
  expect(await look(`~/people/${lou}/address`)).toContain('Enter only an address that Lou Hart named for it')
  expect(await look(`~/people/${amy}/address`)).not.toContain('named for it')
})
