import type { Person } from '../../people/values/person.ts'
import { htmlOf } from '../text/html.ts'
import type { Letter } from '../text/letter.ts'
import { markdownOf, type Render, withHelp } from './compose.ts'
import { type LetterFacts, languageOf, letterFacts } from './facts.ts'

/** A letter as a page shows it: its head line by line, its body as HTML with what this reader alone gets in `<mark>`. */
export type ShownLetter = Pick<LetterFacts, 'language' | 'sender' | 'date' | 'referenceLine' | 'helpSheet'> & {
  address: { text: string; isOwn: boolean }[]
  body: string
  /** Whether anything of it is this reader’s alone. */
  hasOwn: boolean
}

/** The letter in its real words, beside that to an adult of the same name and no State of whom nothing else is known. */
export function shownLetter(render: Render, letter: Letter): ShownLetter {
  const [facts, plain] = [letter, { ...letter, person: plainReader(letter) }].map(letterFacts) as [
    LetterFacts,
    LetterFacts,
  ]
  const { language, sender, date, referenceLine, helpSheet } = facts
  const body = marked(bodyOf(render, facts), bodyOf(render, plain))
  return {
    ...{ language, sender, date, referenceLine, helpSheet, body },
    address: facts.address.map((text) => ({ text, isOwn: !plain.address.includes(text) })),
    hasOwn: body.includes('<mark>'),
  }
}

function plainReader(letter: Letter): Person {
  const { givenName, middleName, familyName, suffix, address } = letter.person
  const names = {
    ...(givenName && { givenName }),
    ...(middleName && { middleName }),
    ...(familyName && { familyName }),
  }
  const { state: _, ...elsewhere } = address
  const language = languageOf(letter).code
  return { ...names, ...(suffix && { suffix }), address, residence: elsewhere, language }
}

// The page has a title of its own: what stands above all in print stands one level lower here.
function bodyOf(render: Render, facts: LetterFacts): string {
  const html = withHelp(htmlOf(markdownOf(render, facts)), facts.help)
  return html.replaceAll(/<(\/?)h([12])>/g, (_, end: string, level: string) => `<${end}h${Number(level) + 1}>`)
}

function marked(html: string, plain: string): string {
  const known = new Set(plain.split('\n'))
  const line = (text: string) => text.replace(/^<(p|li|h3)([^>]*)>(.+)<\/\1>$/, '<$1$2><mark>$3</mark></$1>')
  return html
    .split('\n')
    .map((text) => (known.has(text) ? text : line(text)))
    .join('\n')
}
