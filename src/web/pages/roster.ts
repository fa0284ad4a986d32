import { type Context, Hono } from 'hono'
import { countOf } from '../../actions/count.ts'
import { theImport } from '../../actions/import-roster.ts'
import { namesOf } from '../../actions/names.ts'
import { standing } from '../../breach/threshold.ts'
import { kindsOf, type ProblemKind } from '../../people/problem-list.ts'
import { download } from '../download.ts'
import type { Env } from '../env.ts'
import { problemCsv } from '../problem-csv.ts'
import { allow } from '../who.ts'
import { incidentOf, incidentPage } from './incident-page.ts'
import { residentRows } from './residents.ts'

/** One roster of an incident: what it came to, and what was odd in it. */
export const roster = new Hono<Env>()
  .get('/incidents/:id/rosters/:roster', allow('read_people'), showRoster)
  .get('/incidents/:id/rosters/:roster/problems.csv', allow('read_people'), async (c) => {
    const { id } = await incidentOf(c)
    const { number, problems } = await theImport(c.env, id, c.req.param('roster'))
    return download(`${id} roster ${number} problems.csv`, problemCsv(problems))
  })

async function showRoster(c: Context<Env>) {
  const incident = await incidentOf(c)
  const brought = await theImport(c.env, incident.id, c.req.param('roster') ?? '')
  const count = await countOf(c.env, incident.id)
  const facts = {
    roster: { ...brought, by: (await namesOf(c.env))(brought.imported_by) },
    kinds: kindsOf(brought.problems).map(kindRow),
    residents: residentRows(count),
    standing: standingOf(count),
  }
  return await incidentPage(c, incident, { name: 'roster', tab: 'people', facts })
}

// A template must not call a fact `count`: that is a helper's name.
function kindRow({ column, message, count, rows }: ProblemKind) {
  const first = rows.map(({ row }) => row.toLocaleString('en-US')).join(', ')
  return {
    column,
    message,
    number: count,
    rows: rows.length > 0 && count > rows.length ? `${first} and others` : first,
    forms: [...new Set(rows.flatMap(({ masked }) => masked ?? []))],
  }
}

function standingOf(count: Awaited<ReturnType<typeof countOf>>) {
  return (
    count && standing({ total: count.people, residents: count.byState, atLeast: count.atLeast, atMost: count.atMost })
  )
}
