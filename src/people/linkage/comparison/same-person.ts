import type { Person } from '../../values/person.ts'
import { type Comparison, compare, type Fact } from './compare.ts'
import { evidenceOf, evidenceText } from './evidence.ts'
import { reasonsOf } from './reasons.ts'

/** Whether somebody found is the one who was looked for, and what speaks for and against it, in words. */
export type Sameness = { verdict: 'same' | 'doubtful' | 'other'; reasons: string[] }

/**
 * Holds the descriptions of somebody against the person who is looked for; the one that agrees best counts. Only what
 * names one person alone makes them the same: a Social Security number that nothing contradicts, or a name with birth
 * date or record number. Families share telephones, and fathers and sons a name.
 */
export function samenessOf(wanted: Person, descriptions: readonly Person[]): Sameness {
  const asked = evidenceOf(evidenceText(wanted), SERIES)
  const found = descriptions.map((each) => compare(asked, evidenceOf(evidenceText(each), SERIES)))
  const verdicts = found.map((of) => ({ verdict: verdictOf(of), reasons: reasonsOf(of) }))
  const best = verdicts.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict])[0]
  return best ?? { verdict: 'other', reasons: [] }
}

const SERIES = ['practice']
const RANK = { same: 0, doubtful: 1, other: 2 }
const NAMING: readonly Fact[] = ['given', 'family', 'birth', 'ssn', 'suffix']

function verdictOf(of: Comparison): Sameness['verdict'] {
  if (isAnother(of)) return 'other'
  const isContradicted = NAMING.some((fact) => of[fact] === 'other' || of[fact] === 'partly')
  return !isContradicted && (of.ssn === 'same' || isOneByName(of)) ? 'same' : 'doubtful'
}

// Another birth date or another whole name, and no number of the two that agrees.
function isAnother(of: Comparison): boolean {
  if (of.ssn === 'same' || of.mrn === 'same') return false
  return of.birth === 'other' || of.ssn === 'other' || (of.given === 'other' && of.family === 'other')
}

// At most one slip in what names a person; names in each other's place are one.
function isOneByName(of: Comparison): boolean {
  if (!agrees(of, 'given') || !agrees(of, 'family')) return false
  const slips = (['given', 'family', 'birth'] as const).filter((fact) => of[fact] === 'alike').length
  return slips - Number(of.swapped) < 2 && (agrees(of, 'birth') || of.mrn === 'same')
}

function agrees(of: Comparison, fact: Fact): boolean {
  return of[fact] === 'same' || of[fact] === 'alike'
}
