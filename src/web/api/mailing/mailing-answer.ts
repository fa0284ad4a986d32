import type { z } from '@hono/zod-openapi'
import type { KeptLetter, Mailing, MailingRun } from '../../../actions/mailing/mailing.ts'
import { MAIL_HOUSES } from '../../../letters/lists/mail-house.ts'
import type { LetterLine } from '../../../storage/mailing/letters.ts'
import type { letterLineSchema, mailingSchema, sentLetterSchema } from './mailing-answer-schema.ts'

type Answer = z.output<typeof mailingSchema>

const BLANK = {
  failed: null,
  number: null,
  kind: null,
  print: null,
  email: null,
  agreedToEmail: null,
  insteadOf: null,
  withoutLetter: null,
  stoppedRows: null,
  dated: null,
  madeAt: null,
  mailedOn: null,
  approvedTextSha256: null,
  lettersSha256: null,
  zipSha256: null,
}

/** The answer about a mailing that is still being created. */
export function runAnswer({ id, failed, letters, startedBy }: MailingRun): Answer {
  return { ...BLANK, id, state: failed === null ? 'making' : 'failed', failed, letters, madeBy: startedBy }
}

/** Picks the answer's fields from a mailing. */
export function mailingAnswer(mailing: Mailing): Answer {
  const { id, number, print, email, withoutLetter, stoppedRows, dated, madeAt, madeBy } = mailing
  return {
    ...{ id, state: 'made', failed: null, number, letters: print + email, print, email, dated },
    agreedToEmail: mailing.keptFromMail ?? 0,
    insteadOf: mailing.request.toPaper ?? null,
    withoutLetter: withoutLetter.map(stoppedAnswer),
    kind: mailing.kind,
    stoppedRows: Object.fromEntries(MAIL_HOUSES.map(({ id }) => [id, stoppedRows[id].map(stoppedRowAnswer)])),
    madeAt,
    madeBy,
    mailedOn: mailing.mailedOn,
    approvedTextSha256: mailing.letterHash,
    lettersSha256: mailing.lettersHash,
    zipSha256: mailing.zipHash,
  }
}

/** The same in a list, without the people who have no letter and the stopped rows: they would fill pages. */
export function mailingInList(mailing: Mailing): Answer {
  return { ...mailingAnswer(mailing), withoutLetter: null, stoppedRows: null }
}

/** Picks the answer's fields from a line of a mailing's letters. */
export function letterLineAnswer(line: LetterLine): z.output<typeof letterLineSchema> {
  const { reference, mailing, person, printing, channel, language, pages, state, stateAt, reason, textHash } = line
  return {
    ...{ reference, mailing, person, printing, language, pages, state, reason },
    channel,
    stateAt,
    sha256: textHash,
  }
}

/** Picks the answer's fields from a letter as sent. */
export function sentLetterAnswer({ sent, ...line }: KeptLetter): z.output<typeof sentLetterSchema> {
  const { text, salt, markdown, email } = sent
  return { ...letterLineAnswer(line), text, salt, markdown, email }
}

function stoppedAnswer({ person, problems }: Mailing['withoutLetter'][number]) {
  return { person, problems: problems.map(({ what, sentence }) => ({ what, sentence })) }
}

function stoppedRowAnswer({ reference, why }: { reference: string; why: string }) {
  return { reference, why }
}
