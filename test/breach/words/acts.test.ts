import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ACT_NAMES, ACTS, actInWords } from '../../../src/breach/words/acts.ts'

const SRC = new URL('../../../src/', import.meta.url)

// What books hold that 0.1.0 wrote. A log cannot be written anew: no name may leave this list.
const OF_0_1_0 = `
accounting_made address_corrected assessment_signature_withdrawn assessment_signed assessment_written associate_added
associate_changed authorization_recorded call_followed_up call_recorded count_stated email_consent_withdrawn
email_deferred email_doubt_settled email_failed email_in_doubt email_sending email_sent
email_taken_back emails_held emails_released emails_retried exception_claimed exception_withdrawn
file_attached harm_finding_recorded harm_finding_withdrawn hold_ended hold_recorded incident_amended
incident_logged key_added key_revoked layout_kept letter_approved letter_bounced
letter_return_withdrawn letter_returned letter_written letters_printed log_exported mailing_file_saved
mailing_files_saved mailing_made mailing_mailed mailing_withdrawn notice_recorded notice_withdrawn
ocr_report_recorded ocr_sheet_written pair_decided pair_reopened password_changed person_kept_in
person_left_out practice_changed roster_imported roster_withdrawn sign_in_refused signed_in
signed_out step_completed step_reopened substitute_notice_recorded user_added user_disabled
user_enabled web_notice_approved web_notice_posted web_notice_removed web_notice_shown web_notice_written
`

// What is printed outside a mailing is a draft since, and entered as one: old logs keep their words.
const ENTERED_NO_MORE = ['letters_printed']

test.each(ACT_NAMES)('the log says in words what %s is', (act) => {
  expect(actInWords(act)).toMatch(/^[a-z].*[^.\s_]$/)
})

test('no two acts are told in the same words', () => {
  expect(new Set(Object.values(ACTS)).size).toBe(ACT_NAMES.length)
})

test('acts of old books still have words', () => {
  expect(OF_0_1_0.split(/\s+/).filter((act) => act !== '' && !Object.hasOwn(ACTS, act))).toEqual([])
})

test('every act is entered somewhere: none is invented ahead of time', () => {
  const texts = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('acts.ts'))
    .map((file) => readFileSync(new URL(file, SRC), 'utf8'))
  const entered = ACT_NAMES.filter((act) => !ENTERED_NO_MORE.includes(act))
  expect(entered.filter((act) => !texts.some((text) => text.includes(`'${act}'`)))).toEqual([])
})
