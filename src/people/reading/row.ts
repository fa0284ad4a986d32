import type { Day } from '../../breach/law/day.ts'
import { isNoDate } from '../values/date.ts'
import { readSuffix } from '../values/name.ts'
import { type NamesRead, readNames } from '../values/names/name-cell.ts'
import type { Person } from '../values/person.ts'
import { readElements, readMrn, readSex, readSsn } from '../values/values.ts'
import { columnName } from './counted-notes.ts'
import type { Field } from './fields/fields.ts'
import { valueIn } from './fields/value-in.ts'
import { deathStatus } from './list/death-status.ts'
import { mailMarks } from './list/mail-marks.ts'
import { relationsReader } from './list/relations.ts'
import type { Note } from './note.ts'
import { addressOf } from './row-address.ts'
import { confidentialReader } from './row-confidential.ts'
import { addContact } from './row-contact.ts'
import { deathReader } from './row-death.ts'
import { addNameDoubts } from './row-doubt.ts'
import { dayIn, note, type RowForm, type Value } from './row-form.ts'
import { addMergedRecord, mergedReader } from './row-merged.ts'

/** Makes a person of the cells of a row. Facts that cannot be read are left out, with a note. */
export function rowReader(form: RowForm): (cells: readonly string[], notes: Note[]) => Person {
  const addDeath = deathReader(form)
  const addConfidential = confidentialReader(form)
  const mergedIn = mergedReader(form)
  const addRelations = relationsReader((field) => columnName(form, field), form.happened)
  const marksOf = mailMarks(form.header)
  const diedBy = deathStatus(form.header, new Set(Object.values(form.columns).flat()))
  return (cells, notes) => {
    const value = (field: Field) => {
      const places = form.columns[field]
      if (places === undefined) return ''
      const text = valueIn(field, cells, places)
      return text.length > LONGEST_VALUE ? shortened(text, field, form, notes) : text
    }
    const record = mergedIn(cells)
    const { names, died, relation, isNobodys } = nameOf(record?.named(value) ?? value, form, notes)
    const person: Person = Object.assign(names, { address: addressOf(value, form, notes) })
    const birthDate = birthDateOf(value('birth_date'), form, notes)
    if (birthDate) person.birthDate = birthDate
    const flag = value('deceased') || (diedBy?.(cells) ?? '')
    addDeath(person, { flag, date: value('death_date'), inName: died }, notes)
    addNumbers(person, value, form, notes)
    addContact(person, value, form, notes)
    addOthers(person, value, form)
    if (record) addMergedRecord(person, record, form, notes)
    addConfidential?.(person, { value, cells }, notes)
    if (marksOf) for (const mark of marksOf(cells)) form.happened?.(mark)
    addRelations(person, value, relation)
    if (isNobodys) person.perhapsNobody = true
    addNameDoubts(person, form, notes)
    return person
  }
}

/** Whether the row says who is meant: a name or a number that stands for one person. */
export function isSomebody(person: Person): boolean {
  return Boolean(person.familyName || person.givenName || person.mrn || person.ssn || person.mergedInto)
}

const LONGEST_VALUE = 1_000

// Nobody's name fills a page: such a value is a quote that was never closed, or a document in a cell.
function shortened(text: string, field: Field, form: RowForm, notes: Note[]): string {
  const message = `The value has more than ${LONGEST_VALUE.toLocaleString('en-US')} characters. The rest was cut off. Check it.`
  notes.push(note(form, field, text, message))
  return text.slice(0, LONGEST_VALUE).toWellFormed()
}

function nameOf(value: Value, form: RowForm, notes: Note[]): NamesRead {
  const [given, family] = [value('given_name'), value('family_name')]
  const [middle, suffix] = [value('middle_name'), value('suffix')]
  const parts: NamesRead['names'] = {}
  if (given) parts.givenName = given
  if (middle) parts.middleName = middle
  if (family) parts.familyName = family
  if (suffix) parts.suffix = readSuffix(suffix) ?? suffix
  const whole = given === '' || family === '' ? value('name') : ''
  const read = readNames(parts, whole)
  if (read.several) notes.push(note(form, whole ? 'name' : 'given_name', whole || given, SEVERAL))
  return read
}

const SEVERAL =
  'The row seems to name more than one person, or a family. It is counted as one person, with one letter. Give each person a row of its own.'

function birthDateOf(text: string, form: RowForm, notes: Note[]): Day | undefined {
  if (text === '') return undefined
  const day = dayIn(form, text)
  if (text[4] !== '-') form.dateRead?.(text)
  if (day === undefined && !isNoDate(text)) notes.push(note(form, 'birth_date', text, NO_BIRTH_DATE))
  return day
}

const NO_BIRTH_DATE = 'The birth date is not a valid date. The person is counted without it. Correct it.'

function addNumbers(person: Person, value: Value, form: RowForm, notes: Note[]): void {
  const [ssn, mrn, sex] = [value('ssn'), value('mrn'), value('sex')]
  const number = ssn && readSsn(ssn)
  if (number) person.ssn = number
  else if (ssn && !/^[\d*xX•-]*[*xX•][\d*xX•-]*$|^(.)\1+$/.test(ssn)) {
    const message = 'The Social Security number is not valid. The person is counted without it. Correct it.'
    notes.push(note(form, 'ssn', '•'.repeat(ssn.length), message))
  }
  const record = mrn && readMrn(mrn)
  if (record) person.mrn = record
  if (sex) person.sex = readSex(sex)
}

function addOthers(person: Person, value: Value, form: RowForm): void {
  const language = value('language')
  if (language) person.language = language
  const elements = value('elements')
  if (elements) person.elements = readElements(elements)
  const code = value('monitoring_code')
  if (code) person.monitoringCode = code
  const asOf = value('as_of')
  const day = asOf && dayIn(form, asOf)
  if (day && day > NO_RECORD_YET) person.asOf = day
}

/** Before it no system of records was in use: such a day is a default. */
const NO_RECORD_YET = '1980-01-01'
