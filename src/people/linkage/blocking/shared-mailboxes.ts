import { relateGiven } from '../comparison/relate-names.ts'
import { areTwoNames } from '../comparison/two-names.ts'
import { carriersOfEach } from './carriers.ts'
import { type Descriptions, inOrderOfTexts } from './descriptions.ts'
import type { Features } from './keys.ts'

/** The e-mail addresses, by their hash, that people of two given names use: a household's, and no person's own. */
export function sharedMailboxes(features: Features, descriptions: Descriptions): ReadonlySet<number> {
  const { email, given } = features
  const shared = new Set<number>()
  for (const users of carriersOfEach(email, 2)) {
    const firsts = firstOfEachName(users, given, descriptions)
    if (firsts.length > 1 && hasTwoNames(firsts, features, descriptions)) shared.add(email[users[0]!]!)
  }
  return shared
}

const MOST_LOOKED_AT = 20

function firstOfEachName(users: Uint32Array, given: Uint32Array, descriptions: Descriptions): number[] {
  if (users.every((user) => given[user] === given[users[0]!])) return []
  const inOrder = inOrderOfTexts(users, descriptions)
  const firsts: number[] = []
  for (const user of inOrder) {
    if (given[user] === 0 || firsts.some((first) => given[first] === given[user])) continue
    if (firsts.push(user) === MOST_LOOKED_AT) break
  }
  return firsts
}

const NOBODY = () => false

function hasTwoNames(users: readonly number[], features: Features, descriptions: Descriptions): boolean {
  return users.some((one, at) => users.slice(at + 1).some((other) => areTwo(features, descriptions, one, other)))
}

// Names in each other's place are one person's; two names a slip apart are two where the birth dates say so.
function areTwo({ given, family, year, monthDay }: Features, all: Descriptions, one: number, other: number): boolean {
  if (given[one] === family[other] || family[one] === given[other]) return false
  const [mine, theirs] = [all.evidence(one).given, all.evidence(other).given]
  const relation = relateGiven(mine, theirs)
  if (relation === 'other') return true
  const areBornApart =
    year[one] !== 0 && year[other] !== 0 && year[one] !== year[other] && monthDay[one] !== monthDay[other]
  return relation === 'alike' && (areBornApart || areTwoNames(mine[0]!, theirs[0]!, NOBODY))
}
