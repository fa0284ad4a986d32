import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { lawsAtAGlance, theLaw } from '../../../actions/duties/law.ts'
import { daysBetween } from '../../../breach/law/day.ts'
import { type Law, lawOn } from '../../../breach/law/law.ts'
import { FEDERAL_PROVISIONS } from '../../../breach/reading/federal.ts'
import { FEDERAL_DOUBTS, FEDERAL_REVIEWED, FEDERAL_SOURCES } from '../../../breach/reading/federal-sources.ts'
import { provisionsOf } from '../../../breach/reading/state.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'

// State law changes every year.
const REVIEW_DAYS = 365

/** The law pages: all jurisdictions at a glance, each by itself, and federal law. */
export const law = new Hono<Env>()
  .get('/law', allow('read'), async (c) => {
    const all = lawsAtAGlance(await todayOf(c.env))
    const reviewed = all.map((each) => each.reviewed).sort()[0] ?? FEDERAL_REVIEWED
    return await page(c, 'duties/law', {
      title: 'The law',
      section: 'law',
      all,
      reviewed,
      federalReviewed: FEDERAL_REVIEWED,
    })
  })
  .get('/law/federal', allow('read'), (c) =>
    page(c, 'duties/law-federal', {
      title: 'Federal law',
      section: 'law',
      provisions: FEDERAL_PROVISIONS,
      doubts: FEDERAL_DOUBTS,
      sources: FEDERAL_SOURCES,
      reviewed: FEDERAL_REVIEWED,
    }),
  )
  .get('/law/:code', allow('read'), showState)

async function showState(c: Context<Env, '/law/:code'>) {
  const jurisdiction = theLaw(c.req.param('code'))
  const today = await todayOf(c.env)
  const { law: current } = lawOn(jurisdiction, today)
  const versions = jurisdiction.versions
    .map((version) => versionFacts(version, version === current, today))
    .toReversed()
  const { code, name } = jurisdiction
  return await page(c, 'duties/law-state', { title: `The law of ${name}`, section: 'law', code, name, versions })
}

function versionFacts(version: Law, isCurrent: boolean, today: string) {
  const { from, reviewed, confidence, doubts, statute, sources } = version
  const isOld = daysBetween(reviewed, today) > REVIEW_DAYS
  return {
    from,
    reviewed,
    confidence,
    doubts,
    statute,
    sources,
    isCurrent,
    isOld,
    isToCome: !isCurrent && from !== null && from > today,
    provisions: provisionsOf(version),
  }
}
