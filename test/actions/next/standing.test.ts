import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBook } from '../../../src/actions/book/parts.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { openStandings } from '../../../src/actions/next/open-standings.ts'
import { standingOf } from '../../../src/actions/next/standing.ts'
import type { IncidentStanding } from '../../../src/breach/next/incident-standing.ts'
import { missingOf } from '../../../src/breach/next/missing.ts'
import { nextAction } from '../../../src/breach/next/next-action.ts'
import { textOf } from '../../../src/breach/next/sentence.ts'
import { stagesOf } from '../../../src/breach/next/stages.ts'
import { stories } from '../../../src/demo/cast/incidents.ts'
import { rareStories } from '../../../src/demo/cast/rare-incidents.ts'
import { fillDemo } from '../../../src/demo/fill.ts'
import { openTestWorld, type TestWorld } from '../../support/world/world.ts'

let clinic: TestWorld
const standings = new Map<string, IncidentStanding>()
const byTitle = new Map<string, IncidentStanding>()

beforeAll(async () => {
  clinic = await openTestWorld('2026-11-30T15:00:00.000Z')
  const { world } = clinic
  for (const id of await fillDemo(world, 'a password of the demo', [...stories, ...rareStories])) {
    const opened = await openIncident(openBook(world), id)
    const standing = await standingOf(opened)
    standings.set(id, standing)
    byTitle.set(opened.incident.title, standing)
  }
}, 60_000)
afterAll(() => clinic.close())

const standingIn = (title: string) => byTitle.get(title)!
const sentenceIn = (title: string) => textOf(nextAction(standingIn(title)).sentence)
const linesIn = (title: string) =>
  Object.fromEntries(stagesOf(standingIn(title)).map(({ stage, line }) => [stage, line]))

describe('the cast of the demo', () => {
  test('is told what is next, each incident by what is on record of it', () => {
    expect(sentenceIn('Phished mailbox')).toBe('Tell the Vermont Attorney General today. It was due Nov 19.')
    expect(sentenceIn('Old post shared again')).toBe('Screenshot the post before anything else.')
    expect(sentenceIn('Reply to a review mentions a treatment')).toBe('Screenshot the review and your reply.')
    expect(sentenceIn('Newsletter that showed every address')).toBe(
      'Decide whether this is a breach. Letters are due by Jan 9, 2027.',
    )
  })

  test('has stages in words by the count, the decision, the duties and the steps', () => {
    expect(linesIn('Laptop taken from a parked car')).toMatchObject({
      who: '501 people listed. 2 pairs may be one person.',
      decide: 'Presumed a breach. Not decided yet.',
      tell: '0 of 5 told. First: Texas, Dec 13.',
    })
    expect(linesIn('Ransomware at the booking vendor')).toMatchObject({ tell: '0 of 6 told. On hold until Dec 14.' })
    expect(linesIn('Encrypted laptop left in a taxi')).toMatchObject({
      decide: 'No breach.',
      tell: 'Nobody must be told.',
    })
  })

  test('says which pairs decide whether HHS is told with the letters, and nobody has to list the people of an encrypted laptop', () => {
    const laptop = missingOf(standingIn('Laptop taken from a parked car'))
    expect(laptop).toContainEqual(
      expect.objectContaining({ id: 'pairs', title: 'Check 1 pair that may be one person' }),
    )
    const taxi = missingOf(standingIn('Encrypted laptop left in a taxi')).map(({ id }) => id)
    expect(taxi.filter((id) => !id.startsWith('step/'))).toEqual([])
  })
})

describe('the open incidents of a first page', () => {
  test('are all there, by the first day that a law names, whatever was aimed for', async () => {
    const open = await openStandings(clinic.world, { limit: 50 })
    const days = open.map(({ standing }) => firstDayOf(standing))
    expect(open).toHaveLength(standings.size)
    expect(days).toEqual(days.toSorted())
    const first = await openStandings(clinic.world, { limit: 2 })
    expect(first.map(({ incident }) => incident.id)).toEqual(open.slice(0, 2).map(({ incident }) => incident.id))
  })

  test('stand there as on their own pages, save what takes more than rows', async () => {
    for (const { incident, standing } of await openStandings(clinic.world, { limit: 50 })) {
      const whole = standings.get(incident.id)!
      const people = { ...whole.people, pairs: 0, deciding: null }
      const mail = { ...whole.mail, ready: null, stopped: 0, stoppedFor: null, again: 0 }
      expect(standing).toEqual({ ...whole, people, mail, letter: standing.letter })
    }
  })
})

function firstDayOf({ duties }: IncidentStanding): string {
  return duties.flatMap(({ due }) => due ?? []).toSorted()[0] ?? '9999-12-31'
}
