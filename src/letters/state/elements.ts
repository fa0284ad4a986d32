import { ELEMENTS, type Element } from '../../breach/law/vocabulary.ts'

/** The kinds of data that a roster or an incident names, in the order of the vocabulary, each once. */
export function knownElements(named: readonly string[]): Element[] {
  const found = new Set(named.flatMap((name) => elementOf(name) ?? []))
  return ELEMENTS.filter((element) => found.has(element))
}

/** Whether somebody's credit can be harmed: what makes a letter tell of bureaus and freezes. */
export function touchesCredit(elements: readonly Element[]): boolean {
  return elements.some((element) => element === 'ssn' || element === 'driver_license')
}

/** The kind of data that a roster means by a word; undefined where it means none that is known. */
export function elementOf(name: string): Element | undefined {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[\s-]+/g, '_')
  return (ELEMENTS as readonly string[]).includes(plain) ? (plain as Element) : ALSO_CALLED.get(plain)
}

const ALSO: Partial<Record<Element, string>> = {
  name: 'full_name names patient_name first_name last_name',
  address: 'mailing_address street_address home_address postal_address',
  birth_date: 'dob date_of_birth birthdate birthday',
  ssn: 'social_security_number social_security social_security_no ssns',
  driver_license: 'drivers_license driver_licence drivers_licence dl license_number state_id dl_number',
  passport: 'passport_number',
  government_id: 'tax_id taxpayer_id military_id tribal_id itin',
  financial_account: 'bank_account bank_account_number account_and_routing routing_number',
  payment_card: 'credit_card debit_card card credit_card_number card_number',
  online_credentials: 'password username_and_password credentials login',
  biometric: 'biometrics fingerprint face_scan',
  medical:
    'medical_information medical_info diagnosis diagnoses treatment treatments lab_results labs medications prescriptions health health_information clinical phi visit_dates dates_of_service',
  health_insurance: 'insurance insurance_id insurance_number member_id policy_number medicare medicaid claims',
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
