/**
 * Whether a text lost a letter on its way: it holds the sign for one that could not be read, or a question mark beside a
 * letter, as programs write where their character set lacks one (`Pe?a`).
 */
export function hasLostLetter(text: string): boolean {
  return text.includes('\ufffd') || (text.includes('?') && /\p{L}\?|\?\p{L}/u.test(text))
}
