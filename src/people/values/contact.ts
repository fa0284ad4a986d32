const EXTENSION = /[,;]?\s*(?:x|ext\.?|extension|#)\s*\d{1,7}$/i
const SIGNS = /^\+?[\dA-Z\s().\-/–]+$/i

// As on the keys of a telephone.
const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ']

/**
 * Whether it can be dialed: a number of the North American plan with its area code, whose area and exchange begin with 2 to 9,
 * words on the keys among it and an extension behind it; or one of elsewhere, `+` and 8 to 15 digits (ITU-T E.164).
 */
export function isPhone(text: string): boolean {
  const number = text.trim().replace(EXTENSION, '')
  if (!SIGNS.test(number)) return false
  return number.startsWith('+') && !number.startsWith('+1')
    ? /^\+\d{8,15}$/.test(number.replaceAll(/[^+\d]/g, ''))
    : AMERICAN.test(dialed(number))
}

/** Whether it is a number that costs the caller nothing: of an area code that the FCC set apart, 47 CFR 52.101. */
export function isTollFree(text: string): boolean {
  return isPhone(text) && TOLL_FREE.test(dialed(text.trim().replace(EXTENSION, '')))
}

const AMERICAN = /^1?[2-9]\d{2}[2-9]\d{6}$/
const TOLL_FREE = /^1?8(?:00|33|44|55|66|77|88)/

function dialed(number: string): string {
  return number
    .toUpperCase()
    .replaceAll(/[A-Z]/g, (letter) => String(KEYS.findIndex((key) => key.includes(letter)) + 2))
    .replaceAll(/\D/g, '')
}

const WEBSITE = /^(?:https?:\/\/)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}(?::\d+)?(?:[/?#]\S*)?$/iu

/** Whether it is the address of a website as a letter prints it: a domain, with or without `https://`, and a path. */
export function isWebsite(text: string): boolean {
  return WEBSITE.test(text.trim())
}
