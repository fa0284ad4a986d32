import { wholeCount } from '../../../breach/law/count.ts'
import type { Day } from '../../../breach/law/day.ts'
import { plannedDay } from '../../../breach/law/overdue.ts'
import type { People } from '../../../breach/law/situation.ts'
import { capitalized, counted, listed, stateName } from '../../../breach/law/words.ts'
import { dayInSentence } from '../../../breach/next/day-words.ts'
import { nameOf, stateIn } from '../../../breach/next/duty-name.ts'
import type { Audience, AudienceKind } from '../../../breach/offices/audiences.ts'
import { formFor, officeIn } from '../../../breach/offices/forms.ts'

/** Whom a row of the table is about: `Texas Attorney General`, `1,200 people, one letter`. */
export function audienceName({ kind, lead, duties }: Audience, people: People): string {
  const count = wholeCount(people)
  if (kind === 'letter') return `${capitalized(nameOf(lead, { people: { count } }))}, one letter`
  if (kind === 'ocr') return `HHS, Office for Civil Rights${lead.id.startsWith('part2') ? ', under 42 CFR Part 2' : ''}`
  if (kind === 'unreached') return `${counted(people.unreachable, 'person', 'people')} no letter reaches`
  if (kind === 'bureaus') return 'Credit bureaus'
  if (kind === 'media') return capitalized(lead.to.replace(/^prominent media outlets/, 'news outlets'))
  const office = officeIn(lead.id)
  const called = office && duties.length > 1 ? formFor(office.state, office.slug).called : undefined
  if (called) return called
  return capitalized(nameOf(lead, { people: { count } }).replace(/^the /, ''))
}

/** The line below the name: how many live there, and what that means. */
export function audienceDetail({ kind, duties, lead }: Audience, people: People): string {
  if (kind === 'letter') return duties.length > 1 ? `${figure(duties.length)} laws ask for it` : ''
  if (kind === 'unreached') return SUBSTITUTE[lead.form ?? 'under_10']
  if (kind === 'bureaus') return `about residents of ${listed(duties.map(({ id }) => stateName(stateIn(id) ?? 'XX')))}`
  if (kind === 'ocr') return sizeWords(lead.track, wholeCount(people))
  const state = stateIn(lead.id)
  const residents = state && people.residents[state]
  return residents ? counted(residents, 'resident') : ''
}

const SUBSTITUTE = {
  under_10: 'fewer than 10: another written form, telephone or other means',
  '10_or_more': '10 or more: web page or media, and a toll-free number',
}

function sizeWords(track: string | undefined, count: number | null): string {
  const people = count === null ? '' : `${counted(count, 'person', 'people')}, `
  if (track === 'annual') return `${people}fewer than 500: year-end report`
  return track === 'immediate' ? `${people}500 or more: with the letters` : people.replace(/, $/, '')
}

/** How a notice goes: an icon, and the word beside it. */
export type Way = { icon: string; label: string }

/** How an audience is told. */
export function wayTo({ kind, lead }: Audience): Way {
  if (kind === 'unreached') return lead.form === '10_or_more' ? WAYS.website : WAYS.call
  return kind === 'office' ? officeWay(lead.method ?? '') : WAYS[KIND_WAYS[kind]]
}

const WAYS = {
  letter: { icon: 'mail', label: 'letter' },
  email: { icon: 'send', label: 'e-mail' },
  portal: { icon: 'globe', label: 'portal' },
  media: { icon: 'press', label: 'media' },
  website: { icon: 'globe', label: 'website' },
  call: { icon: 'phone', label: 'call' },
} as const satisfies Record<string, Way>

const KIND_WAYS: Record<Exclude<AudienceKind, 'office' | 'unreached'>, keyof typeof WAYS> = {
  letter: 'letter',
  ocr: 'portal',
  media: 'media',
  bureaus: 'letter',
  other: 'letter',
}

// The way that the sources name first.
function officeWay(method: string): Way {
  const named = [
    [WAYS.portal, /portal|online|web(site| form)?\b|electronic form/i],
    [WAYS.email, /e-?mail/i],
    [WAYS.letter, /letter|\bmail\b|written|writing/i],
  ] as const
  const found = named.map(([way, words]) => [way, method.search(words)] as const).filter(([, at]) => at >= 0)
  return found.toSorted(([, one], [, other]) => one - other)[0]?.[0] ?? WAYS.letter
}

/** What opens the law behind a row: `Why Dec 29`, `Eight laws, one letter`. */
export function whyLabel({ duties, lead, isDone, kind }: Audience, isProvisional: boolean, today: Day): string {
  if (duties.length > 1 && kind === 'letter') return `${figure(duties.length)} laws, one letter`
  if (duties.length > 1) return `${figure(duties.length)} duties, one notice`
  if (isDone) return 'Why'
  if (lead.status === 'held') return 'Why it is on hold'
  if (isProvisional) return 'Why the day is dashed'
  const day = plannedDay(lead, today)
  return day === null ? 'Why, without a day' : `Why ${dayInSentence(day, today)}`
}

const FIGURES = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/** A number at the beginning of a sentence: `Eight`, `12`. */
export function figure(count: number): string {
  return FIGURES[count] ?? String(count)
}

/** How many of the audiences are told, in a few words and a sentence. */
export function toldWords(audiences: readonly Audience[], left: number): { told: string; rest: string } {
  if (audiences.length === 0)
    return {
      told: 'No notice is owed',
      rest: 'on the facts recorded so far. The facts and this finding stay on record.',
    }
  const open = audiences.filter(({ isDone }) => !isDone)
  const told = `${audiences.length - open.length} of ${audiences.length} told.`
  if (open.length === 0) return { told, rest: 'Nobody is left.' }
  const letter = open.some(({ kind }) => kind === 'letter') && left > 0
  const waits = letter ? ` One of them is the letter: it has not reached ${counted(left, 'person', 'people')}.` : ''
  return { told, rest: `${figure(open.length)} ${open.length === 1 ? 'is' : 'are'} left.${waits}` }
}
