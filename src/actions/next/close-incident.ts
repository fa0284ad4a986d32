import type { Closing, Gap } from '../../breach/incident/closing.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import { counted } from '../../breach/law/words.ts'
import type { Missing as Missed } from '../../breach/next/gap.ts'
import { missingOf } from '../../breach/next/missing.ts'
import type { Act } from '../../breach/words/acts.ts'
import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { todayOf } from '../book/today.ts'
import { headcountOf } from '../count/headcount.ts'
import { type Basis, decideOn } from '../incident/incident.ts'
import { restrictionOfMerged, restrictionOfReopened } from '../incident/merged-restriction.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { NO_NAMING } from '../incident/restriction.ts'
import type { Press } from '../letter/press.ts'
import { destroyedInWords } from '../people/missing.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import { refuseMerging } from './merging.ts'
import { standingOf } from './standing.ts'

/** How an incident is to be closed; `gaps`: for each missing thing, by its id, why it is closed without it. */
export type AskedClosing =
  | { how: 'finished'; gaps: Readonly<Record<string, string>> }
  | { how: 'merged'; into: string; reason: string }
  | { how: 'withdrawn'; reason: string }

/**
 * Closes an incident today. As finished, with a reason for each thing that is missing; as merged into another incident that
 * it is one with, or as withdrawn, with a reason. Nothing of it is deleted. Refused where a reason is missing, naming each;
 * merging and withdrawing also while people are counted here, who would be told by nobody, and merging into an incident that
 * was discovered later, whose clock would run longer.
 */
export function closeIncident(
  book: Book & Press & MailRoute,
  id: string,
  basis: Basis,
  asked: AskedClosing,
): Promise<Incident> {
  return decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    if (incident.closing) throw new Refused(`Incident ${id} is closed already. Reopen it first.`)
    const ends = asked.how === 'finished' ? await finished(opened, asked.gaps) : await endedOtherwise(opened, asked)
    const closing: Closing = { how: asked.how, on: await todayOf(book), by: basis.by.id, ...ends }
    const { into, reason, gaps } = closing
    const follows = into === null ? NO_NAMING : await restrictionOfMerged(opened)
    const reasons = gaps.map(({ id: gap, title, reason: why }) => ({ gap, title, reason: why }))
    return {
      incident: { ...incident, closing },
      act: ACTS[asked.how],
      facts: {
        closedOn: closing.on,
        ...(into !== null && { into }),
        gaps: gaps.map((gap) => gap.id),
        ...follows.facts,
      },
      details: reason === null ? { reasons } : { reason },
      writes: follows.writes,
    }
  })
}

/** Opens a closed incident again, with a reason. What it was closed with stays in the log. Refused where its records were destroyed. */
export function reopenIncident(book: Book, id: string, basis: Basis, reason: string): Promise<Incident> {
  refuseEmpty(reason)
  return decideOn(book, id, basis, async (opened) => {
    const { incident } = opened
    const destroyed = await destroyedInWords(opened)
    if (destroyed !== null) throw new Refused(`${destroyed} There is nothing to reopen: log a new incident.`)
    if (!incident.closing) throw new Refused(`Incident ${id} is open; there is nothing to reopen.`)
    const { how, on } = incident.closing
    const kept = await restrictionOfReopened(opened)
    return {
      incident: { ...incident, closing: null },
      act: 'incident_reopened',
      facts: { was: how, closedOn: on, ...kept.facts },
      details: { reason },
      writes: kept.writes,
    }
  })
}

const ACTS: Record<Closing['how'], Act> = {
  finished: 'incident_closed',
  merged: 'incident_merged',
  withdrawn: 'incident_withdrawn',
}

type Ends = Pick<Closing, 'into' | 'reason' | 'gaps'>

async function finished(
  opened: OpenIncident<Book & Press & MailRoute>,
  given: Readonly<Record<string, string>>,
): Promise<Ends> {
  const missing = missingOf(await standingOf(opened))
  const silent = missing.filter(({ id }) => !given[id]?.trim())
  if (silent.length > 0)
    throw new Refused('Something is missing. Do it, or say for each why you close without it.', silent.map(reasonAsked))
  const gaps = missing.map(({ id, title }): Gap => ({ id, title, reason: given[id]!.trim() }))
  return { into: null, reason: null, gaps }
}

function reasonAsked({ id, title }: Missed) {
  return { path: `gaps.${id}`, message: `Say why you close without it: ${title}.` }
}

type Otherwise = Exclude<AskedClosing, { how: 'finished' }>

async function endedOtherwise(opened: OpenIncident, asked: Otherwise): Promise<Ends> {
  refuseEmpty(asked.reason)
  if (asked.how === 'merged') await refuseMerging(opened, asked.into)
  await refuseWhileCounted(opened, asked)
  return { into: asked.how === 'merged' ? asked.into : null, reason: asked.reason, gaps: [] }
}

async function refuseWhileCounted(opened: OpenIncident, { how }: Otherwise): Promise<void> {
  const people = (await headcountOf(opened))?.people ?? 0
  if (people === 0) return
  const first =
    how === 'merged'
      ? 'Import its lists into the other incident and withdraw them here first'
      : 'Withdraw its lists first'
  throw new Refused(
    `${counted(people, 'person is', 'people are')} counted in this incident. ${first}, or close it with a reason for what is missing.`,
  )
}

function refuseEmpty(reason: string): void {
  const message = 'Say why.'
  if (reason.trim() === '') throw new Refused(message, [{ path: 'reason', message }])
}
