import { Hono } from 'hono'
import type { Env } from '../env.ts'
import { assessment } from './assessment.ts'
import { assessmentRecord } from './assessment-record.ts'
import { associates } from './associates.ts'
import { attachments } from './attachments.ts'
import { calls } from './calls.ts'
import { correctedAddress } from './corrected-address.ts'
import { counts } from './counts.ts'
import { documents } from './documents.ts'
import { duties } from './duties.ts'
import { emails } from './emails.ts'
import { imports } from './imports.ts'
import { incident } from './incident.ts'
import { incidentAssociate } from './incident-associate.ts'
import { incidentCalls } from './incident-calls.ts'
import { incidents } from './incidents.ts'
import { law } from './law.ts'
import { letter } from './letter.ts'
import { letterPdfs } from './letter-pdf.ts'
import { log } from './log.ts'
import { mailing } from './mailing.ts'
import { mailingDownloads } from './mailing-downloads.ts'
import { mailings } from './mailings.ts'
import { ocrSheet } from './ocr-sheet.ts'
import { patients } from './patients.ts'
import { people } from './people.ts'
import { person } from './person.ts'
import { publicNotice } from './public-notice.ts'
import { returned } from './returned.ts'
import { review } from './review.ts'
import { roster } from './roster.ts'
import { rosters } from './rosters.ts'
import { sentLetter } from './sent-letter.ts'
import { setUpPage } from './set-up.ts'
import { settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { steps } from './steps.ts'
import { timeline } from './timeline.ts'
import { unreached } from './unreached.ts'
import { webNotice } from './web-notice.ts'
import { whatIf } from './what-if.ts'
import { withdrawal } from './withdrawal.ts'
import { yearEnd } from './year-end.ts'

/** Every page for people, a file a noun. */
export function pages() {
  const all = new Hono<Env>()
  for (const each of [
    setUpPage,
    signIn,
    incidents,
    incident,
    assessment,
    assessmentRecord,
    duties,
    attachments,
    associates,
    incidentAssociate,
    ocrSheet,
    steps,
    people,
    person,
    patients,
    counts,
    roster,
    rosters,
    review,
    withdrawal,
    imports,
    letter,
    letterPdfs,
    documents,
    mailings,
    mailing,
    mailingDownloads,
    sentLetter,
    emails,
    returned,
    unreached,
    correctedAddress,
    webNotice,
    publicNotice,
    calls,
    incidentCalls,
    timeline,
    law,
    whatIf,
    yearEnd,
    log,
    settings,
  ])
    all.route('/', each)
  return all
}
