import type { Day } from '../../breach/law/day.ts'

/** A postal address in USPS terms, cleaned of stray spaces and otherwise as the roster gave it. */
export type Address = {
  line1?: string
  line2?: string
  city?: string
  /** USPS two-letter code of a State in the law's sense; absent where the roster names none that is known. */
  state?: string
  zip?: string
  /** A province or state abroad, or a postal region that is no State: AE, AP, AA, PW, FM, MH. */
  region?: string
  /** `US`, or the English name of a country abroad; what the roster has where that is no country known. */
  country?: string
}

/** One individual as one roster row describes him or her, every value already put into one form. */
export type Person = {
  givenName?: string
  middleName?: string
  familyName?: string
  suffix?: string
  birthDate?: Day
  deathDate?: Day
  deceased?: boolean
  sex?: string
  ssn?: string
  mrn?: string
  phone?: string
  email?: string
  emailConsent?: boolean
  address: Address
  guardianName?: string
  /** What the guardian is, in the words of the roster: `mother`. */
  guardianRole?: string
  representativeName?: string
  /** What the representative is, in the words of the roster: `son, executor`. */
  representativeRole?: string
  /** The representative is only the next of kin or an emergency contact, who is written to about the dead alone. */
  representativeOfKin?: true
  /** What somebody decided of the representative named: a legal one, or nobody to write to. */
  representativeIs?: 'legal' | 'not_legal'
  language?: string
  elements?: string[]
  /** The code with which he or she enrolls in the free service that the practice pays for. */
  monitoringCode?: string
  /** The day on which all this was so, as a column of the list says it. */
  asOf?: Day
  /** The number of the record that this one was merged into. */
  mergedInto?: string
  /** The roster says beside the name that this is a test, or not to be used. */
  perhapsNobody?: true
  /** The lists disagree whether he or she lives, and nobody has decided. */
  lifeDisputed?: true
  /** Asked for confidential communication, 45 CFR 164.522(b): `address` is the one asked for, empty until it is known. */
  confidential?: true
  /** A minor who consented to the care, and is written to alone, at a confidential address, 45 CFR 164.502(g)(3). */
  ownCare?: true
  /** The ordinary address of somebody whose letters go to a confidential one. */
  residence?: Address
  /** Another usable address of the lists, where nothing tells which is newer. */
  otherAddress?: Address
}
