import type { Element } from '../../breach/law/vocabulary.ts'
import { listed } from '../../breach/law/words.ts'
import { knownElements } from '../state/elements.ts'
import { type Batch, type Finding, warning } from './finding.ts'

/** Kinds of data that were exposed and that the letter’s own list of them does not name, 45 CFR 164.404(c)(1)(B). */
export function kindFindings({ incident, words }: Batch): Finding[] {
  const text = words.whatInformation
  const missing = knownElements(incident.elements ?? []).filter((kind) => !(NAMED[kind]?.test(text) ?? true))
  if (missing.length === 0 || text.trim() === '') return []
  const kinds = listed(missing.map((kind) => CALLED[kind] ?? kind))
  return [
    warning({
      code: `kinds.${missing.join('.')}`,
      what: 'whatInformation',
      sentence: `The incident says that ${kinds} ${missing.length === 1 ? 'was' : 'were'} involved, and this text does not name ${missing.length === 1 ? 'it' : 'them'}. Add ${missing.length === 1 ? 'it' : 'them'}, or correct the incident’s facts.`,
      citation: '45 CFR 164.404(c)(1)(B)',
    }),
  ]
}

// What a text may call them; of the others nobody can tell by a word.
const NAMED: Partial<Record<Element, RegExp>> = {
  name: /\bnames?\b/i,
  address: /(?<!mail )\baddress(es)?\b|where you live/i,
  birth_date: /\bbirth|\bborn\b|\bDOB\b/i,
  ssn: /social security|\bSSNs?\b/i,
  driver_license: /driver|\blicen[cs]e|state id\b|identification card/i,
  passport: /passport/i,
  financial_account: /\bbank|\baccount/i,
  payment_card: /\bcards?\b/i,
  online_credentials: /password|log-?in|sign-?in|credentials/i,
  biometric: /biometric|finger|face|voice|iris/i,
  health_insurance: /insur|health plan|medicare|medicaid|\bmember/i,
  photo: /photo|picture|image|video/i,
  phone: /phone|\bcell|mobile/i,
  email: /e-?mail/i,
}

const CALLED: Partial<Record<Element, string>> = {
  name: 'a name',
  address: 'an address',
  birth_date: 'a birth date',
  ssn: 'a Social Security number',
  driver_license: 'a driver’s license or State ID number',
  passport: 'a passport number',
  financial_account: 'a bank account number',
  payment_card: 'a payment card number',
  online_credentials: 'a user name with its password',
  biometric: 'biometric data',
  health_insurance: 'health insurance',
  photo: 'a photo or video',
  phone: 'a telephone number',
  email: 'an e-mail address',
}
