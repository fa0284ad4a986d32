import type { Day } from '../breach/law/day.ts'
import { hasUsableAddress } from './values/address.ts'
import { isDeadForLong, isKnownMinor, isOwnRepresentative } from './values/age.ts'
import { patientDoubt } from './values/names/patient-doubt.ts'
import type { Person } from './values/person.ts'
import { awaitsRepresentative } from './values/representative.ts'

/** What matters of a person to the law or to the letter, in the order in which pages tell it. */
export const FLAGS = [
  'deceased',
  'dead_over_50_years',
  'minor',
  'own_care',
  'guardian',
  'representative',
  'representative_unconfirmed',
  'language',
  'email_agreed',
  'email_withdrawn',
  'no_address',
  'life_disputed',
  'confidential',
  'two_addresses',
  'perhaps_no_patient',
] as const

export type Flag = (typeof FLAGS)[number]

/** The days on which a person is looked at: the letter's own, and the first on which the breach may have happened. */
export type FlagDays = { letter: Day; breach: Day }

/** The flags of a person. A minor without a birth date is known by the guardian whom the roster names. */
export function flagsOf(person: Person, days: FlagDays): Flag[] {
  const { deathDate, guardianName, representativeName, language, emailConsent, confidential } = person
  const isDeceased = Boolean(person.deceased || deathDate)
  const holds: Record<Flag, boolean> = {
    deceased: isDeceased,
    dead_over_50_years: deathDate !== undefined && isDeadForLong(deathDate, days.breach),
    minor: !isDeceased && isKnownMinor(person, days.letter),
    own_care: isOwnRepresentative(person, days.letter),
    guardian: isText(guardianName),
    representative: isText(representativeName),
    representative_unconfirmed: awaitsRepresentative(person, days.letter),
    language: isText(language) && !isEnglish(language),
    email_agreed: emailConsent === true && !confidential,
    email_withdrawn: emailConsent === false,
    no_address: !confidential && !hasUsableAddress(person.address),
    life_disputed: person.lifeDisputed === true,
    confidential: confidential === true,
    two_addresses: person.otherAddress !== undefined,
    perhaps_no_patient: patientDoubt(person, days.letter) !== undefined,
  }
  return FLAGS.filter((flag) => holds[flag])
}

/** A flag in the words of a chip, and what it means for the letter. */
export const FLAG_WORDS: Readonly<Record<Flag, { short: string; means: string }>> = Object.freeze({
  deceased: {
    short: 'deceased',
    means:
      'The letter goes to the next of kin or personal representative, if an address is known (45 CFR 164.404(d)(1)).',
  },
  dead_over_50_years: {
    short: 'died over 50 years ago',
    means:
      'Information about someone who died more than 50 years ago is not protected health information (45 CFR 160.103). Decide whether to exclude this person.',
  },
  minor: {
    short: 'minor',
    means:
      'Under 18 on the date of the letter, so it goes to the parent or guardian (45 CFR 164.502(g)). Check whether State law sets another age of majority.',
  },
  own_care: {
    short: 'consented to own care',
    means:
      'A minor who consented to the care is written to alone, at a confidential address, never through the parent or guardian (45 CFR 164.502(g)(3)). We cite this from memory, and State law decides who may consent: check with counsel.',
  },
  guardian: { short: 'guardian', means: 'The roster names a parent or guardian.' },
  representative: { short: 'representative', means: 'The roster names a personal representative.' },
  representative_unconfirmed: {
    short: 'representative to confirm',
    means:
      'The roster names a representative for a living adult. The letter waits until somebody confirms a legal one: a guardian, a power of attorney for health care, a conservator (45 CFR 164.502(g)). Next of kin are none.',
  },
  language: { short: 'other language', means: 'The roster names a language other than English.' },
  email_agreed: {
    short: 'agreed to e-mail',
    means: 'The notice goes by e-mail if one can be sent, unless this is withdrawn (45 CFR 164.404(d)(1)(i)).',
  },
  email_withdrawn: {
    short: 'no e-mail',
    means: 'E-mail was refused or consent withdrawn, so the notice goes by first-class mail.',
  },
  no_address: {
    short: 'no usable address',
    means: 'No letter can be sent. This counts as insufficient contact information (45 CFR 164.404(d)(2)).',
  },
  life_disputed: {
    short: 'lists disagree: dead or alive?',
    means:
      'One list says that this person died, another that this person lives. Counted as living. The letter waits until you decide.',
  },
  confidential: {
    short: 'confidential address',
    means:
      'Asked for communications at another address (45 CFR 164.522(b)). The letter goes only there, never to the ordinary address or by e-mail. Without one, it waits until you enter it.',
  },
  two_addresses: {
    short: 'two addresses',
    means:
      'The lists give two different addresses, and no date shows which is newer. The letter goes to the first. Choose the right one.',
  },
  perhaps_no_patient: {
    short: 'perhaps no patient',
    means: 'The name may stand for no one, or part of it is missing. Counted and written to until somebody decides.',
  },
})

function isText(text: string | undefined): text is string {
  return (text ?? '').trim() !== ''
}

function isEnglish(language: string): boolean {
  return /^(en(g(lish)?)?|ingl[eé]s)\b/i.test(language.trim())
}
