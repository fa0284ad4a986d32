import type { CorrectedFacts } from '../../people/merging/corrected.ts'
import {
  findCorrections,
  hasCorrections,
  insertCorrection,
  type StoredCorrection,
} from '../../storage/people/corrected-people.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import { onceEach } from '../book/parts.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'

/** What is sealed of a correction: all facts that hold by it, what it changed from and to, and why. */
export type SealedCorrection = {
  facts: CorrectedFacts
  before: CorrectedFacts
  after: CorrectedFacts
  reason: string
}

/** A name or birth date that was corrected after the import: which facts hold, what was changed, why, when and by whom. */
export type FactsCorrection = SealedCorrection & { person: string; number: number; setAt: string; setBy: string }

const MOST_REMEMBERED = 4000

/** The corrections of a name or birth date that hold of these people, by their ids. */
export async function factsCorrectionsOf(
  opened: OpenIncident,
  vault: IncidentVault,
  people: readonly string[],
): Promise<ReadonlyMap<string, FactsCorrection>> {
  if (!(await isAnybodyCorrected(opened))) return NOBODY
  const { book, id: incident } = opened
  const of = { read: findCorrections, name: incident, most: MOST_REMEMBERED }
  return onceEach(book, of, people, async (unread) => {
    const rows = await findCorrections(book.db, incident, unread)
    return new Map(rows.map((row) => [row.person, correctionIn(vault, row)]))
  })
}

/** Opens a stored correction. */
export function correctionIn(vault: IncidentVault, row: StoredCorrection): FactsCorrection {
  const { person, number, setAt, setBy } = row
  return { ...vault.open<SealedCorrection>(correctionName(row), row.sealed), person, number, setAt, setBy }
}

/** Seals a correction as this version of it. */
export function sealCorrection(vault: IncidentVault, of: Numbered, correction: SealedCorrection) {
  return vault.seal(correctionName(of), correction)
}

/**
 * The writes by which what was corrected of somebody holds of whom he or she turned out to be. Of whoever was corrected too,
 * his or her own names and days stand; what was decided of the other, and never of this one, holds from then on.
 */
export async function factsCarried(
  opened: OpenIncident,
  vault: IncidentVault,
  { from, to }: { from: string; to: string },
) {
  const rows = await findCorrections(opened.book.db, opened.id, [from, to])
  const [known, own] = [from, to].map((id) => rows.find(({ person }) => person === id))
  if (!known) return []
  const { person: _, number: __, setAt: ___, setBy: ____, ...said } = correctionIn(vault, known)
  const facts = own ? withDecisions(correctionIn(vault, own).facts, said.facts) : said.facts
  if (facts === undefined) return []
  const kept = { ...known, person: to, number: (own?.number ?? 0) + 1 }
  return [insertCorrection({ ...kept, sealed: sealCorrection(vault, kept, { ...said, facts }) })]
}

// Undefined where nothing is added.
function withDecisions(own: CorrectedFacts, other: CorrectedFacts): CorrectedFacts | undefined {
  const added = { ...decisionsIn(other), ...own }
  return Object.keys(added).length > Object.keys(own).length ? added : undefined
}

function decisionsIn({ life, diedOn, representative, representativeNamed, ownCare }: CorrectedFacts): CorrectedFacts {
  return {
    ...(life && { life, ...(diedOn !== undefined && { diedOn }) }),
    ...(ownCare !== undefined && { ownCare }),
    ...(representative && representativeNamed !== undefined && { representative, representativeNamed }),
  }
}

type Numbered = Pick<StoredCorrection, 'person' | 'number'>

const NOBODY: ReadonlyMap<string, FactsCorrection> = new Map()

const isAnybodyCorrected = incidentPart(({ book, id }: OpenIncident) => hasCorrections(book.db, id))

/** The name under which a correction is sealed. */
export function correctionName({ person, number }: Numbered): string {
  return `correction/${person}/${number}`
}
