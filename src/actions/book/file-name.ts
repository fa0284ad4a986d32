const LONGEST = 255
const UNNAMED = 'file'

/**
 * A file's name as it may be shown, kept and given to a download: without path, without controls, line breaks and characters that
 * are not seen or turn the direction of what follows (`report\\u202Efdp.exe` reads as “reportexe.pdf”), at most 255 characters.
 * Letters of every script and emoji stay. Nothing left: “file”.
 */
export function plainFileName(given: string): string {
  const seen = given
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, ' ')
    .replaceAll(UNSEEN, '')
  const alone = seen.slice(Math.max(seen.lastIndexOf('/'), seen.lastIndexOf('\\')) + 1)
  const plain = alone
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
  return shortened(plain) || UNNAMED
}

// Format characters (Cf: marks of direction, joiners, the byte order mark, tags) and letters that are blank.
const UNSEEN = /[\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]/gu

// The ending stays: it tells what opens the file.
function shortened(name: string): string {
  const letters = [...name]
  if (letters.length <= LONGEST) return name
  const ending = /\.[^. ]{1,10}$/u.exec(name)?.[0] ?? ''
  return letters.slice(0, LONGEST - [...ending].length).join('') + ending
}
