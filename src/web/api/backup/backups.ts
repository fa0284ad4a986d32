import { OpenAPIHono } from '@hono/zod-openapi'
import { backupSettings, saveBackupSettings } from '../../../actions/backup/backup-settings.ts'
import { backupStanding, holdDrill, makeBackup } from '../../../actions/backup/backups.ts'
import { listBackups } from '../../../storage/backup/backups.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { answers, body, call } from '../frame/call.ts'
import { listQuery, pageOf } from '../shared/list-schema.ts'
import { backupSchema, backupSettingsSchema, backupStandingSchema, drillSchema } from './backup-schema.ts'

const PATH = '/backups'
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/

const list = call('administer', 'Practice', {
  method: 'get',
  path: PATH,
  operationId: 'listBackups',
  summary: 'List the backups, newest first',
  request: { query: listQuery(INSTANT) },
  responses: { 200: answers('A page of backups.', pageOf(backupSchema)) },
})

const make = call('administer', 'Practice', {
  method: 'post',
  path: PATH,
  operationId: 'makeBackup',
  summary: 'Make a backup now',
  description: 'One consistent copy, encrypted under the master key, which is not in it. Older ones are removed.',
  responses: { 201: answers('The backup.', backupSchema) },
})

const standing = call('administer', 'Practice', {
  method: 'get',
  path: '/backup-settings',
  operationId: 'readBackupStanding',
  summary: 'Get where backups are kept, the newest one, and the last rehearsed restore',
  responses: { 200: answers('How the book is kept.', backupStandingSchema) },
})

const save = call('administer', 'Practice', {
  method: 'put',
  path: '/backup-settings',
  operationId: 'saveBackupSettings',
  summary: 'Change where backups are kept, how many, and whether daily',
  request: { body: body(backupSettingsSchema) },
  responses: { 200: answers('How the book is kept.', backupStandingSchema) },
})

const drill = call('administer', 'Practice', {
  method: 'post',
  path: `${PATH}/drill`,
  operationId: 'holdDrill',
  summary: 'Rehearse restoring the newest backup',
  description:
    'Opens it in a scratch folder, verifies its book, opens ten letters drawn by chance, and writes a dated certificate beside the backup.',
  responses: { 201: answers('What was found.', drillSchema) },
})

/** Backups of the book, and rehearsing with them. */
export const backups = () =>
  new OpenAPIHono<Env>()
    .openapi(list, async (c) => {
      const { after, limit } = c.req.valid('query')
      const rows = await listBackups(c.env.db, { limit: limit + 1, before: after })
      const items = rows.slice(0, limit)
      return c.json({ items, next: rows.length > limit ? (items.at(-1)?.madeAt ?? null) : null }, 200)
    })
    .openapi(make, async (c) => c.json(await makeBackup(c.env, whoAsks(c)), 201))
    .openapi(standing, async (c) => c.json(await standingOf(c.env), 200))
    .openapi(save, async (c) => {
      await saveBackupSettings(c.env, whoAsks(c), c.req.valid('json'))
      return c.json(await standingOf(c.env), 200)
    })
    .openapi(drill, async (c) => c.json(await holdDrill(c.env, whoAsks(c)), 201))

async function standingOf(world: World) {
  const found = await backupStanding(world)
  return {
    possible: found !== null,
    settings: found?.settings ?? (await backupSettings(world)),
    usualFolder: world.backups?.usualFolder ?? null,
    last: found?.last ?? null,
    late: found?.isLate ?? false,
    drill: found?.drill ?? null,
  }
}
