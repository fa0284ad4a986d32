import { joinsAmong } from './distinct.ts'
import { expectedPeople } from './expected.ts'

/** Two descriptions that may be of one person, whose they are now (null: gone with their roster), and what was decided. */
export type DoubtedPair = {
  kind: 'open' | 'joined'
  onePerson: string | null
  otherPerson: string | null
  decision: 'same' | 'different' | 'unsure' | null
  /** How likely they are one person, from 0 to 1. */
  likelihood: number
}

/** What is up for clerical review, and the numbers between which the truth then lies. */
export type Doubts<P> = {
  /** Of two people who may be one: at worst so many fewer people. */
  open: P[]
  /** Of one person, joined because it is likely: at worst each is one person more. */
  joined: P[]
  atLeast: number
  atMost: number
  /** How many people there probably are: see `expectedPeople`. */
  expected: number
}

/** Which of these pairs are up for clerical review among so many people. Who was not sure has decided nothing. */
export function doubtsOf<P extends DoubtedPair>(people: number, pairs: readonly P[]): Doubts<P> {
  const two = new Set(pairs.filter(({ decision }) => decision === 'different').map(between))
  const undecided = pairs.filter(
    ({ decision, onePerson, otherPerson }) =>
      (decision === null || decision === 'unsure') && onePerson !== null && otherPerson !== null,
  )
  const open = undecided.filter((pair) => pair.onePerson !== pair.otherPerson && !two.has(between(pair)))
  const joined = undecided.filter((pair) => pair.kind === 'joined' && pair.onePerson === pair.otherPerson)
  const fewer = joinsAmong(open.map(({ onePerson, otherPerson }) => [onePerson, otherPerson]))
  const expected = expectedPeople(people, open.map(linkOf), joined.map(linkOf))
  return { open, joined, atLeast: people - fewer, atMost: people + joined.length, expected }
}

function linkOf({ onePerson, otherPerson, likelihood }: DoubtedPair) {
  return { one: onePerson, other: otherPerson, match: likelihood }
}

function between({ onePerson, otherPerson }: DoubtedPair): string {
  return [onePerson, otherPerson].sort().join(' ')
}
