import type { Day } from '../../breach/law/day.ts'
import { elementOf } from '../../breach/law/elements.ts'
import type { Element } from '../../breach/law/vocabulary.ts'
import { readerKindOf } from '../../letters/envelope/addressee.ts'
import { helpLine, writtenLanguage } from '../../letters/languages/index.ts'
import { productFor } from '../../letters/state/offer.ts'
import type { Person } from '../../people/values/person.ts'
import { remembered } from '../book/memory.ts'
import { todayOf } from '../book/today.ts'
import { eachCountedPerson } from '../count/counted-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import type { KnownPerson } from '../people/people.ts'
import { snapshotOf } from '../people/snapshot.ts'
import { type NotedReaders, notingReaders } from './roster-readers.ts'

/** What the rosters of an incident tell that bears on the words of its letters. */
export type RosterTraits = {
  /** How many read a language in which letters are written whole, by its code. */
  languages: Record<string, number>
  /** How many read a language that nothing here is written in. */
  unsupportedReaders: number
  /** The kinds of data that the rosters name. */
  elements: Element[]
  /** How many people have a kind of data in the roster that nobody knows here. */
  unknownElements: number
  /** How many are minors, and how many have a code for a free service in the roster. */
  minors: number
  rosterCodes: number
  /** Of which readers there is somebody, how many among those looked at, and one of them. */
  readers: NotedReaders
}

/** As many people as are looked through: enough to know which languages and kinds there are. */
const LOOKED_THROUGH = 5000

/** Looks through the first 5,000 of the affected; the answer stands until the people are counted anew. */
export const rosterTraits = incidentPart((opened: OpenIncident): Promise<RosterTraits> => {
  return untilCounted(opened, async () => {
    const noting = notingTraits(await todayOf(opened.book))
    for await (const known of eachCountedPerson(opened)) if (!noting.note(known)) break
    return noting.traits()
  })
})

/** What somebody notes who looks through all the counted people anyway, in their order. */
export type NotingTraits = {
  /** False: as many as are looked through have been noted. */
  note(known: KnownPerson): boolean
  traits(): RosterTraits
}

/** Begins to note the traits of a roster. */
export function notingTraits(today: Day): NotingTraits {
  const traits: RosterTraits = { ...NO_TRAITS, languages: {} }
  const elements = new Set<Element>()
  const readers = notingReaders(today)
  let left = LOOKED_THROUGH
  return {
    note(known) {
      const { person } = known
      if (left > 0) readers.note(known)
      if (left > 0) noteKinds(traits, elements, person)
      if (left > 0) noteLanguage(traits, person)
      if (left > 0) noteCode(traits, person, today)
      left -= 1
      return left > 0
    },
    traits: () => ({ ...traits, elements: [...elements], readers: readers.noted() }),
  }
}

const NO_TRAITS = { unsupportedReaders: 0, elements: [], unknownElements: 0, minors: 0, rosterCodes: 0, readers: {} }

function noteCode(traits: RosterTraits, person: Person, today: Day): void {
  if (productFor(readerKindOf(person, today)) === 'minor') traits.minors += 1
  if (person.monitoringCode) traits.rosterCodes += 1
}

/** Remembers what was noted, so that nobody looks through the people for it again. */
export async function rememberTraits(opened: OpenIncident, noting: NotingTraits): Promise<void> {
  await untilCounted(opened, async () => noting.traits())
}

async function untilCounted(opened: OpenIncident, workOut: () => Promise<RosterTraits>): Promise<RosterTraits> {
  const basis = (await snapshotOf(opened))?.id ?? ''
  return await remembered(opened.book.memory, `traits/${opened.id}`, basis, workOut)
}

function noteKinds(traits: RosterTraits, elements: Set<Element>, person: Person): void {
  const kinds = (person.elements ?? []).map(elementOf)
  for (const kind of kinds) if (kind) elements.add(kind)
  if (kinds.includes(undefined)) traits.unknownElements += 1
}

const UNSAID = /^(unknown|declined|refused|not (asked|specified|reported)|other|none|n\/?a|unspecified)\b/i

function noteLanguage(traits: RosterTraits, { language }: Person): void {
  if (!language || UNSAID.test(language)) return
  const code = writtenLanguage(language)?.code
  if (code) traits.languages[code] = (traits.languages[code] ?? 0) + 1
  else if (helpLine(language, null) === null) traits.unsupportedReaders += 1
}
