import { type Restriction, restrictionAfter } from '../../breach/incident/restriction.ts'
import { listRestrictionFacts, listRestrictions } from '../../storage/incident/restrictions.ts'
import type { Book } from '../book/book.ts'

type Now = Pick<Restriction, 'reason' | 'people'> | null

/** The first incident that other people see than the log says, as a sentence; null when all are as it says. */
export async function faultInRestrictions({ db }: Book): Promise<string | null> {
  const [facts, { restrictions }] = await Promise.all([listRestrictionFacts(db), listRestrictions(db)])
  const due = new Map<string, Now>()
  for (const { incident, said } of facts) due.set(incident, restrictionAfter(due.get(incident) ?? null, said))
  const found = new Map<string, Now>(restrictions.map((each) => [each.incident, each]))
  const wrong = [...new Set([...due.keys(), ...found.keys()])].find(
    (incident) => textOf(due.get(incident)) !== textOf(found.get(incident)),
  )
  return wrong === undefined ? null : `who sees incident ${wrong} is not what the log says`
}

function textOf(now: Now | undefined): string {
  if (!now) return ''
  return [now.reason, ...now.people.map(({ user, standing }) => `${user} ${standing}`).toSorted()].join()
}
