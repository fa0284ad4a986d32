/** What an incident's id says: the year in which it was logged, and its number in that year. */
export type IncidentPlace = { year: number; number: number }

/** Whether a text has the form of an incident's id. */
export function isIncidentId(text: string): boolean {
  return /^\d{4}-\d{4,9}$/.test(text)
}

/** The id of the incident with that number in a year: `2026-0014`, and after `2026-9999` `2026-10000`. */
export function incidentIdOf({ year, number }: IncidentPlace): string {
  return `${year}-${String(number).padStart(4, '0')}`
}

/** The year and the number that an id says. */
export function placeOf(id: string): IncidentPlace {
  return { year: Number(id.slice(0, 4)), number: Number(id.slice(5)) }
}

/** Which of two incidents was logged first, by their ids: negative where it is the one. */
export function inOrderOfIds(one: string, other: string): number {
  const [first, second] = [placeOf(one), placeOf(other)]
  return first.year - second.year || first.number - second.number
}
