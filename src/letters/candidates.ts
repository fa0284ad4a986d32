/** What in a text could be somebody's name, and what could be somebody's number or address of mail. */
export type Candidates = { names: string[]; values: string[] }

const A_NAME = /\p{Lu}[\p{L}\p{M}’'-]+(?:\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{L}\p{M}’'-]+)+/gu
const AN_ADDRESS = /[^\s<>()[\]:;,"']+@[^\s<>()[\]:;,"']+\.[a-z]{2,}/gi
const A_NUMBER = /\+?[\p{L}\d][\p{L}\d().-]*(?:[ -]\d[\d.-]*)*/gu
const FEWEST_DIGITS = 5
const MOST = 300

/**
 * What of the officer's words could be a patient's own: two or three words with capitals, numbers of five digits or more,
 * addresses of mail. Whether it is, the roster tells.
 */
export function candidatesIn(text: string): Candidates {
  const names = (text.match(A_NAME) ?? []).flatMap(pairs)
  const numbers = (text.match(A_NUMBER) ?? []).filter((number) => number.replaceAll(/\D/g, '').length >= FEWEST_DIGITS)
  const values = [...(text.match(AN_ADDRESS) ?? []), ...numbers]
  return { names: [...new Set(names)].slice(0, MOST), values: [...new Set(values)].slice(0, MOST) }
}

// `Ana M. López Ruiz` may be Ana López, Ana Ruiz or López Ruiz.
function pairs(name: string): string[] {
  const words = name.split(/\s+/).filter((word) => !/^\p{Lu}\.?$/u.test(word))
  return words.flatMap((given, at) => words.slice(at + 1, at + 4).map((family) => `${given} ${family}`))
}
