import type { MailMark } from './mail-marks.ts'

/** What bears on where a notice goes and is said once for all rows. */
export type NoticeHappening = 'confidential' | 'confidential_waits' | 'representative' | 'kin_of_the_living' | MailMark

/** How often each happened. */
export type NoticeCounts = Readonly<Record<NoticeHappening, number>>

/** None of them yet. */
export const NO_NOTICES: NoticeCounts = Object.freeze({
  confidential: 0,
  confidential_waits: 0,
  representative: 0,
  kin_of_the_living: 0,
  do_not_mail: 0,
  mail_returned: 0,
})

/** What is said of them, the gravest first. */
export function noticeNotes(counts: NoticeCounts): string[] {
  const happenings = Object.keys(SENTENCES) as NoticeHappening[]
  return happenings.filter((each) => counts[each] > 0).map((each) => SENTENCES[each](counts[each]))
}

const SENTENCES: Readonly<Record<NoticeHappening, (rows: number) => string>> = {
  confidential_waits: (rows) =>
    `${inRows(rows)} the person asked for confidential communication, and the list has no usable address for it. No letter goes to the ordinary address (45 CFR 164.522(b)). It waits until you enter the address on the person’s page.`,
  representative: (rows) =>
    `${inRows(rows)} the list names a representative for somebody who lives. No letter goes to the representative of an adult until you confirm a legal one: a guardian, a power of attorney for health care, a conservator (45 CFR 164.502(g)). Those letters wait.`,
  kin_of_the_living: (rows) =>
    `${inRows(rows)} the list names a next of kin, a relative or an emergency contact for somebody who lives. That gives no right to the letter (45 CFR 164.502(g)). It goes to the patient.`,
  confidential: (rows) =>
    `${inRows(rows)} the person asked for confidential communication at another address. The letter goes only there, never to the ordinary address or by e-mail (45 CFR 164.522(b)).`,
  do_not_mail: (rows) =>
    `${inRows(rows)} the person is marked as “do not mail” or opted out. A notice of a breach is no marketing and is owed all the same (45 CFR 164.404(d)), so the letter goes out.`,
  mail_returned: (rows) =>
    `${inRows(rows)} the person is marked as having returned mail or a bad address. The letter goes to the last known address all the same (45 CFR 164.404(d)(1)). Enter a newer address where you know one.`,
}

function inRows(rows: number): string {
  return rows === 1 ? 'In one row' : `In ${rows.toLocaleString('en-US')} rows`
}
