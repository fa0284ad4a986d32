import { ELEMENTS, type Element } from './vocabulary.ts'

/** Kinds of data as a list for people names them. */
export const ELEMENT_WORDS: Record<Element, string> = {
  name: 'Name',
  address: 'Address',
  birth_date: 'Birth date',
  ssn: 'Social Security number',
  driver_license: 'Driver’s license or State ID',
  passport: 'Passport',
  government_id: 'Other government number',
  financial_account: 'Bank account',
  payment_card: 'Payment card',
  online_credentials: 'User name with password',
  biometric: 'Biometric data',
  medical: 'Medical information',
  health_insurance: 'Health insurance',
  photo: 'Photo or video',
  account_number: 'Account number',
  phone: 'Telephone',
  email: 'E-mail address',
  other: 'Something else',
}

// What else people call them, in rosters and in letters.
const ALSO: Partial<Record<Element, string>> = {
  name: 'full_name names patient_name first_name last_name',
  address: 'mailing_address street_address home_address postal_address where_you_live',
  birth_date: 'dob date_of_birth birthdate birthday dates_of_birth born',
  ssn: 'social_security_number social_security social_security_no ssns',
  driver_license:
    'drivers_license driver_licence drivers_licence dl license_number state_id dl_number license licence identification_card',
  passport: 'passport_number',
  government_id: 'government_number tax_id taxpayer_id military_id tribal_id itin',
  financial_account:
    'bank_account bank_account_number account_and_routing routing_number bank checking_account savings_account',
  payment_card: 'credit_card debit_card card credit_card_number card_number',
  online_credentials: 'password username_and_password credentials login log_in sign_in user_name_with_password',
  biometric: 'biometrics fingerprint face_scan face voice iris',
  medical:
    'medical_information medical_info diagnosis diagnoses treatment treatments lab_results labs medications prescriptions health health_information clinical phi visit_dates dates_of_service',
  health_insurance:
    'insurance insurance_id insurance_number insurer member_id policy_number medicare medicaid claims health_plan member_number',
  photo: 'photos picture pictures video image images photograph photographs',
  account_number: 'mrn medical_record_number patient_id patient_number chart_number',
  phone: 'phone_number telephone telephone_number mobile cell',
  email: 'email_address e_mail e_mail_address',
}

const ALSO_CALLED = new Map(
  Object.entries(ALSO).flatMap(([element, names]) =>
    names.split(' ').map((name) => [name, element as Element] as const),
  ),
)

/** The kind of data that somebody means by a word; undefined where it means none that is known. */
export function elementOf(name: string): Element | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[\s-]+/g, '_')
  return (ELEMENTS as readonly string[]).includes(plain) ? (plain as Element) : ALSO_CALLED.get(plain)
}

const WHOSE =
  'clinic|practice|office|hospital|doctor|physician|provider|dentist|employer|company|insurer|plan|bank|school'

// What holds one of those words and means no such thing about the reader.
const NOT_MEANT: Partial<Record<Element, RegExp>> = {
  name: new RegExp(
    `\\b(user|log ?in|file|domain|brand|drug|(${WHOSE})s?)[ -]names?\\b|\\bnames? of (?!(the |each |a |your )?(patients?|persons?|people|child(ren)?|family)\\b)`,
    'g',
  ),
  address: /\b(e ?mail|mail|ip|web) address(es)?\b/g,
  payment_card: /\b(insurance|id|identification|member|medicare|medicaid|health plan|social security) cards?\b/g,
}

/** Whether a text about the reader's data names a kind of it. */
export function isNamedIn(text: string, element: Element): boolean {
  const plain = plainly(text).replaceAll(NOT_MEANT[element] ?? /$^/g, ' ')
  const words = [element, ...(ALSO[element]?.split(' ') ?? [])].map(plainly)
  return words.some((word) => new RegExp(`\\b${word}(e?s)?\\b`).test(plain))
}

function plainly(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[\s_-]+/g, ' ')
}

/** Kinds of data as a sentence names them. */
export function elementsInSentence(elements: readonly Element[]): string[] {
  return elements.map((element) => {
    const words = ELEMENT_WORDS[element]
    return element === 'ssn' ? words : words.charAt(0).toLowerCase() + words.slice(1)
  })
}
