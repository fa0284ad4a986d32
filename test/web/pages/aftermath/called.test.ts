import { afterEach, beforeEach, expect, test } from 'vitest'
import { recordReturned } from '../../../../src/actions/aftermath/returned-mail.ts'
import { peopleInState } from '../../../../src/actions/count/ledger-people.ts'
import { dutiesOf } from '../../../../src/actions/duties/duties.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { mailLetters, openMailbox, rosterOf } from '../../../support/mail/mailed.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
let incident: string
beforeEach(async () => {
  clinic = await openClinic()
  // Nothing is set on paper here: that takes longest.
  delete clinic.world.paper
})
afterEach(() => clinic.close())

async function mailedBut(unreachable: number): Promise<string[]> {
  const { world, people } = clinic
  incident = await openMailbox(world, people, `${rosterOf(14, unreachable)}\n`)
  await mailLetters(world, people.officer, incident)
  const { items } = await peopleInState(await openIncident(world, incident), 'not_reached', { limit: 50 })
  return items.map(({ known }) => known.id)
}

const htmlOf = async (path: string) => (await clinic.as('officer', `/incidents/${incident}${path}`)).text()
const look = async (path: string) => wordsOn(await htmlOf(path))
const callOf = (person: string) => `/incidents/${incident}/people/${person}/notice`
const call = (person: string) =>
  clinic.as('officer', callOf(person), { toldOn: '2026-11-21', spokenBy: 'Dana', said: 'All that the letter says.' })
const substitute = async () => {
  const { answer, situation } = await dutiesOf(await openIncident(clinic.world, incident))
  const duty = answer.duties.find(({ id }) => id === 'hipaa.substitute')
  return { status: duty?.status, on: situation.done['hipaa.substitute'] }
}

test('who is told by telephone is reached, and the last call meets the duty to those whom no letter reaches', async () => {
  const [one = '', other = ''] = await mailedBut(2)
  const before = await htmlOf('/unreached')
  expect(wordsOn(before)).toContain('2 people can’t be reached by mail.')
  expect(before).toContain(`href="${callOf(one)}#calls"`)

  expect((await call(one)).status).toBe(303)
  expect(await look('/unreached')).toContain(
    '1 person can’t be reached by mail. 1 person without a usable address was told by telephone',
  )
  expect(await substitute()).toEqual({ status: 'open', on: undefined })
  expect(await look('/close')).toContain('Reach 1 person another way')

  expect((await call(other)).status).toBe(303)
  expect(await substitute()).toEqual({ status: 'done', on: '2026-11-21' })
  const words = await look('/unreached')
  expect(words).toContain('Nobody is left to reach. 2 people without a usable address were told by telephone')
  expect(words).not.toContain('Record a call')
  expect(await look('/close')).not.toContain('another way')
  const row = /<tr id="hipaa.substitute".*?<\/tr>/s.exec(await htmlOf('/duties'))?.[0] ?? ''
  expect(wordsOn(row)).toMatch(/Nov 21.* told .*calls/)
  expect(row).toContain(`/incidents/${incident}/ledger?state=telephone#list`)
})

test('a call that is undone leaves its person to be reached again', async () => {
  const [one = ''] = await mailedBut(1)
  await call(one)
  await clinic.as('officer', `${callOf(one)}/withdrawal`, { reason: 'It was her mother.' })
  expect(await substitute()).toEqual({ status: 'open', on: undefined })
  expect(await look('/unreached')).toContain('1 person can’t be reached by mail.')
})

test('no call is offered to the family of somebody who died: the law asks for none', async () => {
  const [header = '', ...rows] = rosterOf(3, 2).split('\n')
  const csv = [`${header},Deceased`, `${rows[0]},yes`, ...rows.slice(1).map((row) => `${row},`)].join('\n')
  const { world, people } = clinic
  incident = await openMailbox(world, people, `${csv}\n`)
  const html = await htmlOf('/unreached')
  expect(html.match(/Enter an address/g)).toHaveLength(2)
  expect(html.match(/Record a call/g)).toHaveLength(1)
  const [dead = ''] = /<tr>(?:(?!<\/tr>)[\s\S])*<span class="tag">died<\/span>[\s\S]*?<\/tr>/.exec(html) ?? []
  expect(wordsOn(dead)).toContain('Enter an address')
  expect(wordsOn(dead)).not.toContain('Record a call')
})

