import type { Element } from './vocabulary.ts'

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
