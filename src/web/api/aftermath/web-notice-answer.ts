import type { z } from '@hono/zod-openapi'
import { type WebEvidence, webEvidenceOf } from '../../../actions/aftermath/web-evidence.ts'
import { problemsOf, webNoticeOf } from '../../../actions/aftermath/web-notice.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { PostingRun } from '../../../breach/duties/posting.ts'
import type { Day } from '../../../breach/law/day.ts'
import type { World } from '../../shell/world.ts'
import type { webNoticeSchema } from './web-notice-schema.ts'

type Answer = z.output<typeof webNoticeSchema>

/** The web notice of an incident: its text, its postings and the proof for each day. */
export async function noticeAnswer(opened: OpenIncident<World>): Promise<Answer> {
  const { book: world } = opened
  const notice = await webNoticeOf(opened)
  const [problems, { postings, standing, days, run, postedOn }] = await Promise.all([
    problemsOf(opened, notice),
    webEvidenceOf(opened),
  ])
  const { version, text, hash, writtenBy, writtenAt, approvedBy, approvedAt } = notice
  return {
    ...{ version, text, hash, writtenBy, writtenAt, approvedBy, approvedAt },
    problems: problems.map(({ sentence }) => sentence),
    url: standing && `${world.url}/notice/${standing.slug}`,
    run: run && postedOn ? runAnswer(run, postedOn) : null,
    postings: postings.map(postingAnswer),
    shown: days.map(({ posting, day, shownAt: at, htmlHash: page }) => ({ posting, day, at, page })),
  }
}

function runAnswer({ days, of, shown, gaps, until, safeUntil, ran }: PostingRun, postedOn: Day): Answer['run'] {
  const missed = gaps.map(({ from, to, days }) => ({ from, to, days }))
  return { postedOn, days, of, shown, gaps: missed, until, safeUntil, ran }
}

function postingAnswer({ id, notice: words, htmlHash: page, postedOn, removedOn }: WebEvidence['postings'][number]) {
  return { id, words, page, postedOn, removedOn }
}
