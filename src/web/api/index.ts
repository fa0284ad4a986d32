import { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from '../env.ts'
import { assessment } from './assessment.ts'
import { associates } from './associates.ts'
import { attachments } from './attachments.ts'
import { authorization } from './authorization.ts'
import { calls } from './calls.ts'
import { count } from './count.ts'
import { counts } from './counts.ts'
import { docs } from './docs.ts'
import { openApiDocument } from './document.ts'
import { documents } from './documents.ts'
import { duties } from './duties.ts'
import { emails } from './emails.ts'
import { exception } from './exception.ts'
import { harmFinding } from './harm-finding.ts'
import { holds } from './holds.ts'
import { incident } from './incident.ts'
import { incidentAssociate } from './incident-associate.ts'
import { incidents } from './incidents.ts'
import { keys } from './keys.ts'
import { law } from './law.ts'
import { leftOut } from './left-out.ts'
import { letter } from './letter.ts'
import { letterPdfs } from './letter-pdf.ts'
import { letters } from './letters.ts'
import { log } from './log.ts'
import { mailingFiles } from './mailing-files.ts'
import { mailings } from './mailings.ts'
import { notices } from './notices.ts'
import { ocrSheet } from './ocr-sheet.ts'
import { pairs } from './pairs.ts'
import { patients } from './patients.ts'
import { people } from './people.ts'
import { practice } from './practice.ts'
import { refuseBadFields } from './refuse-bad-fields.ts'
import { returnedLetters } from './returned-letters.ts'
import { roster } from './roster.ts'
import { rosterProblems } from './roster-problems.ts'
import { rosters } from './rosters.ts'
import { sentLetters } from './sent-letter.ts'
import { steps } from './steps.ts'
import { timeline } from './timeline.ts'
import { users } from './users.ts'
import { webNotice } from './web-notice.ts'
import { yearEnd } from './year-end.ts'

const NOUNS = [
  incidents,
  incident,
  timeline,
  assessment,
  exception,
  authorization,
  harmFinding,
  duties,
  notices,
  holds,
  law,
  ocrSheet,
  yearEnd,
  attachments,
  steps,
  roster,
  rosters,
  rosterProblems,
  count,
  counts,
  people,
  pairs,
  leftOut,
  patients,
  letter,
  letters,
  letterPdfs,
  documents,
  mailings,
  mailingFiles,
  sentLetters,
  emails,
  returnedLetters,
  webNotice,
  calls,
  associates,
  incidentAssociate,
  practice,
  keys,
  users,
  log,
]

/** The HTTP interface for programs, a file a noun, with the document that describes it; to be mounted at /api. */
export function api(): OpenAPIHono<Env> {
  const all = new OpenAPIHono<Env>({ defaultHook: refuseBadFields })
  for (const noun of NOUNS) all.route('/', noun())
  const document = openApiDocument(all)
  all.get('/openapi.json', (c) => c.json(document))
  all.get('/docs', docs(document))
  return all
}
