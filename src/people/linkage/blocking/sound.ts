const CODES = new Map(
  Object.entries({ bfpv: '1', cgjkqsxz: '2', dt: '3', l: '4', mn: '5', r: '6' }).flatMap(([letters, code]) =>
    [...letters].map((letter) => [letter, code] as const),
  ),
)

/**
 * The sound of a folded name: its first letter and three digits for the consonants after it (Soundex, U.S. National
 * Archives). Names in another script are their first four letters.
 */
export function soundOf(name: string): string {
  if (!/^[a-z]/.test(name)) return name.slice(0, 4)
  let sound = name[0]!
  let last = CODES.get(sound)
  for (let at = 1; at < name.length && sound.length < 4; at++) {
    const letter = name[at]!
    const code = CODES.get(letter)
    if (code !== undefined && code !== last) sound += code
    if (letter !== 'h' && letter !== 'w') last = code
  }
  return sound
}
