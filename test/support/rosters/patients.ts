import type { Principal } from '../../../src/access/roles.ts'
import { type FirstFacts, logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'

/** The columns of the rosters of these tests. */
export const COLUMNS =
  'MRN,First name,Last name,Date of birth,Date of death,SSN,Phone,Email,Email consent,Guardian,Language,Address,Unit,City,State,ZIP'

/** Logs an incident and imports these rows, each in the order of `COLUMNS`, as its roster. */
export async function affected(
  world: World,
  by: Principal,
  facts: FirstFacts,
  rows: readonly string[],
): Promise<string> {
  const { id } = await logIncident(world, by, facts)
  await bring(world, by, id, rows)
  return id
}

/** Imports these rows into an incident. */
export async function bring(world: World, by: Principal, incident: string, rows: readonly string[]): Promise<void> {
  const { id } = await saveUpload(
    await openIncident(world, incident),
    'patients.csv',
    new Blob([[COLUMNS, ...rows].join('\n')]).stream(),
  )
  await importRoster(world, by, incident, id, { map: [] })
}
