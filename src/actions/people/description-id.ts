/** An id says which row of which roster first described somebody, and sorts as the rows do: `001-0000042`. */
export function descriptionId(roster: number, row: number): string {
  return `${String(roster).padStart(3, '0')}-${String(row).padStart(7, '0')}`
}

/** The number of the roster that first described somebody so. */
export function rosterOf(description: string): number {
  return Number(description.slice(0, description.indexOf('-')))
}

/** The row of that roster which did so; row 1 is the first after the header. */
export function rowOf(description: string): number {
  return Number(description.slice(description.indexOf('-') + 1))
}
