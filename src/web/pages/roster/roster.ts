import { type Context, Hono } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { headcountOf } from '../../../actions/count/headcount.ts'
import { reviewOf } from '../../../actions/review/review.ts'
import { theImport } from '../../../actions/roster/rosters.ts'
import { standing } from '../../../breach/law/standing.ts'
import { kindsOf, type ProblemKind } from '../../../people/reading/problem-list.ts'
import { download } from '../../shell/answers/download.ts'
import { problemCsv } from '../../shell/answers/problem-csv.ts'
import type { Env } from '../../shell/env.ts'
import { allow } from '../../shell/who.ts'
import { residentRows } from '../count/residents.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'

/** One roster of an incident: the result of its import, and its problems. */
export const roster = new Hono<Env>()
  .get('/incidents/:id/rosters/:roster', allow('read_people'), showRoster)
  .get('/incidents/:id/rosters/:roster/problems.csv', allow('read_people'), async (c) => {
    const opened = await incidentOf(c)
    const { id } = opened
    const { number, problems } = await theImport(opened, c.req.param('roster'))
    return download(`${id} roster ${number} problems.csv`, problemCsv(problems))
  })

async function showRoster(c: Context<Env>) {
  const opened = await incidentOf(c)
  const roster = await theImport(opened, c.req.param('roster') ?? '')
  const [count, { open, joined }] = await Promise.all([headcountOf(opened), reviewOf(opened)])
  const facts = {
    pairs: open.length + joined.length,
    roster: { fixed: 0, ...roster, by: (await namesOf(c.env))(roster.importedBy) },
    kinds: kindsOf(roster.problems).map(kindRow),
    residents: residentRows(count),
    standing: standingOf(count),
    range: count && count.atLeast < count.atMost ? count : null,
  }
  return await incidentPage(c, opened, { name: 'roster/roster', tab: 'people', facts })
}

// A fact named `count` would hide the template helper of that name.
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

function standingOf(count: Awaited<ReturnType<typeof headcountOf>>) {
  return (
    count && standing({ total: count.people, residents: count.byState, atLeast: count.atLeast, atMost: count.atMost })
  )
}
