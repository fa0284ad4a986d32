import type { Placed } from '../../../actions/review/review.ts'
import { inWords } from '../../../breach/law/day.ts'
import { evidencePart, evidenceText, type PARTS } from '../../../people/linkage/comparison/evidence.ts'
import type { Person } from '../../../people/values/person.ts'

/** Two descriptions side by side, fact by fact; `relation` says whether they agree. */
export function sideRows([one, other]: readonly [Placed, Placed]) {
  return FACTS.flatMap(([label, read, part]) => {
    const [mine, theirs] = [read(one.person), read(other.person)]
    if (mine === '' && theirs === '') return []
    const isReadAlike = part !== undefined && readAlike(one.person, other.person, part)
    return [{ label, one: mine, other: theirs, relation: relationOf(mine, theirs, isReadAlike) }]
  })
}

// Compared as the count does: Main Street is Main St, and five digits of a ZIP code are enough.
function readAlike(one: Person, other: Person, part: keyof typeof PARTS): boolean {
  const read = evidencePart(evidenceText(one), part)
  return read !== '' && read === evidencePart(evidenceText(other), part)
}

function relationOf(one: string, other: string, isReadAlike: boolean): 'same' | 'differs' | 'one only' {
  if (one === '' || other === '') return 'one only'
  return isReadAlike || plain(one) === plain(other) ? 'same' : 'differs'
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

const FACTS: [label: string, read: (person: Person) => string, part?: keyof typeof PARTS][] = [
  ['Given name', ({ givenName = '' }) => givenName],
  ['Middle name', ({ middleName = '' }) => middleName],
  ['Family name', ({ familyName = '' }) => familyName],
  ['Suffix', ({ suffix = '' }) => suffix],
  ['Birth date', ({ birthDate }) => dated(birthDate)],
  ['Sex', ({ sex = '' }) => sex],
  ['Record number', ({ mrn = '' }) => mrn],
  ['Social Security number', ({ ssn = '' }) => (ssn === '' ? '' : `•••-••-${ssn.slice(-4)}`)],
  ['Telephone', ({ phone = '' }) => phone, 'phone'],
  ['E-mail', ({ email = '' }) => email],
  ['Street', ({ address }) => [address.line1, address.line2].filter(Boolean).join(', '), 'street'],
  ['City', ({ address }) => address.city ?? ''],
  ['State', ({ address }) => address.state ?? ''],
  ['ZIP code', ({ address }) => address.zip ?? '', 'zip'],
  ['Deceased', ({ deceased, deathDate }) => dated(deathDate) || (deceased ? 'yes' : '')],
  ['Parent or guardian', ({ guardianName = '' }) => guardianName],
]

function dated(day: string | undefined): string {
  return day === undefined ? '' : inWords(day)
}
