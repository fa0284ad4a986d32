import { reachesBackTo } from '../../breach/incident/accounting.ts'
import { type Day, earlierOf, inWords } from '../../breach/law/day.ts'
import { Refused } from '../../errors.ts'
import { type AccountedDisclosure, composeAccounting } from '../../letters/documents/accounting.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { Actor } from '../../storage/log/commit.ts'
import type { Book } from '../book/book.ts'
import { namesOf } from '../book/names.ts'
import { todayOf } from '../book/today.ts'
import { openIncident } from '../incident/open-incident.ts'
import { letterContext, oneLetter } from '../letter/draft-print.ts'
import type { Press } from '../letter/press.ts'
import { printerOf } from '../letter/print-problems.ts'
import type { PastLetter } from '../mailing/letter-history.ts'
import { type Chosen, chosenPatient, SAID } from './chosen-patient.ts'
import { type Disclosure, disclosuresTo } from './disclosures.ts'

/** An accounting as one print-ready HTML document, entered in the log. Refused where those chosen are not one person. */
export async function accountingPage(book: Book & Press, by: Actor, chosen: readonly Chosen[]): Promise<string> {
  const { html } = await composed(book, by, chosen)
  await enterMade(book, by, chosen)
  return html
}

/** The same as a tagged PDF, in pieces. Refused also where no font of ours has a character of it. */
export async function accountingPdf(
  book: Book & Press,
  by: Actor,
  chosen: readonly Chosen[],
): Promise<AsyncGenerator<Uint8Array>> {
  const paper = await printerOf(book)
  const { facts, markdown } = await composed(book, by, chosen)
  if (!(await paper.canPrint([markdown, ...facts.address].join(' ')))) throw new Refused(UNPRINTABLE)
  await enterMade(book, by, chosen)
  const [author = ''] = facts.sender
  return paper.print([{ facts, markdown }], {
    title: 'Accounting of Disclosures',
    language: 'en-US',
    author,
    at: book.now(),
  })
}

const UNPRINTABLE =
  'Breachbook’s fonts do not have every character needed here. Open it as a page and print from the browser.'

async function composed(book: Book & Press, by: Actor, chosen: readonly Chosen[]) {
  const [newest, ...others] = await chosenPatient(book, chosen)
  const disclosures = await disclosuresTo(
    book,
    [newest, ...others].map(({ descriptions: _, ...person }) => ({
      ...person,
      verdict: 'same',
      reasons: [],
      through: false,
    })),
  )
  const base = await letterContext(await openIncident(book, newest.incident))
  return composeAccounting(book.render, {
    letter: accountingLetter(oneLetter(base, newest, null)),
    disclosures: disclosures.map((each) => accounted(each, chosen)),
    from: earliest([reachesBackTo(await todayOf(book)), ...disclosures.map(firstDayKnown)]),
    madeBy: (await namesOf(book))(by.id),
  })
}

// Not the reference of the notice: what the post brings back is looked up by it.
function accountingLetter(letter: Letter): Letter {
  const { helpTexts: _, ...own } = letter
  return { ...own, reference: `A-${letter.reference ?? letter.incident.reference}` }
}

// An older one that somebody ticked all the same stands within the time that the accounting names.
function firstDayKnown({ incident }: Disclosure): Day {
  return incident.occurredFrom ?? incident.occurredTo ?? incident.discoveredOn
}

function earliest(days: readonly Day[]): Day {
  return days.reduce(earlierOf)
}

function accounted(
  { incident, person, letters, ...record }: Disclosure,
  chosen: readonly Chosen[],
): AccountedDisclosure {
  const said = chosen.find((each) => each.incident === incident.id && each.person === person.id)
  const { id: reference, discoveredOn, occurredFrom, occurredTo } = incident
  const texts = SAID.map((field) => [field, said?.[field]?.trim() || record[field]])
  return {
    ...(Object.fromEntries(texts) as Record<(typeof SAID)[number], string>),
    incident: { reference, discoveredOn, occurredFrom, occurredTo },
    notices: letters.filter(({ wentOn }) => wentOn !== null).map(noticeInWords),
  }
}

function noticeInWords({ reference, channel, wentOn }: PastLetter): string {
  return `letter ${reference}, by ${channel === 'email' ? 'e-mail' : 'mail'} on ${inWords(wentOn ?? '')}`
}

// One entry an incident: it is hidden from whoever does not see that one.
async function enterMade(book: Book, by: Actor, chosen: readonly Chosen[]): Promise<void> {
  for (const [incident, its] of Map.groupBy(chosen, (each) => each.incident)) {
    const facts = { people: its.map(({ person }) => `${incident}/${person}`) }
    await book.commit({ act: 'accounting_made', incident, facts }, by)
  }
}