test('whose letter came back and who was called is one of those who were called, and no longer one to be reached', async () => {
  const { world, people } = clinic
  incident = await openMailbox(world, people, `${rosterOf(3)}\n`)
  const [reference = ''] = await mailLetters(world, people.officer, incident)
  await recordReturned(world, people.officer, { reference, reason: 'moved' })
  const { items } = await peopleInState(await openIncident(world, incident), 'not_reached', { limit: 50 })
  await call(items[0]?.known.id ?? '')
  const words = await look('/unreached')
  expect(words).toContain('Nobody is left to reach. 1 person without a usable address was told by telephone')
  expect(words).not.toContain('letter came back')
})

test('an address that is learnt after the call makes nobody more or fewer of those who cannot be reached', async () => {
  const [one = ''] = await mailedBut(1)
  await call(one)
  const address = { line1: '1 New St', city: 'Keene', state: 'NH', zip: '03431' }
  expect((await clinic.as('officer', `/incidents/${incident}/people/${one}/address`, address)).status).toBe(303)
  expect(await look('/unreached')).toContain('Nobody is left to reach. 1 person')
})

test('whoever a new letter can be mailed to is counted as not reached, as in the list, until it is mailed', async () => {
  const { world, people } = clinic
  await mailedBut(1)
  const [reference = ''] = (
    await world.backend.query({ sql: 'SELECT reference FROM letters', parameters: [] })
  ).rows.map((row) => (row as { reference: string }).reference)
  const newAddress = { line1: '1 New St', city: 'Keene', state: 'NH', zip: '03431' } as const
  await recordReturned(world, people.officer, { reference, reason: 'moved', newAddress })
  const html = await htmlOf('/unreached')
  expect(wordsOn(html)).toContain('2 people can’t be reached by mail.')
  expect(wordsOn(html)).toContain('Ready to mail again')
  expect(html.match(/<th scope="row">/g)).toHaveLength(2)
})

test('where 10 cannot be reached no call is offered: the law asks for a posting or the media', async () => {
  await mailedBut(10)
  const words = await look('/unreached')
  expect(words).toContain('10 people can’t be reached by mail.')
  expect(words).not.toContain('Record a call')
})

test('where 10 cannot be reached, substitute notice is not saved as told: the refusal leads to the posting', async () => {
  await mailedBut(10)
  const row = /<tr id="hipaa.substitute".*?<\/tr>/s.exec(await htmlOf('/duties'))?.[0] ?? ''
  expect(row).toContain(`/incidents/${incident}/web-notice`)
  expect(row).not.toContain('Save as told')

  const visits = { duty: 'hipaa.substitute', givenOn: '2026-11-21', recipient: '', how: 'Visits', reference: '' }
  const answer = await clinic.as('officer', `/incidents/${incident}/notices`, visits)
  expect(answer.status).toBe(422)
  expect(wordsOn(await answer.text())).toContain(
    '10 people cannot be reached. At 10 or more the law asks for a web posting or major media, and a toll-free number (45 CFR 164.404(d)(2)(ii)). Record the dates of the posting or the media notice instead.',
  )
  expect(await substitute()).toEqual({ status: 'open', on: undefined })
})

test('how to record that they were told stands under words of its own, apart from the why of the day', async () => {
  await mailedBut(1)
  const row = /<tr id="hipaa.substitute".*?<\/tr>/s.exec(await htmlOf('/duties'))?.[0] ?? ''
  const drawers = [...row.matchAll(/<details class="drawer"[^>]*><summary>(.*?)<\/summary>/gs)].map(([, label = '']) =>
    wordsOn(label),
  )
  expect(drawers[1]).toMatch(/^Record that they were told/)
  expect(row.indexOf('Save as told')).toBeGreaterThan(row.indexOf('Record that they were told'))
})
