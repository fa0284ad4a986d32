import type { Amendment } from '../../actions/incident/amend.ts'
import type { FirstFacts } from '../../actions/incident/log-incident.ts'
import type { WishedTerms, Words } from '../../actions/letter/letter.ts'
import type { Person } from '../../people/values/person.ts'
import type { Mix } from './roster.ts'

/** An incident of the cast: when it was discovered, who was affected, and how far the practice has come with it. */
export type Story = {
  daysAgo: number
  facts: Omit<FirstFacts, 'discoveredOn'>
  amendment?: Amendment
  /** The business associate at which it happened. */
  vendor?: string
  /** Patients with names of their own, who stand in the list first. */
  patients?: readonly Person[]
  /** So many more of each State, made up. */
  people?: Mix
  /** So many of them stand in the list a second time, under another record number. */
  twice?: number
  stepsDone: number
  letter?: Words & WishedTerms
  /** Whether a mailing of it was made; it waits to be taken to the post. */
  mailing?: true
  hold?: { daysAgo: number; official: string; agency: string }
}
