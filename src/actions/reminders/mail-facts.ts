/**
 * One line of a mail; `href`: the page of the book where it is worked on, null where that of the incident is enough;
 * `isBroken`: a legal deadline has passed.
 */
export type MailLine = { text: string; href: string | null; isBroken: boolean }

/**
 * What a mail says of one incident: its number, its stage where that is said, where it is, and what is to be done; `incident`
 * null: of the reports from the house.
 */
export type MailGroup = { incident: string | null; stage: string | null; href: string; lines: MailLine[] }

/** A page of an incident that a reminder is about, by what it names: a step, duty, mailing, the letter or the decision. */
export function pathOf(incident: string, thing = ''): string {
  const [what = '', id = ''] = thing.split('/')
  return `/incidents/${incident}${WITHIN[what]?.(id) ?? ''}`
}

/** The page of the reports from the house, or of one of them by its thing, `report/ID/ENTRY`. */
export function pathOfReport(thing = ''): string {
  const [, id] = thing.split('/')
  return `/house-reports${id ? `/${id}` : ''}`
}

const WITHIN: Readonly<Record<string, (id: string) => string>> = {
  step: (id) => `/steps?step=${id}#${id}`,
  steps: () => '/steps',
  duty: (id) => `/duties#${id}`,
  mailing: (id) => `/mailings/${id}/email`,
  letter: () => '/letter',
  decision: () => '/assessment',
}
