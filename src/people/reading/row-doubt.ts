import { type PatientDoubt, patientDoubt } from '../values/names/patient-doubt.ts'
import type { Person } from '../values/person.ts'
import type { Note } from './note.ts'
import { note, type RowForm } from './row-form.ts'

/** Notes of a row that it has no name, or that its name may stand for no patient. It counts until somebody decides. */
export function addNameDoubts(person: Person, form: RowForm, notes: Note[]): void {
  noteNameless(person, form, notes)
  addPatientDoubt(person, form, notes)
}

function addPatientDoubt(person: Person, form: RowForm, notes: Note[]): void {
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

// Whom a number alone tells apart in a list of names is counted, and nobody can write to him or her.
function noteNameless(person: Person, form: RowForm, notes: Note[]): void {
  const { givenName, familyName, mrn, ssn, mergedInto } = person
  if (givenName || familyName || mergedInto || !(mrn || ssn) || !hasNames(form)) return
  notes.push(note(form, columnOf(form), '', NO_NAME))
}

const NO_NAME = 'The row has no name. The person is counted, and no letter can go until a name is entered.'

const NAMES = ['name', 'family_name', 'given_name'] as const

function hasNames({ columns }: RowForm): boolean {
  return NAMES.some((field) => columns[field] !== undefined)
}

function columnOf({ columns }: RowForm) {
  return NAMES.find((field) => columns[field] !== undefined) ?? 'name'
}
