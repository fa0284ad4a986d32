import type { Context } from 'hono'
import { type WebEvidence, webEvidenceOf } from '../../../actions/aftermath/web-evidence.ts'
import { problemsOf, tollFreeOf, type WebNotice } from '../../../actions/aftermath/web-notice.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { practiceOf } from '../../../actions/book/practice.ts'
import { secondPersonFor } from '../../../actions/book/second-person.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { noticeHeldUntil } from '../../../actions/letter/notice-hold.ts'
import { daysBetween } from '../../../breach/law/day.ts'
import { homePageLine } from '../../../letters/documents/web-notice.ts'
import type { Env } from '../../shell/env.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { filesOf } from '../evidence/attached.ts'
import { noticeForms, type TypedNotice } from './web-notice-forms.ts'

/** Everything that the page of a web notice prints. */
export async function noticeFacts(
  c: Context<Env>,
  opened: OpenIncident<World>,
  notice: WebNotice,
  typed: TypedNotice,
  problem?: Problem,
) {
  const { incident } = opened
  const [evidence, names] = await Promise.all([webEvidenceOf(opened), namesOf(c.env)])
  return {
    ...noticeForms(incident, notice, evidence, typed, problem),
    ...(await postedFacts(c, opened, evidence)),
    ...(await wordsFacts(c, opened, notice)),
    ...(await dutyFacts(opened)),
    notice: noticeWords(notice, names),
    isNewer: evidence.standing !== null && evidence.standing.notice < notice.version,
    postings: evidence.postings.map(({ html: _, ...each }) => ({ ...each, by: names(each.postedBy) })),
  }
}

async function wordsFacts(c: Context<Env>, opened: OpenIncident<World>, notice: WebNotice) {
  const { incident } = opened
  const reader = whoAsks(c).id
  const [problems, tollFree, today] = await Promise.all([
    problemsOf(opened, notice),
    tollFreeOf(opened),
    todayOf(c.env),
  ])
  const work = { incident: incident.id, author: notice.writtenBy ?? reader, what: 'the web notice' }
  const { tollFreeFrom = null, tollFreeTo = null } = incident.substitute ?? {}
  return {
    mine: notice.writtenBy === reader,
    second: await secondPersonFor(c.env, work, reader),
    problems: problems.map(({ sentence }) => sentence),
    tollFree,
    tollFreeDays: tollFreeFrom && daysBetween(tollFreeFrom, tollFreeTo ?? today),
    lettersApproved: Boolean(incident.letter?.approvedBy),
  }
}

async function dutyFacts(opened: OpenIncident) {
  const { answer } = await dutiesOf(opened)
  const duty = answer.duties.find(({ id }) => id.endsWith('.substitute'))
  return { form: duty?.form ?? null, heldUntil: await noticeHeldUntil(opened) }
}

// What is posted, since when, and the proof.
async function postedFacts(
  c: Context<Env>,
  opened: OpenIncident<World>,
  { standing, run, postedOn, days }: WebEvidence,
) {
  const { incident } = opened
  const [practice, files, today] = await Promise.all([practiceOf(c.env), filesOf(opened), todayOf(c.env)])
  const url = standing && `${c.env.url}/notice/${standing.slug}`
  return {
    url,
    isLocal: isOnlyHere(c.env.url),
    line: url && practice ? homePageLine(practice, url) : null,
    run: run && { ...run, postedOn, stands: standing !== null, share: shareOf(run) },
    shown: days.map(({ day: on, shownAt, htmlHash }) => ({ on, shownAt, digest: htmlHash.slice(0, 12) })),
    shownToday: days.at(-1)?.day === today,
    proof: files('substitute/home-page', `/incidents/${incident.id}/web-notice#home-page`),
  }
}

// How much of the bar of the days is full.
function shareOf({ days, of }: { days: number; of: number }): string {
  return Math.min(100, (100 * days) / of).toFixed(2)
}

// An address on this machine or a private network is not public.
function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url)
  return /^(localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1?\])/.test(hostname) || !/[.:]/.test(hostname)
}

function noticeWords(notice: WebNotice, names: (id: string) => string) {
  return {
    ...notice,
    digest: notice.hash.slice(0, 12),
    writtenBy: notice.writtenBy && names(notice.writtenBy),
    approvedBy: notice.approvedBy && names(notice.approvedBy),
  }
}
