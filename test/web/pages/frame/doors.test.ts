import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SCOPES, type Scope } from '../../../../src/access/roles.ts'
import { ROLES } from '../../../../src/storage/core/role.ts'
import { createApp } from '../../../../src/web/app.ts'
import { SECRETS } from '../../../support/rosters/rosters.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, openTestWorld } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'
import { type Caller, callersOf } from './callers.ts'
import { type Places, placesIn } from './places.ts'

const EVERYBODY = 'admin officer staff auditor'
const READERS = 'admin officer auditor'
const REPORTERS = 'admin officer staff'
const DECIDERS = 'admin officer'
/** Deciders with a key that may send mail, if it is limited at all. */
const SENDERS = 'admin officer, who send mail'
const ADMINS = 'admin'
/** Whoever signed in; no key has an account. */
const OWNERS = 'admin officer staff auditor, signed in'

type May =
  | typeof EVERYBODY
  | typeof READERS
  | typeof REPORTERS
  | typeof DECIDERS
  | typeof SENDERS
  | typeof ADMINS
  | typeof OWNERS

/** Each page: its route, who may open it, and what it says to them. */
const PAGES: [route: string, who: May, says: RegExp][] = [
  ['GET /', EVERYBODY, /Phished mailbox/],
  ['GET /drafts/:draft', OWNERS, /Phished mailbox/],
  ['GET /incidents/new', REPORTERS, /Log an incident/],
  ['GET /incidents/:id', EVERYBODY, /Fewer than 500/],
  ['GET /incidents/:id/edit', DECIDERS, /Edit the incident/],
  ['GET /incidents', EVERYBODY, /All kinds/],
  ['GET /find', EVERYBODY, /Type a page/],
  ['GET /incidents/export/:format', EVERYBODY, /Number,Incident,Kind/],
  ['GET /incidents/:id/assessment', READERS, /Presumed a breach/],
  ['GET /incidents/:id/assessment/record', READERS, /Decision on incident/],
  ['GET /incidents/:id/duties', EVERYBODY, /45 CFR 164\.404\(b\)/],
  ['GET /incidents/:id/steps', EVERYBODY, /0 of \d+ steps done/],
  ['GET /incidents/:id/close', EVERYBODY, /Not finished yet\. \d+ things are missing/],
  ['GET /incidents/:id/people', READERS, /12 different people/],
  ['GET /incidents/:id/people/:person', READERS, /What affects the letter/],
  ['GET /incidents/:id/ledger', READERS, /told/],
  ['GET /incidents/:id/people/:person/notice', READERS, /Told by telephone/],
  ['GET /patients', READERS, /Find a patient in all incidents/],
  ['GET /incidents/:id/rosters/:roster', READERS, /12 rows = 12 new people/],
  ['GET /incidents/:id/rosters/:roster/withdrawal', DECIDERS, /Withdraw roster no\. 1/],
  ['GET /incidents/:id/review', READERS, /No pairs to review/],
  ['GET /incidents/:id/rosters/:roster/problems.csv', READERS, /row,column,value/],
  ['GET /incidents/:id/uploads/:upload', DECIDERS, /Check the columns/],
  ['GET /incidents/:id/uploads/:upload/rows', DECIDERS, /These rows are not checked yet/],
  ['GET /incidents/:id/letter', READERS, /Write once; each reader gets their own/],
  ['GET /incidents/:id/people/:person/address', DECIDERS, /Current address/],
  ['GET /incidents/:id/people/:person/correction', DECIDERS, /What happens then/],
  ['GET /incidents/:id/unreached', READERS, /People who can’t be reached by mail/],
  ['GET /incidents/:id/web-notice', EVERYBODY, /home page of the practice’s website/],
  ['GET /incidents/:id/calls', READERS, /1 call/],
  ['GET /returned', REPORTERS, /Next envelope/],
  ['GET /calls', REPORTERS, /The caller’s letter/],
  ['GET /incidents/:id/mailings', READERS, /A mailing keeps each letter|have a letter/],
  ['GET /incidents/:id/documents', READERS, /Letters to individuals/],
  ['GET /incidents/:id/documents/:document/document.html', READERS, /Notice of Data Breach/],
  ['GET /incidents/:id/documents/:document/document.txt', READERS, /NOTICE OF DATA BREACH/],
  ['GET /incidents/:id/documents/:document/document.pdf', READERS, /%PDF-1\.7/],
  ['GET /incidents/:id/timeline', EVERYBODY, /logged the incident/],
  ['GET /incidents/:id/ocr-sheet', EVERYBODY, /OCR sheet: HIPAA/],
  ['GET /reports', EVERYBODY, /The last twelve months/],
  ['GET /incidents/:id/offices/:office', EVERYBODY, /What they ask, in their order/],
  ['GET /incidents/:id/residents/:code/names.csv', DECIDERS, /name/],
  ['GET /year-end', EVERYBODY, /Discovered in 2026/],
  ['GET /year-end/:year', EVERYBODY, /Deadline: February 29, 2028/],
  ['GET /retention', READERS, /No incident has reached the end of its six years/],
  ['GET /incidents/:id/restriction', EVERYBODY, /Everyone who signs in here/],
  ['GET /incidents/:id/retention', READERS, /Open: no end date yet/],
  ['GET /what-if', EVERYBODY, /What would we owe\?/],
  ['GET /law', EVERYBODY, /Federal law/],
  ['GET /law/federal', EVERYBODY, /45 CFR 164\.404/],
  ['GET /law/:code', EVERYBODY, /In force from September 1, 2023/],
  ['GET /associates', READERS, /Business associates/],
  ['GET /associates/new', DECIDERS, /Agreement signed on/],
  ['GET /log', READERS, /Everything that was done here/],
  ['GET /readings', DECIDERS, /Who looked at what/],
  ['GET /account', OWNERS, /All your other sessions end/],
  ['GET /account/reminders', OWNERS, /Brief of all that is open/],
  ['GET /account/calendar', OWNERS, /Make an address/],
  ['GET /settings/calendar', ADMINS, /What a calendar may say/],
  ['GET /settings/webhooks', ADMINS, /Add a webhook/],
  ['GET /settings/webhooks/:webhook', ADMINS, /chat\.harbor\.example/],
  ['GET /reminders', EVERYBODY, /14, 7, 3 and 1 days before/],
  ['GET /account/second-step', OWNERS, /an app on your phone/],
  ['GET /account/passkeys', OWNERS, /You have none yet/],
  ['GET /account/passkeys/making', OWNERS, /challenge/],
  ['GET /account/passkeys/signing', OWNERS, /challenge/],
  ['GET /settings', ADMINS, /Initial password/],
  ['GET /settings/sign-in', ADMINS, /Who needs a second step/],
  ['GET /settings/mail', ADMINS, /Mail server/],
  ['GET /settings/backups', ADMINS, /Back up now/],
  ['GET /playbooks', EVERYBODY, /What to do in each kind of incident/],
  ['GET /playbooks/:playbook', EVERYBODY, /is in force/],
  ['GET /playbooks/:playbook/versions/:version', EVERYBODY, /is in force/],
  ['GET /playbooks/:playbook/versions/:version/file', EVERYBODY, /"phase": "contain"/],
  ['GET /playbooks/:playbook/draft', DECIDERS, /Next version/],
  ['GET /playbooks/:playbook/draft/steps/:step', DECIDERS, /What to do/],
  ['GET /playbooks/who-is-who', DECIDERS, /A playbook says/],
  ['GET /settings/help-texts', ADMINS, /Free help, in several languages/],
  ['GET /settings/test-sheet.pdf', ADMINS, /%PDF-1\.7/],
  ['GET /incidents/:id/people/:person/letter', READERS, /Dear /],
  ['GET /incidents/:id/people/:person/letter.pdf', READERS, /%PDF-1\.7/],
  ['GET /incidents/:id/attachments/:attachment', READERS, /The receipt/],
  ['GET /incidents/:id/imports/:import', DECIDERS, /12 rows/],
  ['GET /incidents/:id/mailings/:mailing', READERS, /12 on paper/],
  ['GET /incidents/:id/mailings/:mailing/email', READERS, /E-mail/],
  ['GET /incidents/:id/mailings/:mailing/letters.zip', DECIDERS, /^PK/],
  ['GET /incidents/:id/mailings/:mailing/letters.html', DECIDERS, /Dear /],
  ['GET /incidents/:id/mailings/:mailing/letters.pdf', DECIDERS, /%PDF-1\.7/],
  ['GET /incidents/:id/mailings/:mailing/parts/:part', DECIDERS, /%PDF-1\.7/],
  ['GET /incidents/:id/mailings/:mailing/list.csv', DECIDERS, /reference/],
  ['GET /incidents/:id/mailings/:mailing/certificate-of-mailing.html', DECIDERS, /mailing/],
  ['GET /incidents/:id/mailings/:mailing/mail-houses/:file', DECIDERS, /address_line1/],
  ['GET /incidents/:id/letters/:reference', READERS, /Letter/],
  ['GET /incidents/:id/letters/:reference/letter.html', READERS, /Dear /],
  ['GET /incidents/:id/letters/:reference/letter.pdf', READERS, /%PDF-1\.7/],
  ['GET /incidents/:id/web-notice/postings/:posting', EVERYBODY, /Notice of Data Breach/],
  ['GET /incidents/:id/associate/demand', READERS, /Bookwell/],
  ['GET /associates/:associate', DECIDERS, /Bookwell/],
  ['GET /logo/:logo', EVERYBODY, /PNG/],
  ['GET /report', REPORTERS, /You are not in trouble for telling us/],
  ['GET /house-reports', DECIDERS, /What people here saw and told you/],
  ['GET /house-reports/poster', DECIDERS, /Tell us in 30 seconds/],
  ['GET /house-reports/:report', DECIDERS, /Log an incident from it/],
  ['GET /house-reports/:report/incident', DECIDERS, /Log an incident from a report/],
  ['GET /house-reports/:report/photo', DECIDERS, /PNG/],
]

