import { counted } from '../law/words.ts'
import type { IncidentStanding, MailStanding, StandingDuty } from './incident-standing.ts'
import { beforeDay, byDay, type OpenAction, type Signature, served } from './sentence.ts'
import { type Button, button } from './target.ts'
import { toImport, toList } from './who.ts'

/** The next step of the letters: the list, the rows to mend, the words, the approval, the printing, the mail, who is left. */
export function toWrite(duty: StandingDuty, standing: IncidentStanding): OpenAction {
  const { people } = standing
  if (people.by !== 'list') return toList(duty, standing)
  if (people.unfinished && duty.status !== 'overdue') return toImport(duty, people.unfinished, standing)
  const { act, why, button, was, signs } = stepOf(duty, standing)
  const sentence = was === null ? beforeDay(act, duty, standing) : byDay(act, duty, standing, was)
  return { stage: 'tell', sentence, why, button, serves: served(duty, standing), ...(signs && { signs }) }
}

/** `was`: how the day is named once it has passed, where the step itself meets the duty; null: it goes before. */
type Step = { act: string; why: string; button: Button; was: string | null; signs?: Signature }

function stepOf(duty: StandingDuty, standing: IncidentStanding): Step {
  const { mail } = standing
  if (mail.made > 0 && mail.mailing !== null) return toMail(mail.made, mail.mailing)
  if (mail.stuck > 0 && mail.stuckIn !== null) return toResend(mail.stuck, mail.stuckIn)
  if (mail.waiting > 0 && mail.waitingIn !== null) return toAwait(mail.waiting, mail.waitingIn)
  if ((mail.ready ?? mail.toBeTold) > 0) return WORDS[standing.letter]?.(mail) ?? toMake(mail)
  if (mail.again > 0) return toReissue(mail.again)
  if (mail.stopped > 0) return toRelease(mail)
  if (mail.notReached > 0) return toReach(mail.notReached)
  return mail.toBeTold > 0 ? toTellLeft(mail.toBeTold) : toRecord(duty)
}

const WORDS: Partial<Record<IncidentStanding['letter'], (mail: MailStanding) => Step>> = {
  none: ({ ready }) => ({
    act: ready === null ? 'Write the letter' : `Write the letter to ${counted(ready, 'person', 'people')}`,
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
    signs: 'letter',
  }),
}

function toMake({ ready, stopped }: MailStanding): Step {
  const letters = ready === null ? 'the letters' : counted(ready, 'letter')
  const others = stopped === 0 ? '' : ` ${counted(stopped, 'other')} ${stopped === 1 ? 'is' : 'are'} stopped for now.`
  return {
    act: `Make ${letters} and mail ${ready === 1 ? 'it' : 'them'}`,
    why: `The letter is approved. They are printed in the order of the ZIP codes.${others}`,
    button: button(`Make ${letters}`, 'mailings'),
    was: ready === 1 ? 'It was' : 'They were',
  }
}

function toReissue(letters: number): Step {
  return {
    act: `Make ${counted(letters, 'letter')} that came back again`,
    why: `A newer address is known. ${letters === 1 ? 'It goes' : 'They go'} there.`,
    button: button(`Reissue ${counted(letters, 'letter')}`, 'reissue'),
    was: null,
  }
}

/** What lets the letters go that are stopped: on the page of the one person, or from the list of all. */
export function toRelease({ stopped, stoppedFor }: MailStanding): Step {
  return {
    act: stopped === 1 ? 'Settle what stops the last letter' : `Settle what stops the last ${stopped} letters`,
    why:
      stopped === 1
        ? 'It waits for a fact or a decision. The page says which.'
        : 'Each waits for a fact or a decision. The list says which, person by person.',
    button:
      stoppedFor === null
        ? button(`See ${counted(stopped, 'stopped letter')}`, 'stopped')
        : { label: 'Open the person', to: { page: 'person', person: stoppedFor } },
    was: null,
  }
}

function toTellLeft(people: number): Step {
  return {
    act: `See why ${counted(people, 'person', 'people')} ${people === 1 ? 'is' : 'are'} not told yet`,
    why: 'No letter can be made for them as things stand.',
    button: button('See who is left', 'to_be_told'),
    was: null,
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
