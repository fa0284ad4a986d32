import type { Report } from '../../../actions/reports/reports.ts'

/** Where a report stands, as the officer reads it. */
export const REPORT_STANDING: Record<Report['state'], string> = {
  new: 'New',
  asked: 'Waiting for the reporter',
  answered: 'The reporter answered',
  incident: 'Became an incident',
  joined: 'Joined an incident',
  closed: 'Closed',
  destroyed: 'Destroyed',
}

const FIRST_WORDS = 90

/** A line of a list of reports. */
export function reportLine({ id, receivedAt, knownOn, state, isOpen, words, incident, photo, entries }: Report) {
  const what = words.what.replaceAll(/\s+/g, ' ')
  return {
    id,
    receivedAt,
    knownOn,
    what: what.length > FIRST_WORDS ? `${what.slice(0, FIRST_WORDS).trimEnd()}…` : what,
    who: words.who,
    where: words.where,
    hasPhoto: photo !== null && state !== 'destroyed',
    standing: isOpen && entries.at(-1)?.kind === 'reply' ? 'The reporter added something' : REPORT_STANDING[state],
    incident,
  }
}
