import { sql } from 'kysely'
import type { Act } from '../../breach/words/acts.ts'
import { type Reader, tables } from '../core/database.ts'
import { eachOf } from '../core/json-list.ts'
import type { Entry } from '../log/chain.ts'
import { isStuck } from '../next/loose-ends.ts'

const GIVES: readonly Act[] = [
  ...([
    'list_found_open',
    'step_added',
    'step_assigned',
    'step_handed_back',
    'step_handed_over',
    'steps_assigned',
    'step_reopened',
  ] as const),
  ...(['incident_amended', 'letter_written', 'playbook_taken_over'] as const),
]

/** When a step of these incidents was last given to somebody, added or opened again, and the letter written; and by whom. */
export async function listGiven(
  db: Reader,
  incidents: readonly string[],
): Promise<Map<string, { at: string; by: string }>> {
  const rows = await tables(db)
    .selectFrom('log')
    .select('body')
    .where('incident', 'in', eachOf(incidents))
    .where('ofLetter', '=', 0)
    .where(sql<string>`body ->> '$.act'`, 'in', GIVES)
    .orderBy('seq')
    .execute()
  return new Map(
    rows
      .map(({ body }) => JSON.parse(body) as Entry)
      .flatMap(({ act, incident = '', at, by, facts }) =>
        (act === 'letter_written' ? ['letter'] : stepsIn(facts)).map(
          (thing) => [thingKey(incident, thing), { at, by }] as const,
        ),
      ),
  )
}

/** What `listGiven` keeps a thing under, `step/secure-the-account` or `letter`. */
export function thingKey(incident: string, thing: string): string {
  return `${incident}/${thing}`
}

/** The mailings of these incidents with e-mails that are stuck, and when the newest of them got stuck. */
export function listStuckSince(db: Reader, incidents: readonly string[]) {
  return tables(db)
    .selectFrom('letters')
    .select(['incident', 'mailing', ({ fn }) => fn.max('stateAt').as('since')])
    .where('incident', 'in', eachOf(incidents))
    .where('channel', '=', 'email')
    .where(isStuck())
    .groupBy(['incident', 'mailing'])
    .execute()
}

// A corrected incident names the steps that it leaves out or opens again apart from those that it brings.
// A newer playbook words steps anew, which gives them to nobody.
function stepsIn(facts: Entry['facts']): string[] {
  const { step, steps = [], reopened = [], brought = [], given } = (facts ?? {}) as Given
  const its = given === undefined ? steps : [...reopened, ...given]
  return [...(step === undefined ? [] : [step]), ...its, ...brought].map((each) => `step/${each}`)
}

type Given = { step?: string; steps?: string[]; reopened?: string[]; brought?: string[]; given?: string[] }
