import { Hono } from 'hono'
import type { Env } from '../shell/env.ts'
import { calls } from './aftermath/calls.ts'
import { incidentCalls } from './aftermath/incident-calls.ts'
import { patients } from './aftermath/patients.ts'
import { proposedAddresses } from './aftermath/proposed-addresses.ts'
import { publicNotice } from './aftermath/public-notice.ts'
import { returned } from './aftermath/returned-mail.ts'
import { unreached } from './aftermath/undeliverable.ts'
import { webNotice } from './aftermath/web-notice.ts'
import { associates } from './associates/associates.ts'
import { incidentAssociate } from './associates/incident-associate.ts'
import { backups } from './backup/backups.ts'
import { ledger } from './count/ledger.ts'
import { assessment } from './decision/assessment.ts'
import { assessmentRecord } from './decision/assessment-record.ts'
import { duties } from './duties/duties.ts'
import { law } from './duties/law.ts'
import { ocrSheet } from './duties/ocr-sheet.ts'
import { offices } from './duties/offices.ts'
import { reports } from './duties/reports.ts'
import { whatIf } from './duties/what-if.ts'
import { yearEnd } from './duties/year-end.ts'
import { emails } from './email/emails.ts'
import { attachments } from './evidence/attachments.ts'
import { incident } from './incident/incident.ts'
import { incidents } from './incident/incidents.ts'
import { restriction } from './incident/restriction.ts'
import { today } from './incident/today.ts'
import { documents } from './letter/documents.ts'
import { letter } from './letter/letter.ts'
import { letterCodes } from './letter/letter-codes.ts'
import { letterPdfs } from './letter/letter-pdf.ts'
import { typedSheet } from './letter/typed-sheet.ts'
import { find } from './list/find.ts'
import { incidentList } from './list/incident-list.ts'
import { log } from './log/log.ts'
import { readingReason } from './log/reading-reason.ts'
import { readings } from './log/readings.ts'
import { timeline } from './log/timeline.ts'
import { mailing } from './mailing/mailing.ts'
import { mailingDownloads } from './mailing/mailing-downloads.ts'
import { mailings } from './mailing/mailings.ts'
import { sentLetter } from './mailing/sent-letter.ts'
import { close } from './next/close.ts'
import { OWN_NOUNS } from './own-nouns.ts'
import { correctedAddress } from './people/corrected-address.ts'
import { correctedFacts } from './people/corrected-facts.ts'
import { people } from './people/people.ts'
import { person } from './people/person.ts'
import { counts } from './people/stated-count.ts'
import { helpTexts } from './practice/help-texts.ts'
import { logo } from './practice/logo.ts'
import { mailSettings } from './practice/mail-settings.ts'
import { settings } from './practice/settings.ts'
import { signInSettings } from './practice/sign-in-settings.ts'
import { reports as houseReports } from './reports/reports.ts'
import { incidentRetention } from './retention/incident-retention.ts'
import { retention } from './retention/retention.ts'
import { review } from './review/review.ts'
import { imports } from './roster/imports.ts'
import { roster } from './roster/roster.ts'
import { rosters } from './roster/rosters.ts'
import { rows } from './roster/rows.ts'
import { withdrawal } from './roster/withdrawal.ts'
import { SIGN_IN_NOUNS } from './sign-in-nouns.ts'
import { STEP_NOUNS } from './step-nouns.ts'
import { drafts } from './users/drafts.ts'
import { setUpPage } from './users/set-up.ts'
import { webhooks } from './webhooks/webhooks.ts'

const NOUNS = [
  setUpPage,
  ...SIGN_IN_NOUNS,
  drafts,
  ...OWN_NOUNS,
  today,
  find,
  incidentList,
  incidents,
  houseReports,
  incident,
  restriction,
  ledger,
  assessment,
  assessmentRecord,
  duties,
  attachments,
  associates,
  incidentAssociate,
  ocrSheet,
  offices,
  close,
  ...STEP_NOUNS,
  people,
  person,
  patients,
  counts,
  roster,
  rosters,
  rows,
  review,
  withdrawal,
  imports,
  letter,
  letterCodes,
  letterPdfs,
  typedSheet,
  documents,
  mailings,
  mailing,
  mailingDownloads,
  sentLetter,
  emails,
  returned,
  unreached,
  proposedAddresses,
  correctedAddress,
  correctedFacts,
  webNotice,
  publicNotice,
  calls,
  incidentCalls,
  timeline,
  law,
  whatIf,
  reports,
  yearEnd,
  retention,
  incidentRetention,
  log,
  readings,
  readingReason,
  settings,
  logo,
  helpTexts,
  backups,
  mailSettings,
  signInSettings,
  webhooks,
]

/** Every page for people, one file per noun. */
export function pages() {
  const all = new Hono<Env>()
  for (const noun of NOUNS) all.route('/', noun)
  return all
}
