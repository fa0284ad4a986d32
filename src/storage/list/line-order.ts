import { sql } from 'kysely'
import { placeOf } from '../../breach/incident/incident-id.ts'

/** The newest first, or by the earliest last day that a law names: those without one come last. */
export const SORTS = ['newest', 'law'] as const

export type Sort = (typeof SORTS)[number]

/** By what the lists order that come by legal deadline. */
export const LEGAL_DAY = sql`coalesce(first_legal_day, '9999-12-31')`

/** Whether a line comes after that of an incident, by legal deadline. */
export function isAfter(id: string) {
  return sql<boolean>`(coalesce(first_legal_day, '9999-12-31'), incident_lines.year, incident_lines.number) > (
    SELECT coalesce(its.first_legal_day, '9999-12-31'), its.year, its.number FROM incident_lines AS its
    WHERE its.incident = ${id})`
}

/** Whether a line is older than that of an incident. */
export function isBefore(id: string) {
  const { year, number } = placeOf(id)
  return sql<boolean>`(incident_lines.year, incident_lines.number) < (${year}, ${number})`
}
