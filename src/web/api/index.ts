import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../shell/env.ts'
import { calls } from './aftermath/calls.ts'
import { patients } from './aftermath/patients.ts'
import { proposedAddresses } from './aftermath/proposed-addresses.ts'
import { returnedLetters } from './aftermath/returned-mail.ts'
import { webNotice } from './aftermath/web-notice.ts'
import { associates } from './associates/associates.ts'
import { incidentAssociate } from './associates/incident-associate.ts'
import { backups } from './backup/backups.ts'
import { count } from './count/count.ts'
import { ledger } from './count/ledger.ts'
import { assessment } from './decision/assessment.ts'
import { authorization } from './decision/authorization.ts'
import { exception } from './decision/exception.ts'
import { harmFinding } from './decision/harm-finding.ts'
import { duties } from './duties/duties.ts'
import { holds } from './duties/holds.ts'
import { law } from './duties/law.ts'
import { notices } from './duties/notices.ts'
import { ocrSheet } from './duties/ocr-sheet.ts'
import { offices } from './duties/offices.ts'
import { yearEnd } from './duties/year-end.ts'
import { emails } from './email/emails.ts'
import { attachments } from './evidence/attachments.ts'
import { refuseBadFields } from './frame/refuse-bad-fields.ts'
import { INCIDENT_NOUNS } from './incident/nouns.ts'
import { codes } from './letter/codes.ts'
import { documents } from './letter/documents.ts'
import { letter } from './letter/letter.ts'
import { letterPdfs } from './letter/letter-pdf.ts'
import { letters } from './letter/letters.ts'
import { incidentExport } from './list/export.ts'
import { savedViews } from './list/saved-views.ts'
import { log } from './log/log.ts'
import { readings } from './log/readings.ts'
import { timeline } from './log/timeline.ts'
import { emailsOnPaper } from './mailing/emails-on-paper.ts'
import { mailingFiles } from './mailing/mailing-files.ts'
import { mailingRecords } from './mailing/mailing-records.ts'
import { mailings } from './mailing/mailings.ts'
import { sentLetters } from './mailing/sent-letter.ts'
import { closing } from './next/closing.ts'
import { OWN_NOUNS } from './own-nouns.ts'
import { corrections } from './people/corrections.ts'
import { exclusions } from './people/exclusions.ts'
import { namesOfResidents } from './people/names-of-residents.ts'
import { people } from './people/people.ts'
import { helpTexts } from './practice/help-texts.ts'
import { logo } from './practice/logo.ts'
import { mailSettings } from './practice/mail-settings.ts'
import { practice } from './practice/practice.ts'
import { docs, docsOfTopic } from './reference/docs.ts'
import { type Document, openApiDocument } from './reference/document.ts'
import { reports } from './reports/reports.ts'
import { retention } from './retention/retention.ts'
import { pairs } from './review/pairs.ts'
import { roster } from './roster/roster.ts'
import { rosterProblems } from './roster/roster-problems.ts'
import { rosters } from './roster/rosters.ts'
import { STEP_NOUNS } from './step-nouns.ts'
import { keys } from './users/keys.ts'
import { users } from './users/users.ts'
import { webhooks } from './webhooks/webhooks.ts'

const NOUNS = [
  ...INCIDENT_NOUNS,
  incidentExport,
  savedViews,
  timeline,
  reports,
  assessment,
  exception,
  authorization,
  harmFinding,
  duties,
  notices,
  holds,
  law,
  ocrSheet,
  offices,
  yearEnd,
  retention,
  attachments,
  closing,
  ...STEP_NOUNS,
  roster,
  rosters,
  rosterProblems,
  count,
  ledger,
  namesOfResidents,
  people,
  pairs,
  corrections,
  exclusions,
  patients,
  letter,
  codes,
  letters,
  letterPdfs,
  documents,
  mailings,
  mailingRecords,
  mailingFiles,
  sentLetters,
  emails,
  emailsOnPaper,
  returnedLetters,
  proposedAddresses,
  webNotice,
  calls,
  associates,
  incidentAssociate,
  practice,
  logo,
  helpTexts,
  backups,
  mailSettings,
  ...OWN_NOUNS,
  webhooks,
  keys,
  users,
  log,
  readings,
]

/** The HTTP interface for programs, one file per noun, with the document that describes it. Mount it at /api. */
export function api(): OpenAPIHono<Env> {
  const all = new OpenAPIHono<Env>({ defaultHook: refuseBadFields })
  for (const noun of NOUNS) all.route('/', noun())
  let document: Document | undefined
  const described = () => {
    document ??= openApiDocument(all)
    return document
  }
  all.get('/openapi.json', (c) => c.json(described()))
  all.get('/docs', docs(described))
  all.get('/docs/:topic', docsOfTopic(described))
  return all
}
