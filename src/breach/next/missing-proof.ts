import { counted } from '../law/words.ts'
import { dayInSentence } from './day-words.ts'
import { nameOf } from './duty-name.ts'
import type { Missing } from './gap.ts'
import type { IncidentStanding } from './incident-standing.ts'
import { button } from './target.ts'
import { buttonOf } from './tell.ts'

/** What is missing of the mail: e-mails that did not go out, a website notice that has to stand on. */
export function missingMail({ mail, today }: IncidentStanding): Missing[] {
  const { stuck, stuckIn, postedUntil } = mail
  return [
    ...(stuckIn !== null && stuck > 0 ? [emailsMissing(stuck, stuckIn)] : []),
    ...(postedUntil !== null && postedUntil >= today ? [postingMissing(dayInSentence(postedUntil, today))] : []),
  ]
}

/** What is missing of the proof that all were told: the post office’s receipt, an office’s number, the exact count. */
export function missingProof(standing: IncidentStanding): Missing[] {
  const { unprovedMailing, unconfirmed, outgrown } = standing.proof
  return [
    ...(unprovedMailing === null ? [] : [proofOfMailing(unprovedMailing)]),
    ...outgrown.map((each) => ({
      id: `count/${each.id}`,
      stage: 'prove' as const,
      title: `Tell ${nameOf(each, standing)} the new count`,
      detail: 'The count has changed since you reported it.',
      button: buttonOf({ id: each.id }),
    })),
    ...unconfirmed.map((each) => ({
      id: `proof/${each.id}`,
      stage: 'prove' as const,
      title: `Add what proves that you told ${nameOf(each, standing)}`,
      detail: 'The number that the office gave, or its answer as a file.',
      button: { label: 'Add the proof', to: { page: 'duty' as const, duty: each.id } },
    })),
  ]
}

function proofOfMailing(mailing: string): Missing {
  return {
    id: 'proof/letters',
    stage: 'prove',
    title: 'Attach the proof of mailing',
    detail: 'The receipt of the post office or of the mail house.',
    button: { label: 'Attach the receipt', to: { page: 'mailing', mailing } },
  }
}

function emailsMissing(emails: number, mailing: string): Missing {
  return {
    id: 'emails',
    stage: 'tell',
    title: `Look at ${counted(emails, 'e-mail')} that did not go out`,
    detail: 'Try again, or send it on paper.',
    button: { label: `Look at ${counted(emails, 'e-mail')}`, to: { page: 'emails', mailing } },
  }
}

function postingMissing(until: string): Missing {
  return {
    id: 'posting',
    stage: 'tell',
    title: `Keep the website notice up until ${until}`,
    detail: 'It has to stand for 90 days, with the toll-free number.',
    button: button('See the website notice', 'web_notice'),
  }
}
