import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { stateCount } from '../../../src/actions/count/stated-count.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { documentsOf, theDocument } from '../../../src/actions/letter/documents/documents.ts'
import { writeLetter } from '../../../src/actions/letter/letter.ts'
import { OFFICE_FORMS } from '../../../src/breach/offices/forms.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let opened: TestWorld
let people: Record<Role, Principal>
let id: string

const words = {
  whatHappened: 'Somebody broke into our server. Your chart was on it.',
  whatInformation: 'Your name and your Social Security number.',
  whatWeAreDoing: 'We shut the intruder out. We will pay for a service that protects you.',
  whatYouCanDo: 'Watch your statements, and call us if you see something odd.',
}
const forOthers = {
  whatHappened: 'Somebody broke into our server. Charts were on it.',
  whatInformation: 'Names and Social Security numbers.',
  whatWeAreDoing: 'We shut the intruder out. We will pay for a service that protects patients.',
  whatYouCanDo: 'Patients can watch their statements.',
}

// Every State with a form of ours is told, and the media of each.
const byState = Object.fromEntries(OFFICE_FORMS.map(({ office }) => [office.slice(0, 2), 1200]))

beforeAll(async () => {
  opened = await openTestWorld('2026-11-22T15:00:00.000Z')
  people = await settle(opened.world)
  const facts = { title: 'Break-in', kind: 'hacking', discoveredOn: '2026-11-02', elements: ['name', 'ssn'] } as const
  id = (await logIncident(opened.world, people.officer, { ...facts, elements: [...facts.elements] })).id
  const total = Object.keys(byState).length * 1200
  const count = { people: total, byState, basis: 'confirmed' as const, reason: 'Counted.' }
  await stateCount(opened.world, id, { by: people.officer }, count)
})
afterAll(() => opened.close())

const write = (more: Parameters<typeof writeLetter>[3]) => writeLetter(opened.world, id, { by: people.officer }, more)
const now = () => openIncident(opened.world, id)
const forOthersOf = async () => {
  const all = await documentsOf(await now())
  return all.filter((each) => each.group === 'regulators' || /^media|^newspaper/.test(each.id))
}
const composed = async (document: string) => await theDocument(await now(), { id: document, language: 'en' })

describe('documents for offices, newspapers and the media', () => {
  test('never speak to “you”, whatever the letter says; until somebody read our proposal they are drafts', async () => {
    await write(words)
    const all = await forOthersOf()
    expect(all.length).toBeGreaterThan(40)
    for (const document of all) {
      const { text, isDraft } = await composed(document.id)
      expect(text, document.id).not.toMatch(/\byou(r|rs|rself)?\b/i)
      expect([document.id, isDraft]).toEqual([document.id, document.lacks.length > 0])
    }
    const press = all.find((each) => each.id === 'newspaper-notice')
    expect(press?.lacks[0]).toBe(
      '“What Happened” speaks to the patient: “Your chart was on it.” Here we propose: “Patients’ chart was on it.” Read it, and save the words you want under “Words for offices, newspapers and the media”.',
    )
  })

  test('say what was written for others, and then are no drafts, save where a gap is left to fill in', async () => {
    await write({ ...words, forOthers })
    for (const document of await forOthersOf()) {
      expect([document.id, document.lacks]).toEqual([
        document.id,
        expect.not.arrayContaining([expect.stringContaining('speaks to')]),
      ])
      expect([document.id, (await composed(document.id)).draftFor]).toEqual([
        document.id,
        document.lacks.length > 0 ? ['1 gap'] : [],
      ])
    }
    expect((await composed('newspaper-notice')).text).toContain('Charts were on it.')
    expect((await composed('sample')).text).toContain('Your chart was on it.')
    expect((await composed('web-notice')).text).toContain('Your chart was on it.')
  })

  test('take the letter’s own words where those speak to nobody', async () => {
    const plain = { ...words, whatHappened: 'Somebody broke into our server.' }
    await write({ ...plain, forOthers: { ...forOthers, whatHappened: null } })
    expect((await composed('newspaper-notice')).text).toContain('Somebody broke into our server.')
    expect((await composed('newspaper-notice')).isDraft).toBe(false)
  })

  test('words for others that speak to “you” are refused, and the sentence is named', async () => {
    const wrong = write({ ...words, forOthers: { ...forOthers, whatYouCanDo: 'Call us. Watch your mail.' } })
    await expect(wrong).rejects.toThrow('write “patients”, not “you”, in “Watch your mail.”')
    const text = 'We will tell you more.'
    await expect(write({ ...words, forRegulators: text })).rejects.toThrow('in “We will tell you more.”')
  })
})
