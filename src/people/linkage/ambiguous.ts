type Two = { one: number; other: number }

/**
 * Of pairs whose given names are a slip apart, those of a description that fits two people: Laure is a slip of Laura and
 * of Lauren. Which of the twins is meant is for clerical review.
 */
export function ambiguousIn<T extends Two>(
  slips: readonly T[],
  mayBeOne: (one: number, other: number) => boolean,
): Set<T> {
  const byDescription = new Map<number, T[]>()
  for (const pair of slips)
    for (const number of [pair.one, pair.other]) byDescription.set(number, [...(byDescription.get(number) ?? []), pair])
  const ambiguous = new Set<T>()
  for (const [number, pairs] of byDescription) {
    if (pairs.length === 1) continue
    const others = pairs.map(({ one, other }) => (one === number ? other : one))
    const fitsTwo = others.some((one, at) => others.slice(at + 1).some((other) => !mayBeOne(one, other)))
    if (fitsTwo) for (const pair of pairs) ambiguous.add(pair)
  }
  return ambiguous
}
