import type { Day } from '../../../breach/law/day.ts'
import { yearsBetween } from '../age.ts'
import type { Person } from '../person.ts'
import { isNamelessBaby } from './newborn.ts'
import {
  FILLERS,
  MISSING,
  NEVER_A_NAME,
  NEVER_GIVEN,
  NO_PERSONS,
  PLACEHOLDERS,
  STAND_INS,
  TRIED_WITH,
} from './placeholder-words.ts'

/**
 * Why somebody has to be asked whether an entry is a patient: it stands for nobody (Walk-In, a test, an account), for a
 * newborn without a name yet, or for somebody of whose name a part is missing (FNU, LNU).
 */
export const PATIENT_DOUBTS = ['placeholder', 'newborn', 'name_missing'] as const

export type PatientDoubt = (typeof PATIENT_DOUBTS)[number]

/** A doubt in the words of a chip, and what it asks. */
export const PATIENT_DOUBT_WORDS: Readonly<Record<PatientDoubt, { short: string; means: string }>> = Object.freeze({
  placeholder: {
    short: 'perhaps no patient',
    means: 'The name looks like a placeholder, a test, or an account, not a person.',
  },
  newborn: {
    short: 'newborn without a name?',
    means:
      'This may be a newborn whose name was not recorded yet. A baby is a patient: correct the name if you know it.',
  },
  name_missing: {
    short: 'part of the name missing?',
    means:
      'Part of the name is missing. FNU and LNU often stand for a person who has one name: someone like that is a patient.',
  },
})

/** What makes an entry's name doubtful on that day; undefined for nearly everybody. It only asks: real people have such names. */
export function patientDoubt(person: Person, on: Day): PatientDoubt | undefined {
  if (person.perhapsNobody) return 'placeholder'
  const { givenName = '', middleName = '', familyName = '', birthDate } = person
  if (!HINT.test(givenName) && !HINT.test(familyName) && !(middleName && HINT.test(middleName))) return undefined
  const [given, family] = [plain(`${givenName} ${middleName}`), plain(familyName)]
  const names = { given, family, wholes: [`${given} ${family}`.trim(), `${family} ${given}`.trim()] }
  if (isPlaceholder(names, isDescribed(person))) return 'placeholder'
  if (isBaby(names, birthDate === undefined ? undefined : yearsBetween(birthDate, on))) return 'newborn'
  return isMissing(given) || isMissing(family) ? 'name_missing' : undefined
}

/** Whether an entry is described as people are: by a birth date and a street. Such a one is decided alone, whatever its name. */
export function isDescribed({ birthDate, address }: Person): boolean {
  return Boolean(birthDate && address.line1)
}

type Names = { given: string; family: string; wholes: string[] }

// Most names have no beginning of these, so that nobody else is looked at.
const HINT =
  /(?:^|[^a-z])(?:walk|test|zz|[zxq]+-? ?test|demo|dumm|dnu|do not\b|not\b|off\b|of\b|use\b|sampl|exampl|train|fake|pa[ct]i|prueb|pt\b|client|customer|guest|unk|ukn|unid|unna|anon|nobody|no\b|no-?(?:name|first|last|given|sur)|place|doe\b|roe\b|public|bab|beb|b[bg]\b|nb\b|newb|neon|infan|twin|tripl|male|fema|[fl]nu\b|n[fl]n\b|first|last|account|acct|house|cash|petty|trauma|dupl|void|inval|inact|default|generic|temp|mouse|duck|bunny|claus|desc|sin|reci|hij[oa]\b|susp|self|confid|office|misc|refund|clear|unapp|hold|write|charge|new\b|next|any\b|blank|gift|front|quality|qc|profic|staff|lunch|drug|pharma|sales?\b|block|admin|day off|out of|provider|xx|aaa|asdf|qwert)|(?:boy|girl)\b/i

function isBaby({ given, family, wholes }: Names, age: number | undefined): boolean {
  if (family === '' || given === '') return isNamelessBaby(given || family, age)
  return isNamelessBaby(given, age) || wholes.some((whole) => BOTH.test(whole))
}

// LOPEZ BABY GIRL, read as a name of three words.
const BOTH = /\b(?:baby|newborn|infant) ?(?:boy|girl|male|female)\b/

function isPlaceholder({ given, family, wholes }: Names, described: boolean): boolean {
  if (wholes.some((whole) => NO_PERSONS.some((form) => form.test(bare(whole))))) return true
  if ([given, family].some((part) => NEVER_A_NAME.test(bare(part)))) return true
  if (NEVER_GIVEN.has(bare(given).split(' ')[0]!)) return true
  if (wholes.some((whole) => saysNothing(bare(whole).split(' '), described))) return true
  return !described && (TRIED_WITH.has(bare(family)) || STAND_INS.test(bare(wholes[0]!)))
}

// A letter is a name's where there is a birth date and an address: J Patient.
function saysNothing(words: readonly string[], described: boolean): boolean {
  const isFiller = (word: string) => PLACEHOLDERS.has(word) || FILLERS.has(word) || (!described && word.length === 1)
  return words.some((word) => PLACEHOLDERS.has(word)) && words.every(isFiller)
}

function isMissing(name: string): boolean {
  return MISSING.has(name.replaceAll(' ', '')) || name.split(' ').some((word) => word === 'fnu' || word === 'lnu')
}

/** A name in lower case, of letters and digits. */
function plain(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

// Test 2, Test2, Walk In and No Name in one form.
function bare(name: string): string {
  return name
    .replace(/\d+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\bwalk ins?\b/g, 'walkin')
    .replace(/\b(?:no name|sin nombre)\b/g, 'noname')
}
