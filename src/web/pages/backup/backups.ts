import { type Context, Hono } from 'hono'
import { saveBackupSettings } from '../../../actions/backup/backup-settings.ts'
import { backupStanding, holdDrill, keptBackups, makeBackup } from '../../../actions/backup/backups.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { dayAt, zoneOf } from '../../../actions/book/today.ts'
import { backupSettingsSchema } from '../../api/backup/backup-schema.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'

const PATH = '/settings/backups'
const SHOWN = 20

const SPECS: FieldSpec[] = [
  {
    name: 'folder',
    label: 'Folder',
    hint: 'Its whole path, best on another disk. Leave it empty for the folder backups beside the database.',
  },
  { name: 'keep:number', label: 'How many to keep', type: 'number', inputmode: 'numeric', required: true },
  { name: 'daily:flag', label: 'Make a backup every day', type: 'checkbox' },
]

/** Backups: where they are kept, making one, rehearsing a restore. */
export const backups = new Hono<Env>()
  .get(PATH, allow('administer'), (c) => show(c))
  .post(PATH, allow('administer'), (c) =>
    answerForm(c, {
      act: (values) => save(c, values),
      again: (values, problem) => show(c, values, problem),
    }),
  )
  .post(`${PATH}/copy`, allow('administer'), (c) =>
    answerForm(c, { act: () => and(c, makeBackup(c.env, whoAsks(c))), again: (_, problem) => show(c, null, problem) }),
  )
  .post(`${PATH}/drill`, allow('administer'), (c) =>
    answerForm(c, { act: () => and(c, holdDrill(c.env, whoAsks(c))), again: (_, problem) => show(c, null, problem) }),
  )

async function save(c: Context<Env>, { folder = '', ...values }: Values): Promise<Response> {
  const given = check(backupSettingsSchema, { 'daily:flag': 'false', ...values, folder: folder.trim() })
  await saveBackupSettings(c.env, whoAsks(c), { ...given, folder: given.folder || null })
  return c.redirect(PATH, 303)
}

async function and(c: Context<Env>, done: Promise<unknown>): Promise<Response> {
  await done
  return c.redirect(PATH, 303)
}

async function show(c: Context<Env>, values: Values | null = null, problem?: Problem) {
  const [standing, kept, nameOf, zone] = await Promise.all([
    backupStanding(c.env),
    keptBackups(c.env),
    namesOf(c.env),
    zoneOf(c.env),
  ])
  const { folder, keep, daily } = standing?.settings ?? { folder: null, keep: 14, daily: true }
  const known = { folder: folder ?? '', 'keep:number': String(keep), 'daily:flag': String(daily) }
  const facts = {
    standing: standing && {
      ...standing,
      drill: standing.drill && { ...standing.drill, by: nameOf(standing.drill.heldBy) },
    },
    kept: kept.slice(0, SHOWN).map((backup) => ({
      ...backup,
      madeOn: dayAt(backup.madeAt, zone),
      by: nameOf(backup.madeBy),
      size: inMegabytes(backup.bytes),
    })),
    fields: fields(SPECS, values ?? known, problem?.errors),
    problem: problem ?? null,
  }
  return await page(c, 'backup/backups', { title: 'Backups', section: 'settings', ...facts }, problem?.status)
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
