import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../src/access/roles.ts'
import { recordReturned, undoReturned } from '../../../src/actions/aftermath/returned-mail.ts'
import { lettersToMailAgain, pageOfUndeliverable } from '../../../src/actions/aftermath/undeliverable.ts'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { correctAddress } from '../../../src/actions/people/corrected-address.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { tables } from '../../../src/storage/core/database.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { mailLetters, openMailbox, rosterOf } from '../../support/mail/mailed.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const PEOPLE = 8
const WITHOUT_STREET = 3

let book: TestWorld
let people: Record<Role, Principal>
beforeAll(async () => {
  book = await openTestWorld()
  // Nothing is set on paper here: that takes longest.
  delete book.world.paper
  people = await settle(book.world)
})
afterAll(() => book.close())

type Letter = { person: string; reference: string; state: string }

/** Whom no letter reaches, told from one person to the next: what SQL answers for a million has to be the same. */
function notReached(ids: string[], letters: Letter[], without: ReadonlySet<string>, corrected: ReadonlySet<string>) {
  return ids.filter((id) => {
    const states = letters.filter(({ person }) => person === id).map(({ state }) => state)
    if (states.includes('mailed')) return false
    return states.includes('returned') || (without.has(id) && !corrected.has(id))
  })
}

const lettersOf = (incident: string): Promise<Letter[]> =>
  tables(book.world.db)
    .selectFrom('letters')
    .select(['person', 'reference', 'state'])
    .where('incident', '=', incident)
    .execute()

const step = fc.record({ act: fc.constantFrom('return', 'unmark', 'correct', 'again'), which: fc.nat(PEOPLE * 3) })

test('whatever comes back, is corrected and mailed again, the count and the list name those whom no letter reaches', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const { world } = book
      const incident = await openMailbox(world, people, rosterOf(PEOPLE, WITHOUT_STREET))
      const ids = (await Array.fromAsync(eachPerson(await openIncident(world, incident)))).map(({ id }) => id)
      const without = new Set(
        (await pageOfUndeliverable(await openIncident(world, incident), { limit: 50 })).items.map(({ id }) => id),
      )
      const corrected = new Set<string>()
      await mailLetters(world, people.officer, incident)

      for (const { act, which } of steps) {
        const letters = await lettersOf(incident)
        const letter = letters[which % letters.length]
        const person = ids[which % ids.length] ?? ''
        if (act === 'return' && letter) await recordReturned(world, people.staff, { ...letter, reason: 'moved' })
        if (act === 'unmark' && letter?.state === 'returned')
          await undoReturned(world, people.officer, letter.reference, 'By mistake')
        if (act === 'correct') {
          const address = { line1: `${which} Beacon St`, city: 'Boston', state: 'MA' }
          await correctAddress(world, people.officer, { incident, person }, address)
          corrected.add(person)
        }
        const again = act === 'again' ? await lettersToMailAgain(await openIncident(world, incident)) : []
        if (again.length > 0) await mailLetters(world, people.officer, incident, again)

        const expected = notReached(ids, await lettersOf(incident), without, corrected)
        const listed = (await pageOfUndeliverable(await openIncident(world, incident), { limit: 50 })).items.map(
          ({ id }) => id,
        )
        expect(listed).toEqual(expected)
        expect((await headcountOf(await openIncident(world, incident)))?.unreachable).toBe(expected.length)
      }
    }),
    { numRuns: 12 },
  )
})
