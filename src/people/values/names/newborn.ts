const NEWBORN = '(?:baby|newborn|new born|neonate|infant)'
const SEX = '(?:boy|girl|male|female)'

// Baby Girl, Newborn Male, Baby Boy A, BB Girl: no given name, in whatever order a system writes it.
const NAMELESS = [
  new RegExp(`(?:^| )(?:${NEWBORN}|bb|nb) ?${SEX}s?(?: |$)`),
  new RegExp(`(?:^| )${SEX} ${NEWBORN}(?: |$)`),
  /(?:^| )(?:newborn|neonate|recien nacid[oa])(?: |$)/,
  /^(?:baby|infant|newborn|bebe|hij[oa]) (?:of|de) /,
  new RegExp(`^${NEWBORN} (?:[a-d]|[1-4]|one|two|three|twin|triplet)(?: |$)`),
  /^(?:baby )?(?:twin|triplet) (?:[a-d]|[1-4]|one|two|three)(?: |$)/,
  // Judysgirl Jackson, as the Joint Commission advises (NPSG.01.01.01).
  /^[a-z]{2,} ?s ?(?:baby)? ?(?:boy|girl)(?: [a-d1-4])?$/,
  /^unnamed (?:baby|child|boy|girl)(?: |$)/,
]

// Also names and initials that people have: Baby Thomas, Boy Waterman, BB King.
const SHORT = /^(?:baby|infant|bebe|boy|girl|bboy|bgirl|twin|male|female|[a-z]+ (?:girl|boy))$/
const INITIALS = /^(?:bb|bg|nb)(?: \w+)?$/

/** Whether a given name in lower case is what a system writes for a baby that has none; `age`: in years, undefined where no birth date says. */
export function isNamelessBaby(given: string, age: number | undefined): boolean {
  if (NAMELESS.some((form) => form.test(given))) return true
  if (age !== undefined && age > OLDEST) return false
  return SHORT.test(given) || (age !== undefined && INITIALS.test(given))
}

const OLDEST = 5
