import { type Reader, tables } from './database.ts'
import { type Staged, stage } from './statement.ts'

/** The files of `migrations/` in their order; a test holds this list against the folder. */
export const MIGRATIONS = [
  '0001_keep_incidents_people_and_the_log.sql',
  '0002_let_people_sign_in.sql',
  '0003_keep_a_register_of_business_associates.sql',
  '0004_keep_each_recount_and_its_doubtful_pairs.sql',
  '0005_keep_mailings_and_what_became_of_each_letter.sql',
  '0006_send_mail_and_keep_who_withdrew.sql',
  '0007_keep_addresses_found_since_the_web_notice_and_calls.sql',
  '0008_keep_who_is_left_out.sql',
  '0009_keep_how_the_columns_of_a_source_are_read.sql',
  '0010_keep_incidents_in_the_order_of_their_numbers.sql',
  '0011_derive_what_lists_of_incidents_ask.sql',
  '0012_find_what_pages_count_without_reading_all.sql',
  '0013_keep_how_many_people_are_expected.sql',
  '0014_keep_the_rows_of_an_upload_that_are_mended.sql',
  '0015_keep_corrected_names_and_birth_dates.sql',
  '0016_find_the_e_mails_that_are_stuck.sql',
  '0017_find_who_is_perhaps_no_patient.sql',
  '0018_keep_all_that_was_settled_for_a_source.sql',
  '0019_keep_who_was_told_by_telephone.sql',
  '0020_keep_a_code_for_each_person.sql',
  '0021_prove_each_row_against_the_log.sql',
  '0022_keep_the_logo_of_the_practice.sql',
  '0023_try_whether_the_book_can_be_written.sql',
  '0024_keep_the_practice_s_texts_of_free_help.sql',
  '0025_keep_backups_and_drills.sql',
  '0026_keep_addresses_that_nobody_confirmed_yet.sql',
  '0027_seal_the_key_of_the_book_under_the_master_key.sql',
  '0028_give_keys_an_owner_and_keep_one_admin.sql',
  '0029_keep_who_read_what.sql',
  '0030_slow_down_who_guesses_passwords.sql',
  '0031_keep_apart_which_incidents_are_closed.sql',
  '0032_keep_which_letters_somebody_opened.sql',
  '0033_find_incidents_by_their_words.sql',
  '0034_keep_who_a_step_belongs_to_and_how_it_stands.sql',
  '0035_keep_the_views_that_somebody_saved.sql',
  '0036_keep_what_is_typed_until_it_is_saved.sql',
  '0037_find_who_was_told_without_reading_all_letters.sql',
  '0038_change_a_step_one_version_at_a_time.sql',
  '0039_remember_of_what_each_person_was_told.sql',
  '0040_keep_steps_that_somebody_added.sql',
  '0041_keep_a_second_step_of_the_sign_in.sql',
  '0042_let_anybody_in_the_house_report.sql',
  '0043_keep_calendars_of_persons.sql',
  '0044_tell_other_programs_by_webhooks.sql',
  '0045_keep_the_playbooks_and_the_words_of_each_version.sql',
  '0046_keep_who_stands_in_for_whom_in_the_playbooks.sql',
  '0047_restrict_an_incident_to_those_who_are_named.sql',
  '0048_let_the_practice_write_playbooks_of_its_own.sql',
  '0049_let_staff_belong_to_a_site.sql',
  '0050_find_what_somebody_logged_or_has_steps_of.sql',
  '0051_find_which_incidents_were_merged_into_one.sql',
  '0052_keep_when_somebody_proved_who_it_is.sql',
  '0053_give_each_version_of_what_the_book_holds_once.sql',
  '0054_let_people_sign_in_with_passkeys.sql',
] as const

/** The statement that tries whether the database can be written. */
export function stageHeartbeat(at: string): Staged {
  return stage((to) =>
    to
      .insertInto('heartbeats')
      .values({ id: 1, at })
      .onConflict((clash) => clash.column('id').doUpdateSet({ at })),
  )
}

/** Whether all of them are in. */
export async function isMigrated(db: Reader): Promise<boolean> {
  const rows = await tables(db).selectFrom('migrations').select('name').execute()
  const applied = new Set(rows.map((row) => row.name))
  return MIGRATIONS.every((name) => applied.has(name))
}
