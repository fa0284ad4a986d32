import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headcountOf } from '../../../src/actions/count/headcount.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { uploadRoster } from '../../../src/actions/roster/upload-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { Refused } from '../../../src/errors.ts'
import { Unreadable } from '../../../src/people/reading/file/refusals.ts'
import { phishedMailbox } from '../../cast/incidents.ts'
import { csvOf, madeRoster } from '../../people/roster-maker.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const ROSTER = [...csvOf(madeRoster({ seed: 5, people: 30, again: 0.2 }))].join('')
const by = { id: 'tester' }

let book: TestWorld
beforeAll(async () => {
  book = await openTestWorld()
  await settle(book.world)
})
afterAll(() => book.close())

/** Imports some bytes into an incident of their own; null where they are refused with a sentence. */
async function brought(bytes: Uint8Array) {
  const facts = { ...phishedMailbox, discoveredOn: '2026-01-15' }
  const { id } = await logIncident(book.world, by, facts)
  try {
    const upload = await saveUpload(
      await openIncident(book.world, id),
      'roster.csv',
      new Blob([Uint8Array.from(bytes)]).stream(),
    )
    const imported = await uploadRoster(book.world, by, id, upload.id, { map: [] })
    return { imported, count: await headcountOf(await openIncident(book.world, id)) }
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof Refused)) throw error
    expect(error.message).toMatch(/[.!]$/)
    return null
  }
}

async function expectAllAccountedFor(bytes: Uint8Array): Promise<void> {
  const came = await brought(bytes)
  if (!came) return
  const { rows, added, joined, refused, people } = came.imported
  expect(added + joined + refused).toBe(rows)
  expect(people).toBe(added)
  expect(came.count?.people ?? 0).toBe(people)
}

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const inserted = fc.constantFrom(
  '\0',
  '"',
  '\n',
  ',"a\n\nb",',
  '=HYPERLINK("x")',
  '\u202e',
  '\ud800',
  ','.repeat(5_000),
)

test('an import of a roster corrupted in fifty ways adds each person whom it counts, or is refused with a sentence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(place, inserted), { minLength: 1, maxLength: 4 }), async (changes) => {
      let text = ROSTER
      for (const [at, piece] of changes) {
        const here = Math.floor(at * text.length)
        text = text.slice(0, here) + piece + text.slice(here)
      }
      await expectAllAccountedFor(Buffer.from(text))
    }),
    { numRuns: 50 },
  )
}, 60_000)

test.each([
  ['a value of 9 MB', `1,,Jane,,${'x'.repeat(9_000_000)},,1980-01-02,,,,,,,,`],
  ['5,000 cells', `1,,Jane,,Doe${','.repeat(4_995)}`],
  ['right-to-left marks and NULs', '1,,\u202eena\0J,,\u2066Doe\u2069,,1980-01-02,,,,,,,,'],
])(
  'an import of a roster with %s loses nobody',
  async (_, line) => {
    const lines = ROSTER.trimEnd().split('\n')
    const came = await brought(Buffer.from([...lines, line].join('\n')))
    expect(came!.imported.rows).toBe(lines.length)
    expect(came!.count!.people).toBe(came!.imported.added)
  },
  60_000,
)

test('a roster with a value of 50 MB is refused as a whole, with a sentence: nobody is left out of it unnoticed', async () => {
  expect(await brought(Buffer.from(`${ROSTER}1,,Jane,,${'x'.repeat(50_000_000)},,1980-01-02,,,,,,,,`))).toBeNull()
})
