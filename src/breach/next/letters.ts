import { counted } from '../law/words.ts'
import type { IncidentStanding, StandingDuty } from './incident-standing.ts'
import { beforeDay, byDay, type OpenAction, served } from './sentence.ts'
import { type Button, button } from './target.ts'
import { toImport, toList } from './who.ts'

/** The next step of the letters: the list, the rows to mend, the words, the approval, the printing, the mail, who is left. */
export function toWrite(duty: StandingDuty, standing: IncidentStanding): OpenAction {
  const { people } = standing
  if (people.by !== 'list') return toList(duty, standing)
  if (people.unfinished && duty.status !== 'overdue') return toImport(duty, people.unfinished, standing)
  const { act, why, button, was } = stepOf(duty, standing)
  const sentence = was === null ? beforeDay(act, duty, standing) : byDay(act, duty, standing, was)
  return { stage: 'tell', sentence, why, button, serves: served(duty, standing) }
}

/** `was`: how the day is named once it has passed, where the step itself meets the duty; null: it goes before. */
type Step = { act: string; why: string; button: Button; was: string | null }

function stepOf(duty: StandingDuty, standing: IncidentStanding): Step {
  const { mail } = standing
  if (mail.made > 0 && mail.mailing !== null) return toMail(mail.made, mail.mailing)
  if (mail.stuck > 0 && mail.stuckIn !== null) return toResend(mail.stuck, mail.stuckIn)
  if (mail.waiting > 0 && mail.waitingIn !== null) return toAwait(mail.waiting, mail.waitingIn)
  if (mail.toBeTold > 0) return WORDS[standing.letter]?.(standing) ?? toMake(mail.toBeTold)
  if (mail.notReached > 0) return toReach(mail.notReached)
  return toRecord(duty)
}

const WORDS: Partial<Record<IncidentStanding['letter'], (standing: IncidentStanding) => Step>> = {
  none: ({ mail }) => ({
    act: `Write the letter to ${counted(mail.toBeTold, 'person', 'people')}`,
    why: 'A draft is ready. It takes four short parts in your own words.',
    button: button('Write the letter', 'letter'),
    was: null,
  }),
  stopped: () => ({
    act: 'Fix the letter',
    why: 'Something the law asks for is missing in it. The page says what.',
    button: button('Fix the letter', 'letter'),
    was: null,
  }),
  to_approve: () => ({
    act: 'Get the letter approved',
    why: 'A second person reads it and approves it. Then it can be printed.',
    button: button('Read and approve', 'letter'),
    was: null,
  }),
}

function toMake(people: number): Step {
  return {
    act: `Make ${counted(people, 'letter')} and mail ${people === 1 ? 'it' : 'them'}`,
    why: 'The letter is approved. They are printed in the order of the ZIP codes.',
    button: button(`Make ${counted(people, 'letter')}`, 'mailings'),
    was: people === 1 ? 'It was' : 'They were',
  }
}

function toMail(letters: number, mailing: string): Step {
  return {
    act: `Mail ${counted(letters, 'letter')}`,
    why:
      letters === 1
        ? 'It is ready to print. Mark it as mailed once it is at the post office.'
        : 'They are ready to print. Mark them as mailed once they are at the post office.',
    button: { label: 'Open the mailing', to: { page: 'mailing', mailing } },
    was: letters === 1 ? 'It was' : 'They were',
  }
}

function toResend(emails: number, mailing: string): Step {
  return {
    act: `Look at ${counted(emails, 'e-mail')} that did not go out`,
    why: 'Try again, or send it on paper.',
    button: { label: `Look at ${counted(emails, 'e-mail')}`, to: { page: 'emails', mailing } },
    was: null,
  }
}

function toAwait(emails: number, mailing: string): Step {
  return {
    act: `See that ${counted(emails, 'e-mail')} ${emails === 1 ? 'goes' : 'go'} out`,
    why: 'They wait for the mail server, or somebody paused them.',
    button: { label: 'See the e-mails', to: { page: 'emails', mailing } },
    was: null,
  }
}

function toReach(people: number): Step {
  return {
    act: `Find ${counted(people, 'person', 'people')} whom no letter reached`,
    why: 'Look for a newer address, call, or send another letter.',
    button: button(`Work through ${people}`, 'unreached'),
    was: null,
  }
}

function toRecord({ id }: StandingDuty): Step {
  return {
    act: 'Record that everybody was told',
    why: 'Nothing on record shows it yet.',
    button: { label: 'Record the notice', to: { page: 'duty', duty: id } },
    was: null,
  }
}
