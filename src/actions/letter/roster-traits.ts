import type { Element } from '../../breach/law/vocabulary.ts'
import { helpLine, writtenLanguage } from '../../letters/languages/index.ts'
import { elementOf } from '../../letters/state/elements.ts'
import type { Person } from '../../people/values/person.ts'
import { remembered } from '../book/memory.ts'
import { eachCountedPerson } from '../count/counted-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { snapshotOf } from '../people/snapshot.ts'

/** What the rosters of an incident tell that bears on the words of its letters. */
export type RosterTraits = {
  /** How many read a language in which letters are written whole, by its code. */
  languages: Record<string, number>
  /** How many read a language that nothing here is written in. */
  strangers: number
  /** The kinds of data that the rosters name. */
  elements: Element[]
  /** How many people have a kind of data in the roster that nobody knows here. */
  unknownElements: number
}

/** As many people as are looked through: enough to know which languages and kinds there are. */
const LOOKED_THROUGH = 5000

/** Looks through the first 5,000 of the affected; the answer stands until the people are counted anew. */
export const rosterTraits = incidentPart(async (opened: OpenIncident): Promise<RosterTraits> => {
  const { book, incident } = opened
  const basis = (await snapshotOf(opened))?.id ?? ''
  return await remembered(book.memory, `traits/${incident.id}`, basis, () => lookThrough(opened))
})

async function lookThrough(opened: OpenIncident): Promise<RosterTraits> {
  const traits: RosterTraits = { languages: {}, strangers: 0, elements: [], unknownElements: 0 }
  const elements = new Set<Element>()
  let left = LOOKED_THROUGH
  for await (const { person } of eachCountedPerson(opened)) {
    noteLanguage(traits, person)
    const kinds = (person.elements ?? []).map(elementOf)
    for (const kind of kinds) if (kind) elements.add(kind)
    if (kinds.includes(undefined)) traits.unknownElements += 1
    left -= 1
    if (left === 0) break
  }
  return { ...traits, elements: [...elements] }
}

const UNSAID = /^(unknown|declined|refused|not (asked|specified|reported)|other|none|n\/?a|unspecified)\b/i

function noteLanguage(traits: RosterTraits, { language }: Person): void {
  if (!language || UNSAID.test(language)) return
  const code = writtenLanguage(language)?.code
  if (code) traits.languages[code] = (traits.languages[code] ?? 0) + 1
  else if (helpLine(language, null) === null) traits.strangers += 1
}
