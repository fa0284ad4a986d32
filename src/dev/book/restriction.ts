import { staff } from '../../demo/cast/practice.ts'
import type { Telling } from './places.ts'
import { LENA } from './second-step.ts'

/** Names everybody of the cast on the chart that somebody looked up. */
export async function nameOnChart(told: Telling): Promise<void> {
  for (const role of ['admin', 'staff', 'auditor'] as const)
    await tellStanding(told, staff[role].email, 'named', 'Helps with it.')
}

/** Says whom it is about. */
export async function tellSubject(told: Telling): Promise<void> {
  await tellStanding(told, LENA.email, 'subject', 'She opened the chart.')
}

async function tellStanding({ does, places }: Telling, email: string, standing: string, reason: string) {
  await does('officer', `PUT /incidents/${places.snoopedChart}/restriction/people/${email}`, { standing, reason })
}
