import { OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { namesOf } from '../../../actions/book/names.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { signHead, takeLog } from '../../../actions/log/log.ts'
import { acceptOlderBook } from '../../../actions/log/older-book.ts'
import { verifyBook } from '../../../actions/log/verify-log.ts'
import { listEntries } from '../../../storage/log/log.ts'
import { streamedBytes } from '../../shell/answers/stream.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call, problem } from '../frame/call.ts'
import { headAnswer } from '../shared/head-answer.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { exportLineSchema, logItemSchema, verdictSchema, verificationSchema } from '../shared/log-schema.ts'
import { entryAnswers, pageOfEntries } from './entry-answer.ts'

// Typed as a plain string: by its name the types would take it for JSON and ask for one value.
const JSON_LINES: string = 'application/jsonl'

const list = call('read_people', 'Log', {
  method: 'get',
  path: '/log',
  operationId: 'readLog',
  summary: 'List all log entries, newest first',
  request: { query: listQuery(/^\d{1,15}$/) },
  responses: { 200: answers('A page of entries.', pageOf(logItemSchema)) },
})

const take = call('read_people', 'Log', {
  method: 'get',
  path: '/log/export',
  operationId: 'takeLog',
  summary: 'Export the whole log as JSON Lines, ending with its signed head',
  description: 'Verify it with the command `verify FILE`. The export itself is recorded as the newest entry in it.',
  responses: {
    200: { description: 'One JSON object per line.', content: { [JSON_LINES]: { schema: exportLineSchema } } },
    409: problem('Too much is being recorded right now. Try again.'),
  },
})

const verify = call('read', 'Log', {
  method: 'post',
  path: '/log/verification',
  operationId: 'verifyLog',
  summary: 'Verify the book against its log',
  description:
    'Follows the chain from the first entry, then checks every record the book keeps against it. If you send an earlier signed head, it also proves that nothing has been cut off since.',
  request: { body: { ...body(verificationSchema), required: false } },
  responses: { 200: answers('The result, with the current signed head.', verdictSchema) },
})

const accept = call('administer', 'Log', {
  method: 'post',
  path: '/log/older-book',
  operationId: 'acceptOlderBook',
  summary: 'Go on with a book that is older than its newest signed head',
  description:
    'A book that is older than the head kept beside it, or whose log was rewritten, records nothing until an admin accepts it. The log says so.',
  responses: {
    204: { description: 'Accepted. The book records again.' },
    404: problem('The book is not older than its newest head.'),
  },
})

/** The log: read, export and verify it; and to go on with an older book. */
export const log = () =>
  new OpenAPIHono<Env>()
    .openapi(list, onList)
    .openapi(take, onTake)
    .openapi(verify, onVerify)
    .openapi(accept, async (c) => {
      await acceptOlderBook(c.env, whoAsks(c))
      return c.body(null, 204)
    })

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { after, limit } = c.req.valid('query')
  const by = { limit: limit + 1, ...(after && { before: Number(after) }) }
  const [entries, names] = await Promise.all([listEntries(c.env.db, c.env.vault, by), namesOf(c.env)])
  const { items, next } = pageOfEntries(entries, limit)
  return c.json({ items: items.map(entryAnswers(whoAsks(c).role, names)), next }, 200)
}

const onTake: RouteHandler<typeof take, Env> = async (c) => {
  const bytes = await takeLog(c.env, whoAsks(c))
  const name = `breachbook-log-${await todayOf(c.env)}.jsonl`
  return streamedBytes(bytes, { 'Content-Type': JSON_LINES, 'Content-Disposition': `attachment; filename="${name}"` })
}

const onVerify: RouteHandler<typeof verify, Env> = async (c) => {
  const { entries, fault, remarks, notChecked } = await verifyBook(c.env, c.req.valid('json').head)
  return c.json(
    { whole: fault === null, entries, fault, remarks, notChecked, head: headAnswer(await signHead(c.env)) },
    200,
  )
}
