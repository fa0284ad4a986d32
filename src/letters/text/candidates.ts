/** What in a text could be somebody's name, and what could be somebody's number or address of mail. */
export type Candidates = { names: string[]; values: string[] }

// Each begins where a word does, so that a long text without one is read once.
const A_NAME = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}’'-]+(?:\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}\p{M}’'-]+)+/gu
const AN_ADDRESS = /(?<![^\s<>()[\]:;,"'])[^\s<>()[\]:;,"']+@[^\s<>()[\]:;,"']+\.[a-z]{2,}/gi
// `H-10001` is one word, `(617) 555-0177` a number in groups.
const A_WORD = /[\p{L}\d][\p{L}\d-]*/gu
const GROUPS = /\d[\d().-]*(?: \d[\d().-]*)*/g
const FEWEST_DIGITS = 5
const MOST = 300

/**
 * What of the officer's words could be a patient's own: two or three words with capitals, numbers of five digits or more,
 * addresses of mail. Whether it is, the roster tells.
 */
export function candidatesIn(text: string): Candidates {
  const names = (text.match(A_NAME) ?? []).flatMap(pairs)
  const words = [...(text.match(A_WORD) ?? []), ...(text.match(GROUPS) ?? [])]
  const numbers = words.filter((word) => word.replaceAll(/\D/g, '').length >= FEWEST_DIGITS)
  const values = [...(text.match(AN_ADDRESS) ?? []), ...numbers]
  return { names: [...new Set(names)].slice(0, MOST), values: [...new Set(values)].slice(0, MOST) }
}

// `Ana M. López Ruiz` may be Ana López, Ana Ruiz or López Ruiz.
function pairs(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => !/^\p{Lu}\.?$/u.test(word))
  return words.flatMap((given, at) => words.slice(at + 1, at + 4).map((family) => `${given} ${family}`))
}
