import { type Day, inWords } from '../../breach/law/day.ts'
import { counted } from '../../breach/law/words.ts'
import type { Render } from '../individual/compose.ts'
import { escapedFacts } from '../text/markdown.ts'

/** Days from the discovery, on average; null: none came to it. */
type Averages = { decision: number | null; letters: number | null; closing: number | null }

/** What the owner’s yearly report says. It names no patient and no title: those are somebody’s free words. */
export type YearlyReport = {
  practice: string
  from: Day
  to: Day
  madeOn: Day
  figures: { incidents: number; closed: number; large: number; told: number; duties: number; broken: number }
  months: { month: string; number: number; kinds: { label: string; number: number }[] }[]
  all: Averages
  sites: (Averages & { name: string; incidents: number })[]
  late: { id: string; to: string; days: number; isOpen: boolean }[]
  causes: { name: string; times: number; sites: string[] }[]
  vendors: { name: string; times: number; sites: string[] }[]
}

/** The report as Markdown. */
export function yearlyReportText(render: Render, { from, to, madeOn, all, sites, ...report }: YearlyReport): string {
  const days = { from: inWords(from), to: inWords(to), madeOn: inWords(madeOn), all: averageWords(all) }
  const bySite = sites.map((site) => ({ ...site, days: averageWords(site) }))
  return render('letters/en/yearly-report.md', escapedFacts({ ...report, ...days, sites: bySite }) as object)
}

function averageWords({ decision, letters, closing }: Averages): string {
  const after = Object.entries({ decision, letters, closing })
  const said = after.flatMap(([what, days]) => (days === null ? [] : [`${what} after ${counted(days, 'day')}`]))
  return said.join(', ') || 'none came to any of them yet'
}
