import { dutiesOf } from '../duties/duties.ts'
import type { OpenIncident } from '../incident/open-incident.ts'

/** Whether a law-enforcement official asked to wait with the letters to individuals, and they wait today. 45 CFR 164.412. */
export async function areNoticesHeld(opened: OpenIncident): Promise<boolean> {
  const { duties } = (await dutiesOf(opened)).answer
  return duties.some(({ id, status }) => id === 'hipaa.individuals' && status === 'held')
}
