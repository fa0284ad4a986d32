import { type Context, Hono } from 'hono'
import { approveNotice, webNoticeOf, writeWebNotice } from '../../../actions/aftermath/web-notice.ts'
import { postedPage, postNotice, removeNotice } from '../../../actions/aftermath/web-posting.ts'
import {
  noticeApprovalSchema,
  noticePostingSchema,
  noticeRemovalSchema,
  noticeTextSchema,
} from '../../api/aftermath/web-notice-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check } from '../../shell/forms/form.ts'
import { signs } from '../../shell/forms/signing.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { type Asked, recordedOn } from '../frame/recorded-form.ts'

import { noticeFacts } from './web-notice-facts.ts'
import type { TypedNotice } from './web-notice-forms.ts'

const recorded = recordedOn('/web-notice', show)

/** The web notice: its text, its approval, its postings and the proof for each day. */
export const webNotice = new Hono<Env>()
  .get('/incidents/:id/web-notice', allow('read'), (c) => show(c, {}))
  .post('/incidents/:id/web-notice', allow('decide'), recorded(keep))
  .post('/incidents/:id/web-notice/approval', allow('decide'), signs('web-notice'), recorded(approve))
  .post(
    '/incidents/:id/web-notice/posting',
    allow('decide'),
    recorded(({ c, id, basis, values }) => postNotice(c.env, id, basis, check(noticePostingSchema, values))),
  )
  .post(
    '/incidents/:id/web-notice/removal',
    allow('decide'),
    recorded(({ c, id, basis, values }) => removeNotice(c.env, id, basis, check(noticeRemovalSchema, values))),
  )
  .get('/incidents/:id/web-notice/postings/:posting', allow('read'), async (c) =>
    c.html(await postedPage(await incidentOf(c), c.req.param('posting'))),
  )

async function keep({ c, basis, values }: Asked) {
  const { wordsVersion, ...typed } = values
  const sent = check(noticeTextSchema, { ...typed, 'version:number': wordsVersion ?? '' })
  await writeWebNotice(await incidentOf(c), basis.by, sent)
}

async function approve({ c, basis, values }: Asked) {
  await approveNotice(await incidentOf(c), basis.by, check(noticeApprovalSchema, values).words)
}

async function show(c: Context<Env>, typed: TypedNotice, problem?: Problem) {
  const opened = await incidentOf(c)
  const notice = await webNoticeOf(opened)
  const facts = await noticeFacts(c, opened, notice, typed, problem)
  return await incidentPage(c, opened, { name: 'aftermath/web-notice', tab: 'web-notice', facts, problem })
}
