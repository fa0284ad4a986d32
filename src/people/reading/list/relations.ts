import { type Relation, readRelation } from '../../values/names/relation.ts'
import type { Person } from '../../values/person.ts'
import { representativeOf } from '../../values/representative.ts'
import { readYesNo } from '../../values/values.ts'

type Field = 'guardian_name' | 'representative_name' | 'next_of_kin' | 'own_care'

/** Is told what is said once for the list. */
type Happened = ((what: 'representative' | 'kin_of_the_living') => void) | undefined

/**
 * Adds who stands for a person: by the columns for it, or by what stood beside the name. The role decides where it says more
 * than the column. The next of kin serves the dead alone, whatever the column: 45 CFR 164.404(d)(1)(ii), 164.502(g).
 */
export function relationsReader(
  columnOf: (field: Field) => string | null,
  happened?: Happened,
): (person: Person, value: (field: Field) => string, beside?: Relation) => void {
  const places = RELATED.map(([field, place]) => ({
    field,
    place: isOfKin(columnOf(field)) ? ('kin' as const) : place,
  }))
  return (person, value, beside) => {
    for (const { field, place } of places) {
      const text = value(field)
      const relation = text === '' ? undefined : readRelation(text)
      if (relation) add(person, relation, place, happened)
    }
    if (beside) add(person, beside, 'beside', happened)
    if (saysConsent(value('own_care'))) person.ownCare = true
    if (!person.deceased && representativeOf(person) !== '') happened?.('representative')
  }
}

// A day or a note in such a column says so too: then a letter waits that would else go to the parents.
function saysConsent(text: string): boolean {
  return (
    text !== '' &&
    (readYesNo(text) ?? !/^(?:n|no|not|none|unknown|unk|declined|refused|pending|adult|parent)\b/i.test(text))
  )
}

type Place = 'guardian' | 'representative' | 'kin' | 'beside'

// The next of kin last: whoever is more stands before.
const RELATED: readonly (readonly [Exclude<Field, 'own_care'>, Place])[] = [
  ['guardian_name', 'guardian'],
  ['representative_name', 'representative'],
  ['next_of_kin', 'kin'],
]

function isOfKin(column: string | null): boolean {
  const name = (column ?? '').toLowerCase().replace(/[^\p{L}]/gu, '')
  return !OF_LAW.test(name) && OF_KIN.test(name)
}

const OF_LAW = /represent|guardian|legal|attorney|poa|proxy|conservator|execut|tutor|parent|mother|father|padre|madre/
const OF_KIN =
  /kin(?:$|[^dg])|nok|emerg|^ice|spouse|wife|husband|partner|relative|relation|famil|contact|pariente|c[oó]nyuge|espos[oa]/

function add(person: Person, relation: Relation, place: Place, happened: Happened): void {
  const as = whatFor(place, relation, person)
  if (as === 'kin') addKin(person, relation, happened)
  if (as === 'guardian') addGuardian(person, relation)
  if (as === 'representative') addRepresentative(person, relation)
}

// A wife or a son is nobody's guardian. A brother may be, of somebody whose birth date shows a minor.
function whatFor(place: Place, { kind, role }: Relation, { birthDate }: Person): 'guardian' | 'representative' | 'kin' {
  if (kind === 'representative') return 'representative'
  if (place === 'kin' || kind === 'kin') return 'kin'
  if (kind === 'guardian') return 'guardian'
  if (place === 'representative') return 'representative'
  const isFamily = kind === 'family' || (role !== undefined && birthDate === undefined)
  return place === 'beside' || isFamily ? 'kin' : 'guardian'
}

function addKin(person: Person, relation: Relation, happened: Happened): void {
  if (relation.name === undefined || person.representativeName !== undefined) return
  if (person.deceased) {
    addRepresentative(person, relation)
    person.representativeOfKin = true
  } else happened?.('kin_of_the_living')
}

function addGuardian(person: Person, { name, role }: Relation): void {
  if (name !== undefined) person.guardianName ??= name
  if (role !== undefined) person.guardianRole ??= role
}

// Who is more than the next of kin takes that one's place.
function addRepresentative(person: Person, { name, role }: Relation): void {
  if (person.representativeOfKin && name !== undefined) {
    delete person.representativeOfKin
    delete person.representativeName
    delete person.representativeRole
  }
  if (name !== undefined) person.representativeName ??= name
  if (role !== undefined) person.representativeRole ??= role
}
