import { type Context, Hono } from 'hono'
import { attachFile, attachToStep, openAttachment } from '../../../actions/evidence/attachments.ts'
import { fileIn, sentFile } from '../../shell/answers/attached-file.ts'
import { download } from '../../shell/answers/download.ts'
import type { Env } from '../../shell/env.ts'
import { isOwnPath } from '../../shell/own-path.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'
import { pathOfStep } from '../frame/step-path.ts'

/** Files attached as evidence or proof, and their download. */
export const attachments = new Hono<Env>()
  .post('/incidents/:id/attachments', allow('decide'), attach)
  .post('/incidents/:id/steps/:step/files', allow('report'), attachProof)
  .get('/incidents/:id/attachments/:attachment', allow('read_people'), async (c) => {
    const { fileName, bytes } = await openAttachment(await incidentOf(c), c.req.param('attachment'))
    return download(fileName, bytes)
  })

async function attach(c: Context<Env>): Promise<Response> {
  const { id } = await incidentOf(c)
  const { file, about, back } = await fileIn(c)
  await attachFile(c.env, whoAsks(c), id, { about, fileName: file.name, bytes: file.stream() })
  return c.redirect(isOwnPath(back) ? back : `/incidents/${id}`, 303)
}

async function attachProof(c: Context<Env>): Promise<Response> {
  const { id } = await incidentOf(c)
  const step = c.req.param('step') ?? ''
  const { file } = await sentFile(c)
  await attachToStep(c.env, whoAsks(c), { incident: id, id: step }, { fileName: file.name, bytes: file.stream() })
  return c.redirect(pathOfStep(id, step), 303)
}
