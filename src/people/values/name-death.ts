import type { Person } from './person.ts'

/** The names of a row, and whether one of them says that he or she died; `died` is what it says of the day, if anything. */
export type NamesWithoutDeath<N> = { names: N; died: string | undefined }

type Names = Pick<Person, 'givenName' | 'middleName' | 'familyName' | 'suffix'>

/** Takes out of a text what says that its person died: `(deceased)`, `Estate of`, `d. 2024`. Undefined where it says no such thing. */
export function withoutDeath(text: string): { text: string; died: string } | undefined {
  if (!MAY_SAY_SO.test(text)) return undefined
  for (const mark of MARKS) {
    const found = mark.exec(text)
    if (!found) continue
    const rest = tidied(text.replace(mark, ' '))
    if (/\p{L}/u.test(rest)) return { text: rest, died: found.groups?.died ?? '' }
  }
  return undefined
}

/** The same for the parts of a name: a part that says nothing else is left out, as long as a name remains. */
export function partsWithoutDeath(names: Names): NamesWithoutDeath<Names> {
  let [rest, died]: [Names, string | undefined] = [names, undefined]
  for (const part of PARTS) {
    const text = names[part]
    if (text === undefined || !MAY_SAY_SO.test(text)) continue
    const found = withoutDeath(text) ?? (isWholly(text) && hasOther(rest, part) ? { text: '', died: '' } : undefined)
    if (found === undefined) continue
    const { [part]: _, ...others } = rest
    rest = found.text === '' ? others : { ...rest, [part]: found.text }
    died = died || found.died
  }
  return { names: rest, died }
}

const PARTS = ['familyName', 'givenName', 'middleName', 'suffix'] as const

// One look at each name; most say nothing of the kind.
const MAY_SAY_SO =
  /dece|dec['’]?d|\bdec\b|estate|\best\. of|\bd\.? ?\d|\bdied\b|\bthe late\b|[([]\d{4}|†|✝|\brip\b|\bfallecid|\bdifunt/i

const SAYS = `(?:deceased|decd|dec['’]d|dec\\.?|died|fallecid[oa]|difunt[oa]|rip|r\\.i\\.p\\.?)`
const WHEN = `(?:[ :,-]*(?:on |in )?(?<died>[\\d][\\d/.-]{3,9}))?`
const MARKS: readonly RegExp[] = [
  new RegExp(`[([{*<]+ *${SAYS}${WHEN} *[)\\]}*>]+`, 'i'),
  /[([{*]+ *(?:d\.?|died|†|✝) *(?<died>\d[\d/.-]{3,9}) *[)\]}*]+/i,
  /[([{] *\d{4} *[-–] *(?<died>\d{4}) *[)\]}]/,
  /(?:^|(?<=[,\s]))(?:the )?est(?:ate|\.) of(?: the late)?(?= )/i,
  /[,;-]? *\bestate$/i,
  /^the late (?=\p{L}+ \p{L})/iu,
  /[,;]? *\bd\.? ?(?<died>\d{4}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})\b/i,
  new RegExp(`(?:[,;:–-] *|(?<=\\p{L}) +)(?:deceased|decd|dec['’]d|died)\\b${WHEN}`, 'iu'),
  new RegExp(`^(?:deceased|decd|dec['’]d)\\b${WHEN}(?: *[,;:–-] *|(?= \\p{L}+,? \\p{L}))`, 'iu'),
  /[†✝] *(?<died>\d[\d/.-]{3,9})?/,
]

function isWholly(text: string): boolean {
  return /^\W*(?:deceased|decd|dec['’]d|estate of)\W*$/i.test(text)
}

function hasOther(names: Names, part: keyof Names): boolean {
  return Object.entries(names).some(([other, text]) => other !== part && other !== 'suffix' && text !== '')
}

function tidied(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,;])/g, '')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
}
