import { incident } from './incident.ts'
import { incidents } from './incidents.ts'
import { restriction } from './restriction.ts'
import { counts } from './stated-count.ts'

/** The incidents themselves, who sees each, and how many people are stated. */
export const INCIDENT_NOUNS = [incidents, incident, restriction, counts]
