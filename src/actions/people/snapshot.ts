import { newestSnapshot } from '../../storage/count/roster-snapshots.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** The newest count of an incident's people, or undefined before the first roster. */
export const snapshotOf = incidentPart(({ book, id }: OpenIncident) => newestSnapshot(book.db, id))
