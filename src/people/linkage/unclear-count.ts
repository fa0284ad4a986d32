/** A count, the numbers between which the truth lies, and where it probably lies. */
export type Bounds = { people: number; atLeast: number; atMost: number; expected: number }

// A few pairs are looked at one by one, however small the roster is.
const FEW = 20
const MOST_DOUBTFUL = { pairs: 0.05, span: 0.1 }

/**
 * What is said first where rosters are too dirty to be counted by themselves: the doubtful pairs come to more than 5 % of
 * the people, or the span to more than 10 %. Otherwise null.
 */
export function unclearCount({ people, atLeast, atMost, expected }: Bounds): string | null {
  const [fewer, span] = [people - atLeast, atMost - atLeast]
  if (span < FEW || (fewer <= people * MOST_DOUBTFUL.pairs && span <= people * MOST_DOUBTFUL.span)) return null
  const [least, most, probably, counted] = [atLeast, atMost, expected, people].map((each) =>
    each.toLocaleString('en-US'),
  )
  return `The rosters are too unclear to be counted on their own: between ${least} and ${most} people, probably about ${probably}. ${counted} letters would reach everyone, some of them twice. Plan for the higher number until the pairs are reviewed, and ask for record numbers, or for birth dates checked at the source.`
}
