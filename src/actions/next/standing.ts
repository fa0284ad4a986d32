import type { Day } from '../../breach/law/day.ts'
import { nameOf } from '../../breach/next/duty-name.ts'
import type { IncidentStanding, PeopleStanding } from '../../breach/next/incident-standing.ts'
import { type SeenStep, seenStep } from '../../breach/next/seen-steps.ts'
import { supplementOf } from '../../breach/offices/summary.ts'
import { lettersToMailAgain } from '../aftermath/undeliverable.ts'
import type { Book } from '../book/book.ts'
import { dutiesOf } from '../duties/duties.ts'
import { officeSheetsOf } from '../duties/office-sheets.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { approvedHash } from '../letter/letter-approval.ts'
import { findingsOf } from '../letter/letter-findings.ts'
import type { Press } from '../letter/press.ts'
import { lettersToMake } from '../mailing/letters-to-make.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import { retentionOf } from '../retention/standing.ts'
import { type Span, spanOf } from '../review/span.ts'
import { stepsOf } from '../steps/steps.ts'
import { briefStanding } from './brief-standing.ts'
import { looseEndsOf } from './loose-ends.ts'
import { withLettersToMake } from './mail-standing.ts'

/** The same by what is kept in rows alone, as the frame of every page shows it: `briefStanding` says what that leaves out. */
export const briefStandingOf = incidentPart(async (opened: OpenIncident): Promise<IncidentStanding> => {
  const { book, id, incident } = opened
  const [owed, ends] = await Promise.all([dutiesOf(opened), looseEndsOf(book, [id])])
  const brief = briefStanding(incident, owed, ends(id))
  if (brief.closed === null) return brief
  const { until } = await retentionOf(opened)
  return { ...brief, closed: { ...brief.closed, keptUntil: until ?? brief.closed.keptUntil } }
})

/** What is seen of each step of an incident, by its id, without anybody ticking it; null: only the person who does it knows. */
export const seenOf = incidentPart(async (opened: OpenIncident): Promise<(step: string) => SeenStep | null> => {
  const [standing, steps, { answer }] = await Promise.all([briefStandingOf(opened), stepsOf(opened), dutiesOf(opened)])
  const checklist = steps.map(({ id }) => id)
  return (step) => seenStep(step, { standing, duties: answer.duties, checklist })
})

/** Where an incident stands, as far as it says what is next: all that `nextAction`, `stagesOf` and `missingOf` ask. */
export const standingOf = incidentPart(
  async (opened: OpenIncident<Book & Press & MailRoute>): Promise<IncidentStanding> => {
    const brief = await briefStandingOf(opened)
    if (brief.closed) return brief
    const [span, letter, toMake, again, outgrown] = await Promise.all([
      spanOf(opened),
      brief.mail.toBeTold > 0 ? letterOf(opened) : brief.letter,
      lettersToMake(opened),
      lettersToMailAgain(opened),
      outgrownSheets(opened),
    ])
    return {
      ...brief,
      people: { ...brief.people, pairs: span?.pairs ?? 0, deciding: decidingOf(span, brief) },
      letter,
      mail: withLettersToMake(brief.mail, toMake, again.length),
      proof: { ...brief.proof, outgrown: [...brief.proof.outgrown, ...outgrown] },
    }
  },
)

// Whether it may be printed is read against the law: that costs more than all the rest.
async function letterOf(opened: OpenIncident<Book & Press>): Promise<IncidentStanding['letter']> {
  if (opened.incident.letter === null) return 'none'
  if ((await approvedHash(opened)) !== null) return 'approved'
  const findings = await findingsOf(opened)
  return findings.some(({ level }) => level === 'error') ? 'stopped' : 'to_approve'
}

function decidingOf(span: Span | null, standing: IncidentStanding): PeopleStanding['deciding'] {
  if (!span || span.deciding.length === 0) return null
  const all = span.swayed.map(({ id, to, fewest, counted, most }) => ({ id, to, day: earliest(fewest, counted, most) }))
  const [first] = all.toSorted((one, other) => (one.day ?? 'z').localeCompare(other.day ?? 'z'))
  return first ? { pairs: span.deciding.length, to: nameOf(first, standing), day: first.day } : null
}

function earliest(...duties: ({ due: Day | null } | null)[]): Day | null {
  return duties.flatMap((duty) => duty?.due ?? []).toSorted()[0] ?? null
}

async function outgrownSheets(opened: OpenIncident) {
  if (!opened.incident.offices) return []
  const sheets = await officeSheetsOf(opened)
  return sheets.flatMap((sheet) => {
    const [duty] = sheet.duties
    return duty && supplementOf(sheet) !== null ? [{ id: duty.id, to: duty.to }] : []
  })
}
