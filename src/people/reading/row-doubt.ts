import { type PatientDoubt, patientDoubt } from '../values/names/patient-doubt.ts'
import type { Person } from '../values/person.ts'
import type { Note } from './note.ts'
import { note, type RowForm } from './row-form.ts'

/** Notes of a row that its name may stand for no patient. It counts until somebody decides. */
export function addPatientDoubt(person: Person, form: RowForm, notes: Note[]): void {
  const doubt = patientDoubt(person, form.today)
  if (doubt === undefined) return
  const { givenName, middleName, familyName } = person
  const name = [givenName, middleName, familyName].filter(Boolean).join(' ')
  notes.push(note(form, columnOf(form), name, ASKED[doubt]))
}

const ASKED: Readonly<Record<PatientDoubt, string>> = {
  placeholder:
    'The row may be no patient: the name looks like a placeholder, a test or an account. It is counted until somebody decides that on the People page.',
  newborn:
    'The row may be a newborn without a name yet. It is counted. On the People page, correct the name if it is known, or confirm that this is a patient.',
  name_missing:
    'Part of the name is missing. FNU and LNU often stand for a person with one name. The row is counted. Confirm on the People page that this is a patient.',
}

function columnOf({ columns }: RowForm) {
  return (['name', 'family_name', 'given_name'] as const).find((field) => columns[field] !== undefined) ?? 'name'
}
