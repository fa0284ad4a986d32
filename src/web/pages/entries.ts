import { may, type Role } from '../../access/roles.ts'
import type { LogEntry } from '../../storage/log.ts'

/** Puts an entry of the log into words for somebody of this role. Free text is for those who may see patients' data. */
export function sayEntry(entry: LogEntry, nameOf: (id: string) => string, role: Role) {
  const facts = entry.facts ?? {}
  const details = ((may(role, 'read_people') ? entry.details : null) ?? {}) as Record<string, unknown>
  return {
    seq: entry.seq,
    at: entry.at,
    who: nameOf(entry.by),
    incident: entry.incident ?? null,
    hash: entry.hash.slice(0, 12),
    act: actInWords(entry.act),
    changes: [...changesIn(facts.changed), ...changesIn(entry.act === 'incident_amended' ? details : null)],
    facts: plainFacts(facts, nameOf),
    notes: NOTED.flatMap((name) =>
      typeof details[name] === 'string' ? [{ name: spoken(name), text: details[name] }] : [],
    ),
    ...momentsOf(facts, entry.at),
  }
}

/** An act of the log, as a page says that somebody did it. */
export function actInWords(act: string): string {
  return ACTS[act] ?? act.replaceAll('_', ' ')
}

const ACTS: Record<string, string> = {
  address_corrected: 'corrected an address',
  accounting_made: 'made an accounting of disclosures to a patient',
  assessment_signature_withdrawn: 'took the second signature off the assessment',
  assessment_signed: 'signed the assessment as the second person',
  assessment_written: 'wrote the four-factor assessment',
  associate_added: 'entered a business associate into the register',
  associate_changed: 'changed a business associate in the register',
  call_followed_up: 'did what a caller asked for',
  call_recorded: 'wrote a call down',
  count_stated: 'said how many people are affected',
  file_attached: 'attached a file',
  authorization_recorded: 'recorded what was found of the patient’s authorization',
  email_consent_withdrawn: 'recorded that a reader agrees to no more e-mail',
  email_deferred: 'was put off by the mail server',
  email_doubt_settled: 'settled what became of an e-mail in doubt',
  email_failed: 'could not send a letter by e-mail',
  email_in_doubt: 'lost sight of an e-mail on its way',
  email_sending: 'began to send a letter by e-mail',
  email_sent: 'sent a letter by e-mail',
  email_taken_back: 'took a letter out of the e-mail',
  emails_held: 'held the e-mails of a mailing back',
  emails_released: 'let the e-mails of a mailing go',
  emails_retried: 'queued the failed e-mails of a mailing again',
  exception_claimed: 'claimed an exception',
  exception_withdrawn: 'took a claimed exception back',
  harm_finding_recorded: 'recorded a finding that harm is unlikely',
  harm_finding_withdrawn: 'took the finding that harm is unlikely back',
  hold_ended: 'ended a law-enforcement hold',
  hold_recorded: 'recorded a law-enforcement hold',
  incident_amended: 'amended the incident',
  incident_logged: 'logged the incident',
  layout_kept: 'settled how files with these columns are read',
  key_added: 'made an API key',
  key_revoked: 'revoked an API key',
  letter_approved: 'approved the letter’s text',
  letter_bounced: 'marked a letter as bounced',
  letter_return_withdrawn: 'took the mark of a returned letter off',
  letter_returned: 'marked a letter as returned',
  letter_written: 'wrote the letter’s text',
  letters_printed: 'opened the letters for printing',
  log_exported: 'exported the log',
  mailing_file_saved: 'saved a file of a mailing',
  mailing_files_saved: 'saved all files of a mailing',
  mailing_mailed: 'recorded a mailing as mailed',
  mailing_made: 'made a mailing',
  mailing_withdrawn: 'took back what of a mailing had not gone',
  notice_recorded: 'recorded a notice as given',
  notice_withdrawn: 'took a recorded notice back',
  ocr_report_recorded: 'recorded a report to OCR as sent',
  ocr_sheet_written: 'answered on the OCR sheet',
  person_kept_in: 'took somebody in again who was left out',
  person_left_out: 'left somebody out who was dead for more than 50 years',
  practice_changed: 'changed the practice’s details',
  pair_decided: 'decided whether two descriptions are one person',
  pair_reopened: 'took a decision on two descriptions back',
  roster_imported: 'imported a roster',
  roster_withdrawn: 'withdrew a roster',
  sign_in_refused: 'turned away a sign-in',
  signed_in: 'signed in',
  signed_out: 'signed out, or the session ended',
  step_completed: 'completed a step',
  step_reopened: 'reopened a step',
  substitute_notice_recorded: 'recorded the substitute notice',
  password_changed: 'gave somebody another password',
  user_added: 'added a person who can sign in',
  user_disabled: 'shut somebody out',
  web_notice_approved: 'approved the words of the web notice',
  web_notice_posted: 'posted the web notice',
  web_notice_removed: 'took the web notice down',
  web_notice_shown: 'showed the web notice on this day',
  web_notice_written: 'wrote the words of the web notice',
  user_enabled: 'let somebody in again',
}

const NOTED = [
  'title',
  'summary',
  'site',
  'note',
  'reason',
  'how',
  'reference',
  'official',
  'agency',
  'name',
  'contactName',
  'recipient',
  'fileName',
]

function changesIn(changed: unknown) {
  if (typeof changed !== 'object' || changed === null) return []
  return Object.entries(changed as Record<string, { before: unknown; after: unknown }>).map(
    ([field, { before, after }]) => ({
      field: spoken(field),
      before: shown(before),
      after: shown(after),
    }),
  )
}

function plainFacts(facts: Record<string, unknown>, nameOf: (id: string) => string) {
  return Object.entries(facts)
    .filter(([name, value]) => !['changed', 'reworded', 'performedAt'].includes(name) && value !== null)
    .map(([name, value]) => ({
      name: spoken(name),
      value: PERSONS.includes(name) ? nameOf(String(value)) : shown(value),
    }))
}

const PERSONS = ['user', 'approvedBy', 'signedBy', 'writtenBy']

// A step may be recorded later than it was done; both moments are told.
function momentsOf(facts: Record<string, unknown>, at: string) {
  const performedAt = typeof facts.performedAt === 'string' && facts.performedAt !== at ? facts.performedAt : null
  return { performedAt }
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(shown).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, each]) => `${spoken(name)} ${shown(each)}`)
      .join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return codeInWords(String(value)).replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1…')
}

// A code such as individual_notice; whatever else is said stays as it was recorded.
function codeInWords(value: string): string {
  return /^[a-z]+(?:_[a-z]+)+$/.test(value) ? value.replaceAll('_', ' ') : value
}

function spoken(field: string): string {
  return field.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ')
}
