import type { AssociateClock } from '../../breach/law/associate-clock.ts'
import { type Day, inWords } from '../../breach/law/day.ts'
import { isPast } from '../../breach/law/overdue.ts'
import { onTheEnvelope } from '../envelope/window.ts'
import type { Render } from '../individual/compose.ts'
import { contactOf, type LetterFacts, senderLines } from '../individual/facts.ts'
import { sheetOf } from '../individual/sheet.ts'
import { wordsIn } from '../languages/index.ts'
import { filled } from '../languages/language.ts'
import { htmlOf } from '../text/html.ts'
import type { Practice } from '../text/letter.ts'
import { escapedFacts } from '../text/markdown.ts'

/** What the demand to a business associate for the list of people is made of. */
export type Demand = {
  practice: Practice
  associate: {
    name: string
    contactName: string | null
    email: string | null
    discoveredOn: Day | null
    toldUsOn: Day | null
    contractDays: number | null
  }
  clock: AssociateClock
  /** Names the incident to us and nothing to anybody else. */
  reference: string
  on: Day
}

/** The demand as one print-ready HTML document: who was affected and the facts of 164.404(c), by when under 164.410. */
export function composeDemand(render: Render, demand: Demand): string {
  const facts = demandFacts(demand)
  const markdown = render('letters/en/associate-demand.md', escapedFacts(facts) as object)
  return `${render('letters/head', { language: 'en' })}${sheetOf(render, facts, { body: htmlOf(markdown) })}</body>\n</html>\n`
}

function demandFacts({ practice, associate, clock, reference, on }: Demand) {
  const sender = senderLines(practice)
  return {
    ...onTheEnvelope(practice, sender),
    language: 'en',
    reference,
    referenceLine: filled(wordsIn('en').reference, { reference }),
    date: inWords(on),
    sender,
    address: [associate.contactName, associate.name, associate.email].filter((line) => line !== null),
    name: associate.name,
    greeting: associate.contactName ?? 'To the privacy officer',
    discovered: inWordsOrNull(associate.discoveredOn),
    told: inWordsOrNull(associate.toldUsOn),
    byLaw: inWordsOrNull(clock.byLaw),
    contractDays: associate.contractDays,
    byContract: inWordsOrNull(clock.byContract),
    isPast: isPast(clock.due, on),
    contact: contactOf(practice) satisfies LetterFacts['contact'],
  }
}

function inWordsOrNull(day: Day | null): string | null {
  return day && inWords(day)
}
