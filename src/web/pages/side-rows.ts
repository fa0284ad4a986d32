import type { Placed } from '../../actions/review.ts'
import type { Person } from '../../people/person.ts'

/** What two descriptions say, fact by fact; `relation` says in words whether they agree. */
export function sideRows([one, other]: readonly [Placed, Placed]) {
  return FACTS.flatMap(([label, tell]) => {
    const [mine, theirs] = [tell(one.person), tell(other.person)]
    return mine === '' && theirs === '' ? [] : [{ label, one: mine, other: theirs, relation: relationOf(mine, theirs) }]
  })
}

function relationOf(one: string, other: string): 'same' | 'differs' | 'one only' {
  if (one === '' || other === '') return 'one only'
  return plain(one) === plain(other) ? 'same' : 'differs'
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

const FACTS: [label: string, tell: (person: Person) => string][] = [
  ['Given name', ({ givenName = '' }) => givenName],
  ['Middle name', ({ middleName = '' }) => middleName],
  ['Family name', ({ familyName = '' }) => familyName],
  ['Suffix', ({ suffix = '' }) => suffix],
  ['Birth date', ({ birthDate = '' }) => birthDate],
  ['Sex', ({ sex = '' }) => sex],
  ['Record number', ({ mrn = '' }) => mrn],
  ['Social Security number', ({ ssn = '' }) => (ssn === '' ? '' : `•••-••-${ssn.slice(-4)}`)],
  ['Telephone', ({ phone = '' }) => phone],
  ['E-mail', ({ email = '' }) => email],
  ['Street', ({ address }) => [address.line1, address.line2].filter(Boolean).join(', ')],
  ['City', ({ address }) => address.city ?? ''],
  ['State', ({ address }) => address.state ?? ''],
  ['ZIP code', ({ address }) => address.zip ?? ''],
  ['Deceased', ({ deceased, deathDate }) => deathDate ?? (deceased ? 'yes' : '')],
  ['Parent or guardian', ({ guardianName = '' }) => guardianName],
]
