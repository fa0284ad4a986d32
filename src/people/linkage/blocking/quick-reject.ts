import type { Features, Numbers } from './keys.ts'

type Ask = (one: number, other: number) => boolean

// In a roster of so many rows a name and a birth date are had in common by chance; then strangers go no further.
const LARGE = 20_000

/**
 * Which pairs need no comparison, whatever the rest says. `relatives`: another birth date in year and in month or day,
 * another given name in its beginning and sound, and no part of an SSN or a record number in common: two people of one
 * household. `strangers`, asked in large rosters only: another given and family name, or one of them wholly another,
 * and neither a number nor a contact in common; or what parts relatives, and no contact and no whole number in common.
 */
export function quickReject(features: Features): { relatives: Ask; strangers: Ask } {
  const { givenInitial, givenSound, familyInitial, familySound, family, given, name } = features
  const { year, monthDay, birthSwapped, ssn, ssnStart, ssnEnd, mrn, house, phone, email, zip } = features
  const shareNumber: Ask = (one, other) =>
    shared(ssnStart, one, other) || shared(ssnEnd, one, other) || shared(mrn, one, other)
  const shareContact: Ask = (one, other) =>
    shared(house, one, other) || shared(phone, one, other) || shared(email, one, other) || shared(zip, one, other)
  const otherGiven: Ask = (one, other) => differ(givenInitial, one, other) && differ(givenSound, one, other)
  const otherFamily: Ask = (one, other) => differ(familyInitial, one, other) && differ(familySound, one, other)
  const otherBirth: Ask = (one, other) =>
    differ(year, one, other) && differ(monthDay, one, other) && differ(birthSwapped, one, other)
  const otherName: Ask = (one, other) =>
    differ(name, one, other) &&
    (otherFamily(one, other) || (otherGiven(one, other) && family[one] !== family[other])) &&
    !(given[one] === family[other] || family[one] === given[other])
  const isSomebodyElse: Ask = (one, other) =>
    otherBirth(one, other) &&
    otherGiven(one, other) &&
    differ(name, one, other) &&
    !shared(ssn, one, other) &&
    !shared(mrn, one, other)
  return {
    relatives: (one, other) =>
      otherBirth(one, other) && otherGiven(one, other) && differ(name, one, other) && !shareNumber(one, other),
    strangers: (one, other) =>
      name.length >= LARGE &&
      !shareContact(one, other) &&
      ((otherName(one, other) && !shareNumber(one, other)) || isSomebodyElse(one, other)),
  }
}

function shared(feature: Numbers, one: number, other: number): boolean {
  return feature[one] !== 0 && feature[one] === feature[other]
}

function differ(feature: Numbers, one: number, other: number): boolean {
  return feature[one] !== 0 && feature[other] !== 0 && feature[one] !== feature[other]
}
