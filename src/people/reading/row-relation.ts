import type { Relation } from '../values/names/relation.ts'
import { readRelation } from '../values/names/relation.ts'
import type { Person } from '../values/person.ts'
import { columnName } from './counted-notes.ts'
import type { RowForm, Value } from './row-form.ts'

/** Adds who stands for a person: by the columns for it, or by what stood beside the name. The role decides where it says more than the column. */
export function addRelations(person: Person, value: Value, form: RowForm, beside: Relation | undefined): void {
  const [guardian, representative] = [value('guardian_name'), value('representative_name')]
  if (guardian !== '') add(person, readRelation(guardian), 'guardian')
  if (representative !== '' && (person.deceased || !isOfKin(form)))
    add(person, readRelation(representative), 'representative')
  if (beside) add(person, beside, 'guardian')
}

// The next of kin of somebody who lives is nobody's representative, 45 CFR 164.502(g).
function isOfKin(form: RowForm): boolean {
  return /kin\b|emergency/i.test(columnName(form, 'representative_name') ?? '')
}

function add(person: Person, relation: Relation | undefined, column: 'guardian' | 'representative'): void {
  if (relation === undefined) return
  const { name, role, kind = column } = relation
  if (kind === 'guardian') {
    if (name !== undefined) person.guardianName ??= name
    if (role !== undefined) person.guardianRole ??= role
  } else {
    if (name !== undefined) person.representativeName ??= name
    if (role !== undefined) person.representativeRole ??= role
  }
}
