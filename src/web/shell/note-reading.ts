import type { Context, MiddlewareHandler } from 'hono'
import type { Principal } from '../../access/roles.ts'
import type { Reading } from '../../actions/log/reading-recorder.ts'
import type { Env } from './env.ts'
import { type WhatIsRead, whatIsRead, whatIsShown } from './what-is-read.ts'

/** Takes note of who read of patients (45 CFR 164.312(b)): what was answered, not what was refused. It waits for no writing. */
export const noteReading: MiddlewareHandler<Env> = async (c, next) => {
  await next()
  const who = c.get('who')
  const read = who && readBy(c)
  if (!who || !read || c.get('withheld')) return
  for (const each of shown(c, read)) c.env.readings.note({ ...reading(c, who), ...each })
}

/** Remembers whose names an answer shows, for the note of it. */
export function noteSeen(c: Context<Env>, incident: string, people: Iterable<string>): void {
  c.set('seen', [...(c.get('seen') ?? []), ...Array.from(people, (person) => ({ incident, person }))])
}

// A letter that cannot be made yet is answered 422 and names its reader all the same.
function readBy(c: Context<Env>): WhatIsRead | undefined {
  const { req, res } = c
  const isAnswered = res.status === 200
  const read = isAnswered || (req.method === 'GET' && res.status === 422) ? whatIsRead(req.method, req.path) : undefined
  if (read || !(isAnswered || REFUSED.has(res.status))) return read
  return whatIsShown(req.path, { seen: c.get('seen'), isForm: c.get('again') ?? false })
}

const REFUSED: ReadonlySet<number> = new Set([409, 422, 429])

/** What stands in each note of a request: when, who, by way of which key, and from where. */
export function reading(c: Context<Env>, { id: by, via }: Principal): Pick<Reading, 'at' | 'by' | 'via' | 'from'> {
  return { at: c.env.now(), by, ...(via && { via }), from: c.env.address }
}

// Whom a search found stands in several incidents, each a note of its own.
function shown(c: Context<Env>, { person, ...read }: WhatIsRead): Omit<Reading, 'at' | 'by' | 'from'>[] {
  const seen = c.get('seen')
  if (person) return [{ ...read, people: [person] }]
  // Outside an incident, a list without a name on it is a form.
  if (!seen?.length) return read.what === 'list' && !read.incident ? [] : [read]
  return [...Map.groupBy(seen, ({ incident }) => incident)].map(([incident, those]) => ({
    ...read,
    incident,
    people: [...new Set(those.map((each) => each.person))],
  }))
}
