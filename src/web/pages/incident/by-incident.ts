/** What is of an incident: its id, and its title. */
export type OfIncident = { incident: string; of: string }

/** What the first page has no room for, an incident a line: how many there are of it, and where they stand below `path`. */
export function byIncident(rest: readonly OfIncident[], path: string) {
  return [...Map.groupBy(rest, ({ incident }) => incident)].map(([incident, its]) => ({
    href: `/incidents/${incident}${path}`,
    title: its[0]?.of,
    number: its.length,
  }))
}
