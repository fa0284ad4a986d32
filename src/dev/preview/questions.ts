import { type Group, inWords, shown } from './state.ts'

/** Each question of a decision, in incidents in which it is answered differently. */
export const QUESTIONS: readonly Group[] = [
  question('Authorization', 'authorization', ['postedPhoto', 'allowedVideo', 'oldPost', 'reviewReply']),
  question('Exceptions', 'exceptions', ['misdirectedFax', 'snoopedChart', 'lostLaptop']),
  question('Factor', 'factor-3', ['reviewReply', 'lostLaptop', 'phishedMailbox']),
  question('Finding', 'finding', ['postedPhoto', 'latestFax', 'lostLaptop']),
  question('Harm', 'harm', ['lostLaptop', 'latestFax']),
]

function question(title: string, code: string, incidents: readonly string[]): Group {
  const paths = incidents.map((name) => [inWords(name), `/incidents/:${name}/assessment?question=${code}`])
  return shown(`Decide: ${title}`, 'decide', ['few'], Object.fromEntries(paths))
}
