/** The reference of a person’s letter, short enough to be read over the telephone: incident, roster, row. */
export function letterReference(incident: string, person: string): string {
  return [incident, ...person.split('-').map(Number)].join('-')
}
