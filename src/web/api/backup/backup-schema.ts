import { z } from '@hono/zod-openapi'
import { instant } from '../shared/words.ts'

const folder = z
  .string({ error: 'Enter the whole path of the folder.' })
  .max(1000, { error: 'At most 1000 characters.' })
  .nullable()
  .openapi({ description: 'The whole path of the folder for backups; null: `backups` in the data folder.' })
const keep = z
  .int({ error: 'Enter a number from 1 to 365.' })
  .min(1, { error: 'Enter a number from 1 to 365.' })
  .max(365, { error: 'Enter a number from 1 to 365.' })
  .openapi({ description: 'How many backups are kept; older ones are removed.' })
const daily = z.boolean().openapi({ description: 'Whether a backup is made as soon as the newest is a day old.' })

/** Where backups are kept, how many, and whether one is made each day. */
export const backupSettingsSchema = z.strictObject({ folder, keep, daily }).openapi('BackupSettings')

/** A backup. */
export const backupSchema = z
  .strictObject({
    id: z.string(),
    madeAt: instant,
    madeBy: z.string().openapi({ description: 'Who made it: a user id, `cli:NAME` or `system`.' }),
    file: z.string().openapi({ description: 'The whole path of its file.' }),
    bytes: z.int(),
    sha256: z.string().openapi({ description: 'SHA-256 of the file.' }),
    seq: z.int().openapi({ description: 'The newest entry of the log in it.' }),
    removedAt: instant
      .nullable()
      .openapi({ description: 'When its file was removed as too old; null while it is there.' }),
  })
  .openapi('Backup')

/** A rehearsed restore. */
export const drillSchema = z
  .strictObject({
    id: z.string(),
    heldAt: instant,
    heldBy: z.string(),
    backup: z.string().openapi({ description: 'The id of the backup.' }),
    entries: z.int().openapi({ description: 'Entries of the log that were verified.' }),
    letters: z.int().openapi({ description: 'Letters that were opened, drawn by chance.' }),
    fault: z.string().nullable().openapi({ description: 'Why it failed, as a sentence; null: it restores whole.' }),
  })
  .openapi('Drill')

/** How the book is kept. */
export const backupStandingSchema = z
  .strictObject({
    possible: z.boolean().openapi({ description: 'Whether this installation makes backups: not on Workers.' }),
    settings: backupSettingsSchema,
    usualFolder: z.string().nullable(),
    last: backupSchema.nullable(),
    late: z.boolean().openapi({ description: 'No backup for more than two days.' }),
    drill: drillSchema.nullable(),
  })
  .openapi('BackupStanding')
