import { FLAG_WORDS, type Flag } from '../../../people/flags.ts'
import type { Household } from '../../../people/values/household.ts'
import { PATIENT_DOUBT_WORDS, type PatientDoubt } from '../../../people/values/names/patient-doubt.ts'
import type { Person } from '../../../people/values/person.ts'
import { representativeOf } from '../../../people/values/representative.ts'
import type { AddressDoubt } from '../../../people/values/triage.ts'

/** Flags and doubts as chips; what stops or changes a letter stands out. Whether it is a patient is asked in words of its own. */
export function chipsOf(flags: readonly Flag[], doubts: readonly AddressDoubt[]) {
  const flagged = flags
    .filter((flag) => flag !== 'perhaps_no_patient')
    .map((flag) => ({
      short: flag === 'confidential' && doubts.includes('unusable') ? WAITS : FLAG_WORDS[flag].short,
      tone: LOUD.includes(flag) ? 'near' : '',
    }))
  const doubted = doubts
    .filter((doubt) => doubt !== 'unusable')
    .map((doubt) => ({ short: DOUBTS[doubt], tone: doubt === 'po_box' || doubt === 'foreign' ? '' : 'near' }))
  return [...flagged, ...doubted]
}

/** Asked for confidential mail, and there is no address for it. */
const WAITS = 'confidential address missing'

/** What asks whether an entry is a patient, in words; null where nothing does. */
export function doubtInWords(code: PatientDoubt | undefined) {
  return code ? { code, ...PATIENT_DOUBT_WORDS[code] } : null
}

/** How many people share the address: `household of 3`, and how many the family name; null for one alone. */
export function householdWords(household: Household | null): string | null {
  if (!household) return null
  const { people, family } = household
  if (family === people) return `household of ${people}`
  return family > 1 ? `household of ${people}, ${family} with one family name` : `${people} at one address`
}

/** The representative whom a list names, with what the list says that he or she is to the patient. */
export function representativeWords(person: Person): string {
  const { representativeRole } = person
  return [representativeOf(person), representativeRole && `(${representativeRole})`].filter(Boolean).join(' ')
}

const LOUD: readonly Flag[] = [
  'dead_over_50_years',
  'no_address',
  'email_withdrawn',
  'own_care',
  'representative_unconfirmed',
  'life_disputed',
  'confidential',
  'two_addresses',
]

const DOUBTS: Readonly<Record<Exclude<AddressDoubt, 'unusable'>, string>> = {
  foreign: 'abroad',
  zip_missing: 'no ZIP code',
  zip_malformed: 'invalid ZIP code',
  zip_unknown: 'no such ZIP code',
  zip_of_another_state: 'ZIP code from another State',
  unit_missing: 'unit missing',
  no_house_number: 'no house number',
  po_box: 'PO box',
}
