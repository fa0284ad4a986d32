/** The fields of a roster that `--map FIELD=COLUMN` may name, in the order in which they are explained. */
export const FIELDS = [
  'given_name',
  'middle_name',
  'family_name',
  'suffix',
  'name',
  'birth_date',
  'death_date',
  'deceased',
  'sex',
  'ssn',
  'mrn',
  'phone',
  'email',
  'email_consent',
  'address_line1',
  'address_line2',
  'city',
  'state',
  'zip',
  'care_of',
  'city_state_zip',
  'address',
  'country',
  'guardian_name',
  'representative_name',
  'next_of_kin',
  'language',
  'elements',
  'as_of',
  'merged_into',
  'confidential',
  'confidential_address',
  'confidential_line2',
  'confidential_city',
  'confidential_state',
  'confidential_zip',
  'own_care',
  'monitoring_code',
] as const

export type Field = (typeof FIELDS)[number]

/** Whether the text is one of the fields. */
export function isField(text: string): text is Field {
  return (FIELDS as readonly string[]).includes(text)
}
