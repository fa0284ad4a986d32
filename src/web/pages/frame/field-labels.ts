import type { Field } from '../../../people/reading/fields.ts'

/** The labels of the fields of a roster. */
export const FIELD_LABELS: Readonly<Record<Field, string>> = {
  given_name: 'Given name',
  middle_name: 'Middle name',
  family_name: 'Family name',
  suffix: 'Suffix (Jr, III)',
  name: 'Full name',
  birth_date: 'Birth date',
  death_date: 'Date of death',
  deceased: 'Deceased (yes/no)',
  sex: 'Sex',
  ssn: 'Social Security number',
  mrn: 'Record number (MRN)',
  phone: 'Telephone',
  email: 'E-mail',
  email_consent: 'Agreed to e-mail notice',
  address_line1: 'Street line',
  address_line2: 'Unit, suite',
  city: 'City',
  state: 'State',
  zip: 'ZIP code',
  country: 'Country',
  guardian_name: 'Parent or guardian',
  representative_name: 'Personal representative',
  language: 'Language',
  elements: 'Kinds of data involved',
}
