// Behind the number: an extension, a choice in a menu, a line for the deaf. An x straight after a letter is one of a word on the keys.
const EXTENSION =
  /(?:[,;]?\s*(?:(?<![A-Z])x|ext\.?|extension|option|opt\.?|press|#)[\s:]*\d{1,7}|\s*\(?TTY:?\s*[\d\s().-]{3,}\)?)$/i
const SIGNS = /^\+?[\dA-Z\s().\-/\p{Pd}]+$/iu

// As on the keys of a telephone.
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ']

/**
 * Whether it can be dialed: a number of the North American plan with its area code, whose area and exchange begin with 2 to 9,
 * words on the keys among it, even longer ones, and an extension behind it; or one of elsewhere, `+` and 8 to 15 digits
 * (ITU-T E.164).
 */
export function isPhone(text: string): boolean {
  const number = bare(text)
  if (!SIGNS.test(number)) return false
  return number.startsWith('+') && !number.startsWith('+1')
    ? /^\+\d{8,15}$/.test(number.replaceAll(/[^+\d]/g, ''))
    : AMERICAN.test(dialed(number))
}

/** Whether it is a number that costs the caller nothing: of an area code that the FCC set apart, 47 CFR 52.101. */
export function isTollFree(text: string): boolean {
  return isPhone(text) && TOLL_FREE.test(dialed(bare(text)))
}

const AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/
const TOLL_FREE = /^1?8(?:00|33|44|55|66|77|88)/

function bare(text: string): string {
  return text.trim().replace(EXTENSION, '')
}

// What a word on the keys has beyond the last digit is not heard by the exchange.
function dialed(number: string): string {
  const digits = number
    .toUpperCase()
    .replaceAll(/[A-Z]/g, (letter) => String(KEYS.findIndex((key) => key.includes(letter)) + 2))
    .replaceAll(/\D/g, '')
  return /[A-Z]$/i.test(number) ? digits.slice(0, digits.startsWith('1') ? 11 : 10) : digits
}

const WEBSITE = /^(?:https?:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu

/** Whether it is the address of a website as a letter prints it: a domain, with or without `https://`, and a path. */
export function isWebsite(text: string): boolean {
  return WEBSITE.test(text.trim())
}
