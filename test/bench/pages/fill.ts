import type { Principal } from '../../../src/access/roles.ts'
import { todayOf } from '../../../src/actions/book/today.ts'
import { stateCount } from '../../../src/actions/count/stated-count.ts'
import { recordNotice } from '../../../src/actions/duties/notices.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { USUAL_MAILING } from '../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../src/actions/mailing/make-mailing.ts'
import { recordMailed } from '../../../src/actions/mailing/record-as-mailed.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { completeStep } from '../../../src/actions/steps/steps.ts'
import { type Day, plus } from '../../../src/breach/law/day.ts'
import { KINDS, type Kind } from '../../../src/breach/law/kinds.ts'
import { readConfig } from '../../../src/runtime/config.ts'
import { openNodeWorld } from '../../../src/runtime/node.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { mailboxWords } from '../../cast/words.ts'
import { csvOf, madeRoster } from '../../people/roster-maker.ts'
import { settle } from '../../support/world/world.ts'

const SEED = 20261122
const ZONE = 'America/New_York'
const YEARS = 10
const DAYS = YEARS * 365
const AT_ONCE = 500
const KIND_CODES = Object.keys(KINDS) as Kind[]
const STATES = ['MA', 'NH', 'TX', 'NY', 'CA']

/** An incident with letters, and its mailing. */
export type Written = { incident: string; mailing: string }

type Cast = { officer: Principal; admin: Principal }

/**
 * Fills a new book by the product's own actions: so many incidents, evenly over ten years, half of them with a stated
 * count, a third with steps done, a quarter with notices given; and for each of `rosters` one more incident with so many
 * people, their letters mailed. Throws where the log then does not prove whole.
 */
export async function fillBook(data: string, incidents: number, rosters: readonly number[]): Promise<Written[]> {
  const world = await openNodeWorld(readConfig({ BREACHBOOK_DATA: data, BREACHBOOK_ZONE: ZONE }))
  try {
    const { officer, admin } = await settle(world)
    // A book that nobody relies on yet need not wait for the disk.
    await world.backend.query({ sql: 'PRAGMA synchronous = OFF', parameters: [] })
    await logIncidents(world, officer, incidents)
    const written: Written[] = []
    for (const people of rosters) written.push(await writeTo(world, { officer, admin }, people))
    const { fault } = await verifyLog(world)
    if (fault) throw new Error(`The log of the book failed verification: ${fault}.`)
    return written
  } finally {
    await world.backend.close()
  }
}

// Their commits become savepoints of one transaction: the same rows and entries, without a flush for each.
async function logIncidents(world: World, officer: Principal, incidents: number): Promise<void> {
  const now = world.now()
  const first = plus(await todayOf(world), -DAYS)
  for (let at = 0; at < incidents; ) {
    await world.backend.query({ sql: 'BEGIN', parameters: [] })
    for (const end = Math.min(incidents, at + AT_ONCE); at < end; at += 1) {
      const today = plus(first, Math.floor((at * DAYS) / incidents))
      world.now = () => `${today}T15:00:00.000Z`
      await logOne(world, officer, at, today)
    }
    await world.backend.query({ sql: 'COMMIT', parameters: [] })
  }
  world.now = () => now
}

async function logOne(world: World, officer: Principal, at: number, today: Day): Promise<void> {
  const kind = KIND_CODES[at % KIND_CODES.length] ?? 'other'
  const facts = { title: `Incident ${at + 1}`, kind, discoveredOn: plus(today, -1), elements: ELEMENTS }
  const { id } = await logIncident(world, officer, facts)
  if (at % 2 === 0) {
    const people = at % 50 === 0 ? 620 : 1 + (at % 40)
    const byState = { [STATES[at % STATES.length] ?? 'MA']: people }
    await stateCount(world, id, { by: officer }, { people, byState, basis: 'confirmed', reason: 'The schedule.' })
  }
  if (at % 3 === 0)
    for (const step of (await listSteps(world.db, id)).slice(0, 4))
      await completeStep(world, officer, { incident: id, id: step.id }, {})
  if (at % 4 === 0)
    for (const duty of ['hipaa.individuals', 'hipaa.ocr'])
      await recordNotice(
        world,
        id,
        { by: officer },
        { duty, givenOn: today, recipient: null, how: 'By mail', reference: null },
      )
}

const ELEMENTS = ['name', 'birth_date', 'medical'] as const

async function writeTo(world: World, { officer, admin }: Cast, people: number): Promise<Written> {
  const today = await todayOf(world)
  const facts = {
    title: `Mailbox of ${people}`,
    kind: 'phishing',
    discoveredOn: plus(today, -9),
    elements: ELEMENTS,
  } as const
  const { id } = await logIncident(world, officer, facts)
  const csv = csvOf(madeRoster({ seed: SEED, people, again: 0.03 }))
  const { id: upload } = await saveUpload(await openIncident(world, id), 'patients.csv', inPieces(csv))
  await importRoster(world, officer, id, upload, { map: [] })
  await writeLetter(world, id, { by: officer }, mailboxWords)
  await approveLetter(world, id, { by: admin })
  const { mailing, made } = await beginMailing(world, id, { by: officer }, USUAL_MAILING)
  await made
  const mailed = { mailedOn: today, how: 'First-Class Mail', asNotice: true }
  await recordMailed(world, id, { by: officer }, mailing, mailed)
  return { incident: id, mailing }
}

async function* inPieces(lines: Iterable<string>): AsyncGenerator<Uint8Array> {
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < 1 << 18) continue
    yield Buffer.from(piece)
    piece = ''
  }
  yield Buffer.from(piece)
}
