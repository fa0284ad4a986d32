import type { Playbook } from '../../../breach/playbooks/task.ts'
import { Refused } from '../../../errors.ts'
import { tasksSchema } from '../../api/shared/playbook-schema.ts'
import { refusalOf } from '../../shell/refusal.ts'

const LONGEST = 500_000

/**
 * The steps in the file of a playbook: a JSON list, as Breachbook exports it. Refused with a sentence that names each step that
 * cannot be, by its id, and what to do.
 */
export async function readPlaybookFile(file: unknown): Promise<Playbook> {
  if (!(file instanceof File) || file.size === 0) throw refused('Choose the file of a playbook.')
  if (file.size > LONGEST) throw refused('This file is larger than 500 kB, which no playbook is.')
  const steps = parsed(await file.text())
  if (!Array.isArray(steps))
    throw refused('The file of a playbook is a JSON list of steps. This one holds something else.')
  const read = tasksSchema.safeParse(steps)
  if (read.success) return read.data as Playbook
  const { errors } = refusalOf(read.error, 'There is no such field. Remove it.')
  throw refused(
    errors
      .map(({ path, message }) => `${placeOf(path, steps)}${message}`)
      .slice(0, MOST)
      .join(' '),
  )
}

/** So many faults are said at once. */
const MOST = 5

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('This file cannot be read as JSON. Export a playbook to see what one looks like.')
  }
}

// `3.how.0` is line 1 of `how` in the fourth step.
function placeOf(path: string, steps: readonly unknown[]): string {
  const [at = '', field, line] = path.split('.')
  if (!/^\d+$/.test(at)) return ''
  const { id } = (steps[Number(at)] ?? {}) as { id?: unknown }
  const step = typeof id === 'string' && /^[a-z0-9-]{1,60}$/.test(id) ? `“${id}”` : `${Number(at) + 1}`
  const where = [field, line !== undefined && /^\d+$/.test(line) ? `line ${Number(line) + 1}` : line].filter(Boolean)
  return `Step ${step}${where.length > 0 ? `, ${where.join(', ')}` : ''}: `
}

function refused(message: string): Refused {
  return new Refused(message, [{ path: 'file', message }])
}
