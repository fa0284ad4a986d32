import { GROUP_WORDS, GROUPS, type Report } from '../../breach/incident/report.ts'
import { inWords } from '../../breach/law/day.ts'
import { KINDS } from '../../breach/law/kinds.ts'
import { Refused } from '../../errors.ts'
import { type YearlyReport, yearlyReportText } from '../../letters/documents/yearly-report.ts'
import { onTheEnvelope } from '../../letters/envelope/window.ts'
import { senderLines } from '../../letters/individual/facts.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { NO_SITE, type TwelveMonths, twelveMonthsOf } from '../duties/twelve-months.ts'
import { thePractice } from '../practice/practice.ts'
import type { Press } from './press.ts'
import { printerOf } from './print-problems.ts'

/**
 * The report to the owner about a calendar year, or the twelve months up to today where none is named, as a tagged PDF in
 * pieces. Refused where this installation prints none, or no font of ours has a character of it.
 */
export async function yearlyReport(book: Book & Press, year: number | null): Promise<AsyncGenerator<Uint8Array>> {
  const [paper, practice, madeOn] = await Promise.all([printerOf(book), thePractice(book), todayOf(book)])
  const told = { ...toldOf(await twelveMonthsOf(book, year)), practice: practice.name, madeOn }
  const markdown = yearlyReportText(book.render, told)
  if (!(await paper.canPrint(markdown))) throw new Refused(UNPRINTABLE)
  const ofNobody = {
    reference: 'report',
    referenceLine: 'Report to the owner',
    individual: '',
    address: [],
    help: null,
  }
  const seen = onTheEnvelope(practice, senderLines(practice))
  return paper.print([{ facts: { ...seen, ...ofNobody, language: 'en', date: inWords(madeOn) }, markdown }], {
    title: `Breaches of patient data, ${inWords(told.from)} to ${inWords(told.to)}`,
    language: 'en-US',
    author: practice.name,
    at: book.now(),
  })
}

const UNPRINTABLE = 'No font of ours has every character of this report. Open the page and print it from the browser.'

function toldOf({ from, to, all, late, ...found }: TwelveMonths): Omit<YearlyReport, 'practice' | 'madeOn'> {
  const { incidents, closed, large, told, duties } = found
  return {
    ...{ from, to, all, late },
    figures: { incidents, closed, large, told, duties, broken: late.length },
    months: found.months.flatMap(monthOf),
    sites: found.sites.map(({ site, ...each }) => ({ ...each, name: site ?? NO_SITE })),
    causes: found.causes.map((each) => ({ ...each, name: KINDS[each.name] })),
    vendors: found.vendors,
  }
}

function monthOf({ month, groups }: Report['months'][number]): YearlyReport['months'] {
  const kinds = GROUPS.filter((group) => groups[group] > 0).map((group) => ({
    label: GROUP_WORDS[group],
    number: groups[group],
  }))
  const number = kinds.reduce((sum, kind) => sum + kind.number, 0)
  return number === 0 ? [] : [{ month: MONTH.format(new Date(`${month}-15T12:00:00Z`)), number, kinds }]
}

const MONTH = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })
