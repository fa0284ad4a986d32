import type { Person } from '../values/person.ts'

type Representative = Pick<Person, 'representativeName' | 'representativeRole' | 'representativeOfKin'>

/** Who stands for somebody, by all that the lists say. */
export type Relatives = Representative & Pick<Person, 'guardianName' | 'guardianRole'>

/**
 * The guardian and the representative by all that the lists say, each with his or her own role: the role of one list is not
 * given to the name of another. Whoever is more than the next of kin stands before him or her.
 */
export function relativesOfAll(descriptions: readonly Person[]): Relatives {
  const named = descriptions.filter(({ representativeName }) => representativeName !== undefined)
  const chosen = named.find(({ representativeOfKin }) => !representativeOfKin) ?? named[0] ?? roleOnly(descriptions)
  const guarded = descriptions.find(({ guardianName }) => guardianName !== undefined) ?? guardianOnly(descriptions)
  return { ...representativeIn(chosen), ...guardianIn(guarded) }
}

/** The person without anybody who stands for him or her. */
export function withoutRelatives({
  guardianName: _,
  guardianRole: __,
  representativeName: ___,
  representativeRole: ____,
  representativeOfKin: _____,
  ...person
}: Person): Person {
  return person
}

function roleOnly(descriptions: readonly Person[]): Person | undefined {
  return descriptions.find(({ representativeRole }) => representativeRole !== undefined)
}

function guardianOnly(descriptions: readonly Person[]): Person | undefined {
  return descriptions.find(({ guardianRole }) => guardianRole !== undefined)
}

function representativeIn({ representativeName, representativeRole, representativeOfKin }: Representative = {}) {
  return {
    ...(representativeName !== undefined && { representativeName }),
    ...(representativeRole !== undefined && { representativeRole }),
    ...(representativeOfKin && { representativeOfKin }),
  }
}

function guardianIn({ guardianName, guardianRole }: Pick<Person, 'guardianName' | 'guardianRole'> = {}) {
  return { ...(guardianName !== undefined && { guardianName }), ...(guardianRole !== undefined && { guardianRole }) }
}