/** Each form, and who may send it. */
const FORMS: [route: string, who: May][] = [
  ['POST /drafts', OWNERS],
  ['POST /drafts/:draft/discarding', OWNERS],
  ['POST /incidents', REPORTERS],
  ['POST /incidents/views', EVERYBODY],
  ['POST /incidents/views/:view', EVERYBODY],
  ['POST /incidents/views/:view/removal', EVERYBODY],
  ['POST /incidents/:id/edit', DECIDERS],
  ['POST /incidents/:id/assessment', DECIDERS],
  ['POST /incidents/:id/assessment/signature', DECIDERS],
  ['POST /incidents/:id/assessment/signature/withdrawal', DECIDERS],
  ['POST /incidents/:id/exception', DECIDERS],
  ['POST /incidents/:id/exception/withdrawal', DECIDERS],
  ['POST /incidents/:id/authorization', DECIDERS],
  ['POST /incidents/:id/harm-finding', DECIDERS],
  ['POST /incidents/:id/harm-finding/withdrawal', DECIDERS],
  ['POST /incidents/:id/notices', DECIDERS],
  ['POST /incidents/:id/pairs/:pair', DECIDERS],
  ['POST /incidents/:id/pairs/:pair/reopening', DECIDERS],
  ['POST /incidents/:id/rosters/:roster/withdrawal', DECIDERS],
  ['POST /incidents/:id/notices/withdrawal', DECIDERS],
  ['POST /incidents/:id/holds', DECIDERS],
  ['POST /incidents/:id/holds/:place/end', DECIDERS],
  ['POST /incidents/:id/restriction', DECIDERS],
  ['POST /incidents/:id/restriction/people', DECIDERS],
  ['POST /incidents/:id/restriction/people/:user/removal', DECIDERS],
  ['POST /incidents/:id/restriction/lifting', DECIDERS],
  ['POST /incidents/:id/preservation-holds', DECIDERS],
  ['POST /incidents/:id/preservation-holds/:place/release', DECIDERS],
  ['POST /incidents/:id/destruction', DECIDERS],
  ['POST /incidents/:id/destruction/withdrawal', DECIDERS],
  ['POST /incidents/:id/destruction/confirmation', DECIDERS],
  ['POST /incidents/:id/substitute-notice', DECIDERS],
  ['POST /incidents/:id/ocr-sheet', DECIDERS],
  ['POST /incidents/:id/ocr-sheet/reports', DECIDERS],
  ['POST /incidents/:id/offices/:office', DECIDERS],
  ['POST /incidents/:id/offices/:office/filing', DECIDERS],
  ['POST /incidents/:id/offices/:office/filing/withdrawal', DECIDERS],
  ['POST /incidents/:id/associate', DECIDERS],
  ['POST /incidents/:id/attachments', DECIDERS],
  ['POST /incidents/:id/counts', DECIDERS],
  ['POST /associates', DECIDERS],
  ['POST /incidents/:id/close', DECIDERS],
  ['POST /incidents/:id/close/merging', DECIDERS],
  ['POST /incidents/:id/close/withdrawal', DECIDERS],
  ['POST /incidents/:id/close/reopening', DECIDERS],
  ['POST /incidents/:id/steps', DECIDERS],
  ['POST /incidents/:id/steps/:step/words', DECIDERS],
  ['POST /incidents/:id/steps/owners', DECIDERS],
  ['POST /incidents/:id/steps/newer-playbook', DECIDERS],
  ['POST /incidents/:id/steps/:step/start', REPORTERS],
  ['POST /incidents/:id/steps/:step/applying', REPORTERS],
  ['POST /incidents/:id/steps/:step/answers/:row', REPORTERS],
  ['POST /incidents/:id/steps/:step/completion', REPORTERS],
  ['POST /incidents/:id/steps/:step/owner', REPORTERS],
  ['POST /incidents/:id/steps/:step/hand-back', REPORTERS],
  ['POST /incidents/:id/steps/:step/not-needed', DECIDERS],
  ['POST /incidents/:id/steps/:step/reopening', REPORTERS],
  ['POST /incidents/:id/steps/:step/signature', REPORTERS],
  ['POST /incidents/:id/steps/:step/comments', REPORTERS],
  ['POST /incidents/:id/steps/:step/files', REPORTERS],
  ['POST /incidents/:id/people/search', READERS],
  ['POST /incidents/:id/people/:person/leaving-out', DECIDERS],
  ['POST /incidents/:id/people/:person/leaving-out/withdrawal', DECIDERS],
  ['POST /incidents/:id/people/:person/patient', DECIDERS],
  ['POST /incidents/:id/people/not-patients', DECIDERS],
  ['POST /incidents/:id/people/:person/correction', DECIDERS],
  ['POST /incidents/:id/people/:person/life', DECIDERS],
  ['POST /incidents/:id/people/:person/notice', DECIDERS],
  ['POST /incidents/:id/people/:person/notice/withdrawal', DECIDERS],
  ['POST /incidents/:id/people/:person/representative', DECIDERS],
  ['POST /incidents/:id/people/representatives', DECIDERS],
  ['POST /incidents/:id/people/:person/own-care', DECIDERS],
  ['POST /incidents/:id/people/:person/address/choice', DECIDERS],
  ['POST /patients', READERS],
  ['POST /patients/accounting', READERS],
  ['POST /patients/accounting/pdf', READERS],
  ['POST /incidents/:id/uploads', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/import', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/check', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/start-over', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/rows', DECIDERS],
  ['POST /incidents/:id/uploads/:upload/withdrawal', DECIDERS],
  ['POST /incidents/:id/letter', DECIDERS],
  ['POST /incidents/:id/letter/sheet', DECIDERS],
  ['POST /incidents/:id/letter/approval', DECIDERS],
  ['POST /incidents/:id/letter/codes', DECIDERS],
  ['POST /incidents/:id/letter/codes/removal', DECIDERS],
  ['POST /incidents/:id/letters/print', DECIDERS],
  ['POST /incidents/:id/letters/pdf', DECIDERS],
  ['POST /returned', REPORTERS],
  ['POST /returned/withdrawal', DECIDERS],
  ['POST /incidents/:id/people/:person/address', DECIDERS],
  ['POST /incidents/:id/people/:person/reading-reason', READERS],
  ['POST /incidents/:id/people/:person/proposed-addresses/:number/confirmation', DECIDERS],
  ['POST /incidents/:id/people/:person/proposed-addresses/:number/refusal', DECIDERS],
  ['POST /incidents/:id/web-notice', DECIDERS],
  ['POST /incidents/:id/web-notice/approval', DECIDERS],
  ['POST /incidents/:id/web-notice/posting', SENDERS],
  ['POST /incidents/:id/web-notice/removal', DECIDERS],
  ['POST /calls', REPORTERS],
  ['POST /calls/caller', DECIDERS],
  ['POST /incidents/:id/calls/:call/follow-ups', DECIDERS],
  ['POST /incidents/:id/mailings/:mailing/email/hold', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/email/release', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/email/retries', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/email/paper', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/email/settlements', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/email/withdrawals', SENDERS],
  ['POST /incidents/:id/mailings', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/mailed', SENDERS],
  ['POST /incidents/:id/mailings/:mailing/withdrawal', SENDERS],
  ['POST /log/export', READERS],
  ['POST /log/older-book', ADMINS],
  ['POST /account/name', OWNERS],
  ['POST /account/password', OWNERS],
  ['POST /account/reminders', OWNERS],
  ['POST /account/calendar', OWNERS],
  ['POST /account/calendar/removal', OWNERS],
  ['POST /settings/calendar', ADMINS],
  ['POST /settings/webhooks', ADMINS],
  ['POST /settings/webhooks/:webhook/test', ADMINS],
  ['POST /settings/webhooks/:webhook/switch', ADMINS],
  ['POST /settings/webhooks/:webhook/removal', ADMINS],
  ['POST /account/sessions/end', OWNERS],
  ['POST /account/sessions/:session/end', OWNERS],
  ['POST /account/second-step', OWNERS],
  ['POST /account/passkeys', OWNERS],
  ['POST /account/passkeys/proof', OWNERS],
  ['POST /account/passkeys/:passkey/removal', OWNERS],
  ['POST /account/second-step/offer', OWNERS],
  ['POST /account/second-step/recovery-codes', OWNERS],
  ['POST /account/second-step/removal', OWNERS],
  ['POST /settings/sign-in', ADMINS],
  ['POST /settings/sign-in/:user/removal', ADMINS],
  ['POST /settings/practice', ADMINS],
  ['POST /settings/users', ADMINS],
  ['POST /settings/users/:user/closing', ADMINS],
  ['POST /settings/users/:user/readmission', ADMINS],
  ['POST /settings/users/:user/password', ADMINS],
  ['POST /settings/users/:user/sessions/end', ADMINS],
  ['POST /playbooks/:playbook/draft/from', DECIDERS],
  ['POST /playbooks/:playbook/draft/file', DECIDERS],
  ['POST /playbooks/:playbook/draft/removal', DECIDERS],
  ['POST /playbooks/:playbook/draft/putting-in-force', DECIDERS],
  ['POST /playbooks/:playbook/draft/steps/:step', DECIDERS],
  ['POST /playbooks/:playbook/draft/steps/:step/leaving-out', DECIDERS],
  ['POST /playbooks/:playbook/draft/steps/:step/taking-in', DECIDERS],
  ['POST /playbooks/:playbook/draft/steps/:step/move', DECIDERS],
  ['POST /settings/users/:user/account', ADMINS],
  ['POST /settings/users/:user/site', ADMINS],
  ['POST /playbooks/who-is-who', DECIDERS],
  ['POST /settings/help-texts', ADMINS],
  ['POST /settings/help-texts/:language/removal', ADMINS],
  ['POST /settings/logo', ADMINS],
  ['POST /settings/logo/removal', ADMINS],
  ['POST /settings/backups', ADMINS],
  ['POST /settings/backups/copy', ADMINS],
  ['POST /settings/backups/drill', ADMINS],
  ['POST /settings/mail', ADMINS],
  ['POST /settings/mail/test', ADMINS],
  ['POST /settings/mail/removal', ADMINS],
  ['POST /settings/mail/bounces', ADMINS],
  ['POST /settings/keys', ADMINS],
  ['POST /settings/keys/:key/revocation', ADMINS],
  ['POST /incidents/:id/imports/:import/stop', DECIDERS],
  ['POST /associates/:associate', DECIDERS],
  ['POST /report', REPORTERS],
  ['POST /house-reports/:report/questions', DECIDERS],
  ['POST /house-reports/:report/outcomes', DECIDERS],
  ['POST /house-reports/:report/joining', DECIDERS],
  ['POST /house-reports/:report/closing', DECIDERS],
  ['POST /house-reports/:report/incident', DECIDERS],
  ['POST /house-reports/:report/destruction', DECIDERS],
  ['POST /house-reports/:report/destruction/confirmation', DECIDERS],
  ['POST /house-reports/link', DECIDERS],
  ['POST /house-reports/link/ending', DECIDERS],
]

/** Each call of the API, and whose session or key may make it. */
const CALLS: [route: string, who: May][] = [
  ['POST /api/incidents', REPORTERS],
  ['GET /api/incidents', EVERYBODY],
  ['GET /api/incidents/export/:format', EVERYBODY],
  ['GET /api/saved-views', EVERYBODY],
  ['POST /api/saved-views', EVERYBODY],
  ['PATCH /api/saved-views/:view', EVERYBODY],
  ['DELETE /api/saved-views/:view', EVERYBODY],
  ['GET /api/incidents/:id', EVERYBODY],
  ['PATCH /api/incidents/:id', DECIDERS],
  ['GET /api/incidents/:id/restriction', EVERYBODY],
  ['PUT /api/incidents/:id/restriction', DECIDERS],
  ['DELETE /api/incidents/:id/restriction', DECIDERS],
  ['PUT /api/incidents/:id/restriction/people/:user', DECIDERS],
  ['DELETE /api/incidents/:id/restriction/people/:user', DECIDERS],
  ['GET /api/incidents/:id/timeline', EVERYBODY],
  ['GET /api/incidents/:id/assessment', READERS],
  ['POST /api/incidents/:id/assessment', DECIDERS],
  ['POST /api/incidents/:id/assessment/signature', DECIDERS],
  ['DELETE /api/incidents/:id/assessment/signature', DECIDERS],
  ['GET /api/incidents/:id/assessment/record', READERS],
  ['PUT /api/incidents/:id/exception', DECIDERS],
  ['DELETE /api/incidents/:id/exception', DECIDERS],
  ['PUT /api/incidents/:id/authorization', DECIDERS],
  ['PUT /api/incidents/:id/harm-finding', DECIDERS],
  ['DELETE /api/incidents/:id/harm-finding', DECIDERS],
  ['GET /api/account/second-step', OWNERS],
  ['PUT /api/account/second-step', OWNERS],
  ['DELETE /api/account/second-step', OWNERS],
  ['PUT /api/account/second-step/offer', OWNERS],
  ['PUT /api/account/second-step/recovery-codes', OWNERS],
  ['DELETE /api/users/:user/second-step', ADMINS],
  ['GET /api/sign-in-rule', ADMINS],
  ['PUT /api/sign-in-rule', ADMINS],
  ['POST /api/duties', EVERYBODY],
  ['GET /api/incidents/:id/duties', EVERYBODY],
  ['POST /api/incidents/:id/notices', DECIDERS],
  ['DELETE /api/incidents/:id/notices', DECIDERS],
  ['PUT /api/incidents/:id/substitute-notice', DECIDERS],
  ['POST /api/incidents/:id/holds', DECIDERS],
  ['POST /api/incidents/:id/holds/:place/end', DECIDERS],
  ['GET /api/law', EVERYBODY],
  ['GET /api/law/federal', EVERYBODY],
  ['GET /api/law/:code', EVERYBODY],
  ['GET /api/incidents/:id/ocr-sheet', EVERYBODY],
  ['POST /api/incidents/:id/ocr-sheet', DECIDERS],
  ['POST /api/incidents/:id/ocr-sheet/reports', DECIDERS],
  ['GET /api/incidents/:id/offices', EVERYBODY],
  ['GET /api/incidents/:id/offices/:office', EVERYBODY],
  ['POST /api/incidents/:id/offices/:office', DECIDERS],
  ['POST /api/incidents/:id/offices/:office/filing', DECIDERS],
  ['DELETE /api/incidents/:id/offices/:office/filing', DECIDERS],
  ['GET /api/retention', READERS],
  ['GET /api/incidents/:id/retention', READERS],
  ['POST /api/incidents/:id/preservation-holds', DECIDERS],
  ['POST /api/incidents/:id/preservation-holds/:place/release', DECIDERS],
  ['POST /api/incidents/:id/destruction', DECIDERS],
  ['DELETE /api/incidents/:id/destruction', DECIDERS],
  ['POST /api/incidents/:id/destruction/confirmation', DECIDERS],
  ['GET /api/year-end/:year', EVERYBODY],
  ['GET /api/year-end/:year/:list', EVERYBODY],
  ['POST /api/incidents/:id/attachments', DECIDERS],
  ['GET /api/incidents/:id/attachments', READERS],
  ['GET /api/incidents/:id/attachments/:attachment', READERS],
  ['GET /api/incidents/:id/progress', EVERYBODY],
  ['POST /api/incidents/:id/closing', DECIDERS],
  ['DELETE /api/incidents/:id/closing', DECIDERS],
  ['GET /api/incidents/:id/steps', EVERYBODY],
  ['POST /api/incidents/:id/steps', DECIDERS],
  ['PATCH /api/incidents/:id/steps/:step', DECIDERS],
  ['PUT /api/incidents/:id/steps/owners', DECIDERS],
  ['GET /api/incidents/:id/newer-playbook', EVERYBODY],
  ['POST /api/incidents/:id/newer-playbook', DECIDERS],
  ['POST /api/incidents/:id/steps/:step/start', REPORTERS],
  ['POST /api/incidents/:id/steps/:step/applying', REPORTERS],
  ['PUT /api/incidents/:id/steps/:step/answers', REPORTERS],
  ['POST /api/incidents/:id/steps/:step/completion', REPORTERS],
  ['DELETE /api/incidents/:id/steps/:step/completion', REPORTERS],
  ['PUT /api/incidents/:id/steps/:step/owner', REPORTERS],
  ['POST /api/incidents/:id/steps/:step/hand-back', REPORTERS],
  ['POST /api/incidents/:id/steps/:step/not-needed', DECIDERS],
  ['POST /api/incidents/:id/steps/:step/signature', REPORTERS],
  ['POST /api/incidents/:id/steps/:step/comments', REPORTERS],
  ['POST /api/incidents/:id/steps/:step/files', REPORTERS],
  ['POST /api/incidents/:id/roster', DECIDERS],
  ['GET /api/incidents/:id/imports/:import', DECIDERS],
  ['DELETE /api/incidents/:id/imports/:import', DECIDERS],
  ['GET /api/incidents/:id/rosters', READERS],
  ['POST /api/incidents/:id/rosters/:roster/withdrawal', DECIDERS],
  ['GET /api/incidents/:id/rosters/:roster/problems', READERS],
  ['GET /api/incidents/:id/count', EVERYBODY],
  ['GET /api/incidents/:id/ledger', EVERYBODY],
  ['GET /api/incidents/:id/ledger/people', READERS],
  ['POST /api/incidents/:id/people/:person/telephone-notice', DECIDERS],
  ['DELETE /api/incidents/:id/people/:person/telephone-notice', DECIDERS],
  ['POST /api/incidents/:id/counts', DECIDERS],
  ['GET /api/incidents/:id/people', READERS],
  ['GET /api/incidents/:id/people/:person', READERS],
  ['GET /api/incidents/:id/pairs', READERS],
  ['POST /api/incidents/:id/pairs/:pair/decision', DECIDERS],
  ['DELETE /api/incidents/:id/pairs/:pair/decision', DECIDERS],
  ['GET /api/incidents/:id/people/:person/corrections', READERS],
  ['POST /api/incidents/:id/people/:person/corrections', DECIDERS],
  ['POST /api/incidents/:id/people/:person/life', DECIDERS],
  ['POST /api/incidents/:id/people/:person/representative', DECIDERS],
  ['POST /api/incidents/:id/people/:person/own-care', DECIDERS],
  ['POST /api/incidents/:id/representatives', DECIDERS],
  ['GET /api/incidents/:id/people/:person/leaving-out', READERS],
  ['POST /api/incidents/:id/people/:person/leaving-out', DECIDERS],
  ['DELETE /api/incidents/:id/people/:person/leaving-out', DECIDERS],
  ['POST /api/incidents/:id/people/:person/patient', DECIDERS],
  ['POST /api/patients/search', READERS],
  ['GET /api/incidents/:id/people/:person/incidents', READERS],
  ['POST /api/patients/accounting.html', READERS],
  ['POST /api/patients/accounting.pdf', READERS],
  ['GET /api/incidents/:id/letter', READERS],
  ['PUT /api/incidents/:id/letter', DECIDERS],
  ['POST /api/incidents/:id/letter/approval', DECIDERS],
  ['GET /api/incidents/:id/letter/codes', READERS],
  ['POST /api/incidents/:id/letter/codes', DECIDERS],
  ['DELETE /api/incidents/:id/letter/codes', DECIDERS],
  ['GET /api/incidents/:id/letters.html', DECIDERS],
  ['GET /api/incidents/:id/people/:person/letter.html', READERS],
  ['GET /api/incidents/:id/people/:person/letter.txt', READERS],
  ['GET /api/practice/test-sheet.pdf', ADMINS],
  ['GET /api/incidents/:id/letters.pdf', DECIDERS],
  ['GET /api/incidents/:id/people/:person/letter.pdf', READERS],
  ['GET /api/incidents/:id/documents', READERS],
  ['GET /api/incidents/:id/documents/:document/document.html', READERS],
  ['GET /api/incidents/:id/documents/:document/document.txt', READERS],
  ['GET /api/incidents/:id/documents/:document/document.pdf', READERS],
  ['POST /api/incidents/:id/mailings', SENDERS],
  ['GET /api/incidents/:id/mailings', READERS],
  ['GET /api/incidents/:id/mailings/:mailing', READERS],
  ['GET /api/incidents/:id/mailings/:mailing/letters', READERS],
  ['POST /api/incidents/:id/mailings/:mailing/mailed', SENDERS],
  ['POST /api/incidents/:id/mailings/:mailing/withdrawal', SENDERS],
  ['GET /api/incidents/:id/mailings/:mailing/letters.zip', DECIDERS],
  ['GET /api/incidents/:id/mailings/:mailing/letters.html', DECIDERS],
  ['GET /api/incidents/:id/mailings/:mailing/letters.pdf', DECIDERS],
  ['GET /api/incidents/:id/mailings/:mailing/parts/:part', DECIDERS],
  ['GET /api/incidents/:id/mailings/:mailing/list.csv', DECIDERS],
  ['GET /api/incidents/:id/residents/:code/names.csv', DECIDERS],
  ['GET /api/incidents/:id/mailings/:mailing/certificate-of-mailing.html', DECIDERS],
  ['GET /api/incidents/:id/mailings/:mailing/mail-houses/:house', DECIDERS],
  ['GET /api/incidents/:id/letters/:reference', READERS],
  ['GET /api/incidents/:id/letters/:reference/letter.txt', READERS],
  ['GET /api/incidents/:id/letters/:reference/letter.pdf', READERS],
  ['GET /api/incidents/:id/mailings/:mailing/email', READERS],
  ['PUT /api/incidents/:id/mailings/:mailing/email/hold', SENDERS],
  ['DELETE /api/incidents/:id/mailings/:mailing/email/hold', SENDERS],
  ['POST /api/incidents/:id/mailings/:mailing/email/retries', SENDERS],
  ['POST /api/incidents/:id/mailings/:mailing/email/settlements', SENDERS],
  ['POST /api/incidents/:id/email-withdrawals', DECIDERS],
  ['POST /api/incidents/:id/mailings/:mailing/email/paper', SENDERS],
  ['POST /api/returned-letters', REPORTERS],
  ['DELETE /api/returned-letters/:reference', DECIDERS],
  ['GET /api/incidents/:id/unreached', READERS],
  ['PUT /api/incidents/:id/people/:person/address', DECIDERS],
  ['GET /api/incidents/:id/proposed-addresses', READERS],
  ['POST /api/incidents/:id/people/:person/proposed-addresses/:number/confirmation', DECIDERS],
  ['POST /api/incidents/:id/people/:person/proposed-addresses/:number/refusal', DECIDERS],
  ['GET /api/incidents/:id/web-notice', EVERYBODY],
  ['PUT /api/incidents/:id/web-notice', DECIDERS],
  ['POST /api/incidents/:id/web-notice/approval', DECIDERS],
  ['POST /api/incidents/:id/web-notice/posting', SENDERS],
  ['DELETE /api/incidents/:id/web-notice/posting', SENDERS],
  ['GET /api/incidents/:id/web-notice/postings/:posting', EVERYBODY],
  ['POST /api/calls', REPORTERS],
  ['PUT /api/calls/:call/follow-ups/:what', DECIDERS],
  ['GET /api/incidents/:id/calls', READERS],
  ['GET /api/incidents/:id/calls/count', EVERYBODY],
  ['GET /api/associates', READERS],
  ['POST /api/associates', DECIDERS],
  ['GET /api/associates/:associate', READERS],
  ['PUT /api/associates/:associate', DECIDERS],
  ['GET /api/house-reports', DECIDERS],
  ['GET /api/house-reports/:report', DECIDERS],
  ['GET /api/house-reports/:report/photo', DECIDERS],
  ['POST /api/house-reports/:report/questions', DECIDERS],
  ['POST /api/house-reports/:report/outcomes', DECIDERS],
  ['POST /api/house-reports/:report/joining', DECIDERS],
  ['POST /api/house-reports/:report/closing', DECIDERS],
  ['POST /api/house-reports/:report/incident', DECIDERS],
  ['POST /api/house-reports/:report/destruction', DECIDERS],
  ['POST /api/house-reports/:report/destruction/confirmation', DECIDERS],
  ['GET /api/report-link', DECIDERS],
  ['PUT /api/report-link', DECIDERS],
  ['DELETE /api/report-link', DECIDERS],
  ['PUT /api/incidents/:id/associate', DECIDERS],
  ['GET /api/incidents/:id/associate', EVERYBODY],
  ['GET /api/incidents/:id/associate/demand.html', READERS],
  ['GET /api/practice', EVERYBODY],
  ['PUT /api/practice', ADMINS],
  ['GET /api/practice/logo', EVERYBODY],
  ['PUT /api/practice/logo', ADMINS],
  ['DELETE /api/practice/logo', ADMINS],
  ['GET /api/playbooks', EVERYBODY],
  ['GET /api/playbooks/:playbook', EVERYBODY],
  ['GET /api/playbooks/:playbook/versions/:version', EVERYBODY],
  ['POST /api/playbooks/:playbook/versions', DECIDERS],
  ['GET /api/playbooks/:playbook/draft', DECIDERS],
  ['PUT /api/playbooks/:playbook/draft', DECIDERS],
  ['POST /api/playbooks/:playbook/draft', DECIDERS],
  ['DELETE /api/playbooks/:playbook/draft', DECIDERS],
  ['GET /api/playbook-hands', EVERYBODY],
  ['PUT /api/playbook-hands', DECIDERS],
  ['GET /api/practice/help-texts', EVERYBODY],
  ['PUT /api/practice/help-texts', ADMINS],
  ['DELETE /api/practice/help-texts/:language', ADMINS],
  ['GET /api/backups', ADMINS],
  ['POST /api/backups', ADMINS],
  ['GET /api/backup-settings', ADMINS],
  ['PUT /api/backup-settings', ADMINS],
  ['POST /api/backups/drill', ADMINS],
  ['GET /api/mail-settings', ADMINS],
  ['PUT /api/mail-settings', ADMINS],
  ['DELETE /api/mail-settings', ADMINS],
  ['POST /api/mail-settings/test', ADMINS],
  ['GET /api/bounce-mailbox', ADMINS],
  ['POST /api/bounce-mailbox/checks', ADMINS],
  ['GET /api/account', OWNERS],
  ['PATCH /api/account', OWNERS],
  ['PUT /api/account/password', OWNERS],
  ['POST /api/account/proof', OWNERS],
  ['GET /api/account/passkeys', OWNERS],
  ['PUT /api/account/passkeys/offer', OWNERS],
  ['POST /api/account/passkeys', OWNERS],
  ['DELETE /api/account/passkeys/:passkey', OWNERS],
  ['GET /api/account/calendar', OWNERS],
  ['POST /api/account/calendar', OWNERS],
  ['DELETE /api/account/calendar', OWNERS],
  ['GET /api/calendar-settings', ADMINS],
  ['PUT /api/calendar-settings', ADMINS],
  ['GET /api/webhooks', ADMINS],
  ['POST /api/webhooks', ADMINS],
  ['PATCH /api/webhooks/:webhook', ADMINS],
  ['DELETE /api/webhooks/:webhook', ADMINS],
  ['POST /api/webhooks/:webhook/test', ADMINS],
  ['GET /api/webhooks/:webhook/deliveries', ADMINS],
  ['GET /api/account/reminders', OWNERS],
  ['PUT /api/account/reminders', OWNERS],
  ['GET /api/account/sessions', OWNERS],
  ['DELETE /api/account/sessions', OWNERS],
  ['DELETE /api/account/sessions/:session', OWNERS],
  ['GET /api/account/sign-ins', OWNERS],
  ['GET /api/keys', ADMINS],
  ['POST /api/keys', ADMINS],
  ['DELETE /api/keys/:key', ADMINS],
  ['GET /api/users', ADMINS],
  ['POST /api/users', ADMINS],
  ['DELETE /api/users/:user', ADMINS],
  ['POST /api/users/:user/readmission', ADMINS],
  ['PUT /api/users/:user/password', ADMINS],
  ['DELETE /api/users/:user/sessions', ADMINS],
  ['PATCH /api/users/:user', ADMINS],
  ['GET /api/log', READERS],
  ['GET /api/log/export', READERS],
  ['POST /api/log/verification', EVERYBODY],
  ['POST /api/log/older-book', ADMINS],
  ['GET /api/readings', DECIDERS],
  ['POST /api/incidents/:id/people/:person/reading-reason', READERS],
]

/** Open to strangers: they hold nothing of any patient. */
const OPEN = [
  'GET /healthz',
  'GET /assets/:file',
  'GET /calendar/:file{[\\w-]+\\.ics}',
  'GET /unsubscribe/:token',
  'POST /unsubscribe/:token',
  'GET /report/:token',
  'POST /report/:token',
  'GET /report/status',
  'POST /report/status',
  'GET /set-up',
  'POST /set-up',
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/passkey',
  'POST /sign-in/passkey',
  'GET /sign-in/provider',
  'GET /sign-in/provider/callback',
  'GET /sign-in/code',
  'POST /sign-in/code',
  'POST /sign-out',
  'GET /session',
  'GET /notice/:slug',
  'GET /notice/*',
  'GET /api/openapi.json',
  'GET /api/docs',
  'GET /api/docs/:topic',
]

const DOORS = [...PAGES, ...FORMS, ...CALLS].map(([route, who]): [string, May] => [route, who])
// Who may write is tried last: it changes what there is to read.
const READING = DOORS.filter(([route]) => route.startsWith('GET '))
const WRITING = DOORS.filter(([route]) => !route.startsWith('GET '))

let clinic: Clinic
let places: Places
let callers: Record<string, Caller>
let documented: Map<string, Described>
beforeAll(async () => {
  clinic = await openClinic()
  // Browsers make passkeys for no number.
  clinic.world.url = 'http://localhost:3000'
  places = await placesIn(clinic)
  callers = await callersOf(clinic)
  documented = await described()
  // An auditor says why before a record is opened.
  await clinic.as('auditor', `~/people/${clinic.person}/reading-reason`, { reason: 'The yearly audit.' })
}, 60_000)
afterAll(() => clinic.close())

test('every route of the application stands in these tables, once', () => {
  const routes = createApp().routes.filter(({ method }) => method !== 'ALL')
  const known = [...PAGES, ...FORMS, ...CALLS].map(([route]) => route).concat(OPEN)
  expect(known.toSorted()).toEqual([...new Set(routes.map(({ method, path }) => `${method} ${path}`))].toSorted())
})

describe.each(PAGES)('%s', (route, who, says) => {
  test(`tells each of them what it is for`, async () => {
    for (const role of ROLES.filter((each) => who.split(/\W/).includes(each))) {
      const init = { cookie: clinic.cookies[role] }
      const led = (await ask(clinic.world, pathOf(route), init)).headers.get('Location')
      const answer = await ask(clinic.world, led ?? pathOf(route), init)
      expect([role, answer.status, wordsOn(await answer.text())]).toEqual([role, 200, expect.stringMatching(says)])
    }
  })

  test('leads a stranger back after the sign-in', async () => {
    const answer = await ask(clinic.world, pathOf(route))
    const next = route === 'GET /' ? '' : `?next=${encodeURIComponent(pathOf(route))}`
    expect(answer.headers.get('Location')).toBe(`/sign-in${next}`)
    expect(await answer.text()).toBe('')
  })
})

describe.each([...READING, ...WRITING])('%s', (route, who) => {
  test(`is for: ${who}`, async () => {
    const seen = await allSeen(route)
    expect(seen).toEqual(
      Object.fromEntries(Object.entries(callers).map(([name, each]) => [name, due(each, route, who)])),
    )
    if (route.includes(' /api/')) expect(documented.get(route)).toEqual(describedBy(seen))
  })
})

test.each(OPEN)('%s is open to strangers, and holds nothing of a patient', async (route) => {
  const answer = await knock(route, {})
  expect([answer.status < 500, namesIn(await answer.text())]).toEqual([true, []])
})

test('staff who look up a caller’s letter or mark one that came back see no name', async () => {
  const { reference } = places
  const { staff, officer } = clinic.cookies
  for (const path of [`/calls?letter=${reference}`, `/returned?letter=${reference}`]) {
    expect(namesIn(await (await ask(clinic.world, path, { cookie: officer })).text())).not.toEqual([])
    expect(namesIn(await (await ask(clinic.world, path, { cookie: staff })).text())).toEqual([])
  }
  const headers = { 'Content-Type': 'application/json' }
  const bodies = { calls: { letter: reference, topic: 'other' }, 'returned-letters': { reference } }
  for (const [path, body] of Object.entries(bodies)) {
    const init = { method: 'POST', headers, cookie: staff, body: JSON.stringify(body) }
    const answer = await ask(clinic.world, `/api/${path}`, init)
    expect(namesIn(await answer.text())).toEqual([])
  }
})

test('the pages of an incident, a roster, an upload or a person that is not there say so', async () => {
  for (const path of [
    '/incidents/2026-9999',
    '/incidents/2026-9999/duties',
    '~/rosters/none',
    '~/uploads/none',
    '~/people/none/letter',
    '~/people/none/letter.pdf',
    '/nowhere',
  ]) {
    const answer = await clinic.as('officer', path)
    expect({ path, status: answer.status }).toEqual({ path, status: 404 })
    expect(wordsOn(await answer.text())).toMatch(/[Tt]here is no|not found|has no such|is no longer here/)
  }
})

test('before the set-up every page leads there', async () => {
  const { world, close } = await openTestWorld()
  for (const [route] of PAGES) {
    const answer = await ask(world, pathOf(route))
    expect({ route, status: answer.status, to: answer.headers.get('Location') }).toEqual({
      route,
      status: 302,
      to: '/set-up',
    })
  }
  expect((await ask(world, '/sign-in')).headers.get('Location')).toBe('/set-up')
  await close()
})

type Described = { roles: readonly string[]; scope: string }

const GONE = 'is asked to sign in'
const NOT_THE_ROLE = 'is told that the role does not allow it'
const NOT_THE_SCOPE = 'is told which scope the key lacks'
const NOT_FOR_KEYS = 'is told that a key has no account'
const IN = 'comes in'

/** What should happen to somebody at this door. */
function due({ role, scopes, key }: Caller, route: string, who: May): string {
  if (!role) return GONE
  if (who === OWNERS) return key ? NOT_FOR_KEYS : IN
  if (!who.split(/\W/).includes(role)) return NOT_THE_ROLE
  return !scopes || scopesFor(route, who).every((scope) => scopes.includes(scope)) ? IN : NOT_THE_SCOPE
}

// What a form is answered with is a page, and that is read.
function scopesFor(route: string, who: May): Scope[] {
  const isForm = route.startsWith('POST ') && !route.includes(' /api/')
  return [scopeFor(route, who), ...(isForm ? (['read'] as const) : [])]
}

function scopeFor(route: string, who: May): Scope {
  if (who === ADMINS) return 'settings'
  if (who === SENDERS) return 'send_mail'
  return route.startsWith('GET ') || who === EVERYBODY || who === READERS ? 'read' : 'write_incidents'
}

/** What happens to each caller; whoever is refused has done nothing and seen no name of a patient. */
async function allSeen(route: string): Promise<Record<string, string>> {
  const seen: Record<string, string> = {}
  let entries = await entriesIn(clinic)
  for (const [name, caller] of Object.entries(callers)) {
    const answer = await knock(route, caller)
    const text = await answer.text()
    seen[name] = seenIn(route, answer, text)
    const before = entries
    entries = await entriesIn(clinic)
    if (seen[name] !== IN && entries !== before) seen[name] += ', and yet has done something'
    const mayRead = caller.role && caller.role !== 'staff' && (caller.scopes?.includes('read') ?? true)
    if (!(mayRead && seen[name] === IN) && namesIn(text).length > 0) seen[name] += ', and sees a patient’s name'
  }
  return seen
}

function seenIn(route: string, { status, headers }: Response, text: string): string {
  const to = headers.get('Location') ?? ''
  const isPage = !route.includes(' /api/')
  const type = isPage ? 'text/html; charset=UTF-8' : 'application/problem+json'
  if (isPage && status === 302 && to.startsWith('/sign-in') && text === '') return GONE
  if (status === 401 && headers.get('Content-Type') === type && text.includes('Sign in')) return GONE
  if (status === 403 && headers.get('Content-Type') === type) {
    if (/Your role \(\w+\) does not allow this\./.test(text)) return NOT_THE_ROLE
    if (text.includes('An API key has no account.')) return NOT_FOR_KEYS
    if (wordsOn(text).includes('This key is not for this: it lacks the scope')) return NOT_THE_SCOPE
  }
  const fine = route.startsWith('GET ') ? [200, 303] : [200, 201, 202, 204, 303, 404, 409, 422]
  return fine.includes(status) || (to && status === 302) ? IN : `is answered ${status}: ${wordsOn(text).slice(0, 300)}`
}

/** What the API’s document should say of a call, by what was seen. */
function describedBy(seen: Record<string, string>): Described {
  const scope = SCOPES.find((each) => seen[`a key: admin, only ${each}`] === IN) ?? ''
  return { roles: ROLES.filter((role) => seen[`the ${role}`] === IN), scope }
}

async function described(): Promise<Map<string, Described>> {
  type Call = { 'x-roles': string[]; 'x-scope': string }
  const { paths } = (await (await ask(clinic.world, '/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, Call>>
  }
  return new Map(
    Object.entries(paths).flatMap(([path, calls]) =>
      Object.entries(calls).map(([method, call]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        { roles: call['x-roles'], scope: call['x-scope'] },
      ]),
    ),
  )
}

/** What of the patients in the clinic’s roster stands in an answer. */
function namesIn(text: string): string[] {
  return SECRETS.slice(0, 12)
    .flatMap(({ givenName, familyName, street }) => [givenName, familyName, street])
    .filter((word) => text.includes(word))
}

async function knock(route: string, { cookie, key }: Caller): Promise<Response> {
  const [method = ''] = route.split(' ')
  const isCall = route.includes(' /api/')
  const body = method === 'GET' ? {} : { body: isCall ? '{}' : new URLSearchParams() }
  const headers: Record<string, string> = isCall && method !== 'GET' ? { 'Content-Type': 'application/json' } : {}
  return await ask(clinic.world, pathOf(route), {
    method,
    headers,
    ...body,
    ...(cookie && { cookie }),
    ...(key && { key }),
  })
}

function pathOf(route: string): string {
  return (route.split(' ')[1] ?? '').replaceAll(/:(\w+)/g, (_, name) => places?.[name] ?? 'any')
}
