import { personProblems } from '../../letters/individual/problems.ts'
import { madeUpReader, type ReaderKey, readersLike } from '../../letters/individual/readers.ts'
import { type ShownLetter, shownLetter } from '../../letters/individual/shown-letter.ts'
import type { Problem } from '../../letters/text/letter.ts'
import type { Book } from '../book/book.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { excludedOf } from '../people/exclusions.ts'
import { type KnownPerson, peopleInOrder } from '../people/people.ts'
import { draftCodesOf } from './codes/codes.ts'
import { oneLetter } from './draft-print.ts'
import { letterContext } from './letter-context.ts'
import type { LetterReader } from './letter-readers.ts'
import type { Press } from './press.ts'

/** A letter as one of its readers gets it: whose it is, null where the name is made up, and what stops it. */
export type LetterAs = ShownLetter & { person: string | null; problems: Problem[] }

/** The letter as that reader gets it: to the one whom the roster has, or to somebody made up. */
export async function letterAs(
  opened: OpenIncident<Book & Press>,
  reader: Pick<LetterReader, 'key' | 'sample'> | null,
): Promise<LetterAs> {
  const { render } = opened.book
  const base = await letterContext(opened)
  const known = reader && (await theSample(opened, reader))
  if (!known) {
    const letter = shownLetter(render, { ...base, person: madeUpReader(reader?.key ?? null) })
    return { ...letter, person: null, problems: [] }
  }
  const code = (await draftCodesOf(opened))(known)
  const letter = shownLetter(render, oneLetter(base, known, code))
  return { ...letter, person: known.id, problems: personProblems(known.person, base.on) }
}

// What was decided about somebody since the roster was looked through may have made another reader of him or her.
async function theSample(opened: OpenIncident, { key, sample }: Pick<LetterReader, 'key' | 'sample'>) {
  if (sample === null || (await excludedOf(opened)).has(sample)) return null
  const [known] = await Array.fromAsync(peopleInOrder(opened, [sample]))
  const { on } = await letterContext(opened)
  return known && isLike(known, key, on) ? known : null
}

function isLike({ person, state }: KnownPerson, key: ReaderKey, on: string): boolean {
  return key === 'longest' || [...readersLike(person, on), `state-${state}`].includes(key)
}
