import { receiveReport } from '../../actions/reports/receive-report.ts'
import { reportCode } from '../../actions/reports/report-code.ts'
import { closeReport } from '../../actions/reports/settle-report.ts'
import { askReportDestruction } from '../../actions/retention/destroy-report.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { listReports } from '../../storage/reports/reports.ts'
import { listUsers } from '../../storage/users/users.ts'
import type { Telling } from './places.ts'

const MS_A_YEAR = 366 * 24 * 3_600_000
const CLOSED = { text: 'Thank you. We looked into it.', reason: 'The number was right.' }

/** What people here reported: new, asked about, joined, closed and long over, with the poster’s links. */
export async function tellHouse({ does, places, day }: Telling, world: OwnWorld): Promise<void> {
  const link = async () => (await does<{ url: string }>('officer', 'PUT /report-link')).url.split('/').at(-1) ?? ''
  places.endedToken = await link()
  places.reportToken = await link()
  const report = telling(world)
  places.newReport = await report('A chart lay open in room 3, and a patient saw it.', day(1), 'The front desk')
  const photo = { fileName: 'desk.png', bytes: new Blob([Buffer.from(DOT, 'base64')]).stream() }
  places.askedReport = await report('Somebody looked at the chart of a neighbor.', day(3), null, photo)
  places.reportCode = reportCode(world.vault, places.askedReport)
  await does('officer', `POST /house-reports/${places.askedReport}/questions`, { text: 'On which day was it?' })
  places.joinedReport = await report('My mailbox sent strange mail.', day(200), 'Tess')
  await does('officer', `POST /house-reports/${places.joinedReport}/joining`, {
    incident: places.phishedMailbox,
    laterBecause: 'Nobody but the thief could know then.',
  })
  places.closedReport = await report('Did that fax go to the right office?', day(9), null)
  await does('officer', `POST /house-reports/${places.closedReport}/closing`, CLOSED)
  places.oldReport = await longAgo(world, 'An old fax.', false)
  places.endingReport = await longAgo(world, 'An older fax.', true)
  places.goneReport = await longAgo(world, 'The oldest fax.', true)
  await does('admin', `POST /house-reports/${places.goneReport}/destruction/confirmation`)
  places.goneCode = reportCode(world.vault, places.goneReport)
}

/** A PNG of one gray point. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

type Photo = { fileName: string; bytes: AsyncIterable<Uint8Array> }

function telling(world: OwnWorld) {
  return async (what: string, knownOn: string | null, who: string | null, photo: Photo | null = null) => {
    const before = new Set((await listReports(world.db)).map(({ id }) => id))
    await receiveReport(world, null, { once: what, facts: { what, knownOn, who, where: 'Alamo Heights' }, photo })
    return (await listReports(world.db)).find(({ id }) => !before.has(id))?.id ?? ''
  }
}

async function longAgo(world: OwnWorld, what: string, isAsked: boolean): Promise<string> {
  const then = new Date(Date.parse(world.now()) - 7 * MS_A_YEAR).toISOString()
  const before = { ...world, now: () => then }
  const officer = (await listUsers(world.db)).find(({ role }) => role === 'officer')
  const by = { id: officer?.id ?? 'system' }
  const id = await telling(before)(what, null, null)
  await closeReport(before, by, id, CLOSED)
  if (isAsked) await askReportDestruction(world, by, id)
  return id
}
