import type { Day } from '../../breach/law/day.ts'
import { inWords } from '../../breach/law/day.ts'
import type { OutgoingMail } from '../../mail/outgoing.ts'
import type { Press } from '../letter/press.ts'
import type { MailGroup } from './mail-facts.ts'
import { subjectOf } from './words.ts'

/** What a mail of the book to one of its people is made of. */
export type ReminderMailFacts = {
  what: 'reminders' | 'daily' | 'weekly'
  groups: readonly MailGroup[]
  today: Day
  /** The address of the book, which its links begin with. */
  url: string
}

/**
 * A mail to one of the practice’s own people, as text and as HTML with nothing to load from anywhere. It holds numbers of
 * incidents, days, our own words and links: whoever gets hold of it learns nothing of any patient.
 */
export function reminderMailOf(
  { render }: Pick<Press, 'render'>,
  { what, groups, today, url }: ReminderMailFacts,
): Pick<OutgoingMail, 'subject' | 'text' | 'html' | 'language'> {
  const at = (path: string) => new URL(path, url).href
  const subject = what === 'reminders' ? subjectOf(groups) : `Breachbook: ${BRIEF[what]} of ${inWords(today)}`
  const facts = {
    subject,
    heading: what === 'reminders' ? 'What needs you' : `Your ${BRIEF[what]}, ${inWords(today)}`,
    groups: groups.map(({ href, lines, ...rest }) => ({
      ...rest,
      href: at(href),
      lines: lines.map((line) => ({ ...line, href: line.href === null ? null : at(line.href) })),
    })),
    account: at('/account/reminders'),
    rules: at('/reminders'),
  }
  return { subject, language: 'en', html: render('mails/reminder', facts), text: textOf(facts) }
}

const BRIEF = { daily: 'daily brief', weekly: 'weekly brief' } as const

type Facts = { heading: string; groups: readonly MailGroup[]; account: string; rules: string }

function textOf({ heading, groups, account, rules }: Facts): string {
  const told = groups.flatMap(({ incident, stage, href, lines }) => [
    incident === null ? 'REPORTS' : `INCIDENT ${incident}${stage === null ? '' : `: ${stage}`}`,
    href,
    '',
    ...lines.flatMap(({ text, href: its }) => [`* ${text}`, ...(its === null ? [] : [`  ${its}`])]),
    '',
  ])
  const foot = [
    '-- ',
    'Breachbook sends this to privacy officers and staff.',
    `Choose what you get: ${account}`,
    `When Breachbook writes to you: ${rules}`,
    '',
  ]
  return [heading, '', ...told, ...foot].join('\n')
}
