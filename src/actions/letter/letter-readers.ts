import { isState } from '../../breach/law/states.ts'
import { READERS, type ReaderKey } from '../../letters/individual/readers.ts'
import { formFor } from '../../letters/state/form-for.ts'
import { type Letter, termsOf } from '../../letters/text/letter.ts'
import type { ByState } from '../../storage/count/roster-snapshots.ts'
import { todayOf } from '../book/today.ts'
import { headcountByState } from '../count/counted-people.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { allIfFew } from '../people/few-people.ts'
import { letterContext } from './letter-context.ts'
import { type NotedReaders, notingReaders } from './roster-readers.ts'
import { rosterTraits } from './roster-traits.ts'

/**
 * A kind of reader that the letters of an incident have: how many, null where not all were looked at; one of them by id, null
 * where nobody is known; whether the letter differs so much that somebody should open it before it is approved.
 */
export type LetterReader = { key: ReaderKey; people: number | null; sample: string | null; isOdd: boolean }

/** The readers of an incident’s letters; before a roster came, those that any letter may have. */
export const readersOf = incidentPart(async (opened: OpenIncident): Promise<LetterReader[]> => {
  const [base, { groups }] = await Promise.all([letterContext(opened), headcountByState(opened)])
  if (Object.keys(groups).length === 0) return readersWithoutRoster(base)
  const { noted, isWhole } = await notedReaders(opened)
  const found = (key: ReaderKey, people: number | undefined, isOdd: boolean): LetterReader => {
    return {
      key,
      people: people ?? (isWhole ? (noted[key]?.people ?? 0) : null),
      sample: noted[key]?.sample ?? null,
      isOdd,
    }
  }
  const dead = deceasedIn(groups)
  return [
    ...READERS.filter((key) => noted[key] ?? (key === 'deceased' && dead > 0)).map((key) =>
      found(key, key === 'deceased' ? dead : undefined, key !== 'adult'),
    ),
    ...languagesIn(noted).map((key) => found(key, undefined, true)),
    ...statesIn(Object.keys(groups)).map((state) =>
      found(`state-${state}`, peopleIn(groups[state]), asksMore(base, state)),
    ),
  ]
})

/** Of these kinds is somebody in nearly every roster. */
const USUAL: readonly ReaderKey[] = ['adult', 'minor', 'deceased', 'represented']

function readersWithoutRoster(base: Omit<Letter, 'person'>): LetterReader[] {
  const languages = Object.keys(termsOf(base).translated).map((code) => `language-${code}` as const)
  const states = statesIn(Object.keys(base.incident.residents ?? {})).map((state) => `state-${state}` as const)
  return [...USUAL, ...languages, ...states].map((key) => ({ key, people: null, sample: null, isOdd: false }))
}

// Few people are opened anyway, and what was decided about one of them counts at once.
async function notedReaders(opened: OpenIncident): Promise<{ noted: NotedReaders; isWhole: boolean }> {
  const [few, excluded, today] = await Promise.all([allIfFew(opened), excludedOf(opened), todayOf(opened.book)])
  if (!few) return { noted: (await rosterTraits(opened)).readers, isWhole: false }
  const noting = notingReaders(today)
  for (const known of few) if (!excluded.has(known.id)) noting.note(known)
  return { noted: noting.noted(), isWhole: true }
}

function languagesIn(noted: NotedReaders): ReaderKey[] {
  return (Object.keys(noted) as ReaderKey[]).filter((key) => key.startsWith('language-')).toSorted()
}

function statesIn(codes: readonly string[]) {
  return codes.filter(isState).toSorted()
}

function deceasedIn(groups: ByState): number {
  return Object.values(groups).reduce((sum, { deceased }) => sum + deceased, 0)
}

function peopleIn({ living, deceased }: NonNullable<ByState[keyof ByState]> = NOBODY): number {
  return living + deceased
}

const NOBODY = { living: 0, livingUnreachable: 0, deceased: 0, deceasedUnreachable: 0 }

function asksMore(base: Omit<Letter, 'person'>, state: string): boolean {
  return formFor({ ...base, person: { address: { state } } })?.isTriggered === true
}
