import { Hono } from 'hono'
import { pageOfEnding } from '../../../actions/retention/ending.ts'
import { isIncidentId } from '../../../breach/incident/incident-id.ts'
import { RETENTION_CITATION } from '../../../breach/incident/retention.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'

const PAGE = 25

/** The incidents whose six years are over or end soon. */
export const retention = new Hono<Env>().get('/retention', allow('read_people'), async (c) => {
  const { after } = c.req.query()
  const { items, next } = await pageOfEnding(c.env, {
    after: after && isIncidentId(after) ? after : undefined,
    limit: PAGE,
  })
  const lines = items.map((each) => ({ ...each, isEnded: each.state === 'ended' }))
  const facts = { lines, next: next && `/retention?after=${next}`, citation: RETENTION_CITATION }
  return await page(c, 'retention/retention', { title: 'Retention', section: 'retention', ...facts })
})
