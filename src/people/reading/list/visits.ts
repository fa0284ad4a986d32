/**
 * Whether a list has a row for each visit, appointment, claim or invoice, by the names of its columns. What is told of the last
 * or the next visit of a person is none of these.
 */
export function isOfVisits(header: readonly string[]): boolean {
  return header.some((name) => {
    const words = name
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    return OF_A_VISIT.test(words) && !OF_A_PERSON.test(words)
  })
}

const THING =
  '(visit|encounter|appointment|appt|claim|invoice|service|admission|admit|discharge|procedure|transaction|charge|order|specimen|accession|cita|factura|consulta)'
const OF_A_VISIT = new RegExp(
  `^(the )?(patient )?${THING} ?(date|dt|day|time|datetime|date time|start|id|no|number|num|nbr|type|reason|status)?$|^dos$|^(start |from )?dos( from| start)?$|^dates? of (the )?(${THING}|service)s?$|^(cpt|hcpcs|procedure) code$|^(date |start )?of service$|^fecha de (la )?(cita|consulta|factura|visita)$`,
)
const OF_A_PERSON = /\b(last|latest|first|next|most recent|previous|upcoming|total|number of|count|ultima|proxima)\b/
