import { type Day, inWords } from '../../breach/law/day.ts'
import type { Render } from '../individual/compose.ts'
import { type LetterFacts, letterFacts } from '../individual/facts.ts'
import { sheetOf } from '../individual/sheet.ts'
import { htmlOf } from '../text/html.ts'
import type { Letter, LetterIncident } from '../text/letter.ts'
import { escapedFacts } from '../text/markdown.ts'

/** One disclosure as the accounting tells it to the individual. */
export type AccountedDisclosure = {
  incident: LetterIncident
  recipient: string
  what: string
  purpose: string
  /** The letters that the individual was sent about it, a line each. */
  notices: string[]
}

/** What an accounting of disclosures is made of; `letter` says to whom it goes, on which day, from whom. */
export type Accounting = {
  letter: Letter
  disclosures: AccountedDisclosure[]
  /** The day it reaches back to. */
  from: Day
  /** The name of whoever made it. */
  madeBy: string
}

/** The accounting in the forms in which it is printed: the facts of its head, its text, and all of it as HTML. */
export function composeAccounting(
  render: Render,
  accounting: Accounting,
): { facts: LetterFacts; markdown: string; html: string } {
  const facts = letterFacts(inEnglish(accounting.letter))
  const markdown = render(
    'letters/en/accounting.md',
    escapedFacts({ ...facts, ...accountingFacts(accounting) }) as object,
  )
  const head = render('letters/head', { language: 'en' })
  const sheet = sheetOf(render, facts, { body: htmlOf(markdown) })
  return { facts, markdown, html: `${head}${sheet}</body>\n</html>\n` }
}

function accountingFacts({ letter, disclosures, from, madeBy }: Accounting) {
  return {
    born: letter.person.birthDate ? inWords(letter.person.birthDate) : null,
    from: inWords(from),
    to: inWords(letter.on),
    madeBy,
    disclosures: disclosures.map((each, index) => disclosureFacts(letter, each, index + 1)),
  }
}

function disclosureFacts(letter: Letter, { incident, ...said }: AccountedDisclosure, number: number) {
  const { occurred, discovered } = letterFacts(inEnglish({ ...letter, incident, reference: incident.reference }))
  return { ...said, number, reference: incident.reference, occurred, discovered }
}

// It exists in English only.
function inEnglish({ person: { language: _, ...person }, ...letter }: Letter): Letter {
  return { ...letter, person }
}
