import type { Day } from '../law/day.ts'

/** The day on which the federal provisions below were last checked. */
export const FEDERAL_REVIEWED: Day = '2026-11-22'

/** What is unsettled in federal law, or was not read in the primary text. */
export const FEDERAL_DOUBTS: readonly string[] = [
  'No amendment of 45 CFR part 164 subpart D after 78 FR 5566 (January 25, 2013) was found.',
  'The text of 45 CFR 164.412 does not settle whether a hold stops the 60 days. Read here: due on the later of day 60 and the last day of the hold.',
  'HHS states the year-end day as a formula only; whether a weekend moves it is not said, so nothing is moved.',
  'HHS gave substitute notice no more time than the 60 days (78 FR 5650-51, not re-read).',
  'The terms of 16 CFR 318.5(b) and (c) for media and small breaches, and the transition of the FTC’s clock in 2024, were not re-read in the primary text.',
  'An ordinary chart of a practice outside HIPAA is probably no personal health record in the sense of 16 CFR 318.',
]

/** Where the federal texts were read. */
export const FEDERAL_SOURCES: readonly { url: string; title: string }[] = [
  {
    url: 'https://www.ecfr.gov/current/title-45/subtitle-A/subchapter-C/part-164/subpart-D',
    title: '45 CFR part 164 subpart D',
  },
  {
    url: 'http://www.hhs.gov/ocr/privacy/hipaa/administrative/breachnotificationrule/brinstruction.html',
    title: 'HHS: instructions for submitting notice of a breach to the Secretary',
  },
  {
    url: 'https://regulations.justia.com/regulations/fedreg/2024/02/16/2024-02544.html',
    title: '89 FR 12472: 42 CFR Part 2',
  },
  {
    url: 'https://regulations.justia.com/regulations/fedreg/2024/05/30/2024-10855.html',
    title: '89 FR 47028: Health Breach Notification Rule',
  },
]
