import { counted } from '../law/words.ts'
import type { IncidentStanding } from './incident-standing.ts'

/** How far it is known who was affected, in a line. */
export function whoWords({ people, unsaid }: Pick<IncidentStanding, 'people' | 'unsaid'>) {
  const { by, pairs, unfinished, leftOut, deciding } = people
  const doubts = [
    ...(unfinished ? [importWords(unfinished.rowsToFix)] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, 'row')} left out.`] : []),
    ...(pairs > 0 && deciding ? [`${counted(pairs, 'pair')} may be one person.`] : []),
  ]
  const isSure =
    isCounted(people) &&
    unfinished === null &&
    leftOut === 0 &&
    !people.isDoubtful &&
    deciding === null &&
    unsaid.length === 0
  return { done: isSure, begun: by !== 'nobody', line: [withPairs(countWords(people), people), ...doubts].join(' ') }
}

// Pairs that change nothing of what the law asks may be looked at, or not; until then nobody knows how many they are.
function withPairs(words: string, { pairs, deciding, isDoubtful }: IncidentStanding['people']): string {
  if (deciding || !isDoubtful) return words
  return words.replace(/\.$/, pairs === 0 ? ', some perhaps twice.' : `, ${counted(pairs, 'pair')} to look at.`)
}

function importWords(rows: number): string {
  return rows === 0 ? 'An import is not finished.' : `${counted(rows, 'row')} to fix.`
}

function countWords({ by, count }: IncidentStanding['people']): string {
  if (by === 'nobody' || count === null) return 'Nobody is counted yet.'
  const people = counted(count, 'person', 'people')
  if (by === 'list') return `${people} listed.`
  return by === 'estimate' ? `About ${people}. No list yet.` : `${people}. No list yet.`
}

// Whoever owes nobody a letter needs no list.
function isCounted({ by, isAsked }: IncidentStanding['people']): boolean {
  return by === 'list' || !isAsked
}
