import type { RowFault } from '../../storage/proof/check-rows.ts'

/** What the rows of a table are called; any other is a row of its table. */
const ROWS: Record<string, string> = {
  accounts: 'the sign-in',
  api_keys: 'the API key',
  associates: 'the version of a business associate',
  attachments: 'the attached file',
  calls: 'the call',
  corrected_addresses: 'the corrected address',
  corrected_people: 'the corrected name or birth date',
  email_withdrawals: 'the withdrawal of consent to e-mail',
  incident_keys: 'the key of incident',
  incidents: 'incident',
  left_out: 'the decision to leave somebody out',
  letters: 'the letter',
  log_details: 'the text of entry',
  mailings: 'the mailing',
  named_people: 'who sees the incident,',
  proposed_addresses: 'the proposed address',
  passkeys: 'the passkey',
  playbook_drafts: 'the draft of a playbook',
  playbook_hands: 'who is who in the playbooks:',
  playbooks: 'the version of a playbook',
  practice: 'the record of the practice',
  recounts: 'the count',
  report_entries: 'what followed on the report',
  report_links: 'the link for reports',
  reports: 'the report from staff',
  restrictions: 'the restriction of incident',
  rosters: 'the roster',
  second_steps: 'the second step of a sign-in',
  secrets: 'the secret',
  sendings: 'the try to send an e-mail',
  steps: 'the step',
  told_by_telephone: 'the record of a telephone notice',
  users: 'the account',
  web_notices: 'the web notice',
  web_postings: 'the posting',
}

/** A fault in the rows as a sentence: the row by its key, or the table. */
export function sayRowFault(fault: RowFault): string {
  if (!('key' in fault)) return OF_TABLE[fault.what](fault.table)
  const row = ROWS[fault.table] ?? `a row of ${fault.table},`
  return `${row} ${fault.key.join(' / ')} was ${fault.what} outside Breachbook`
}

const OF_TABLE: Record<Exclude<RowFault['what'], 'changed' | 'added' | 'removed'>, (table: string) => string> = {
  does_not_add_up: (table) =>
    `the rows of ${table} do not add up: some were put back as they once were, or removed together with their proof`,
  put_back: (table) => `the table ${table} stands as it once was, before its last change in the log`,
  ahead_of_the_log: (table) => `the table ${table} was written later than the log knows: the end of the log is missing`,
  no_sum: (table) => `the proof of the table ${table} was removed or changed`,
}
