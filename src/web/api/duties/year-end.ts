import { OpenAPIHono, type RouteHandler, type z } from '@hono/zod-openapi'
import {
  type BreachSummary,
  type SmallBreach,
  theYearEndList,
  YEAR_END_PLACE,
  type YearEnd,
  yearEndOf,
} from '../../../actions/duties/year-end.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { yearParam } from '../frame/params.ts'
import { listQuery, MOST, pageOf } from '../shared/list-schema.ts'
import { yearEndItemSchema, yearEndListParam, yearEndSchema } from './year-end-schema.ts'

const read = call('read', 'Duties', {
  method: 'get',
  path: '/year-end/{year}',
  operationId: 'readYearEnd',
  summary:
    'Get the year-end reports: every breach of fewer than 500 people discovered in a year, its OCR sheet and the deadline',
  description: `Each list holds its first ${MOST} entries, by date of discovery; \`counts\` has the totals.`,
  request: { params: yearParam },
  responses: { 200: answers('The year-end reports.', yearEndSchema) },
})

const list = call('read', 'Duties', {
  method: 'get',
  path: '/year-end/{year}/{list}',
  operationId: 'listYearEnd',
  summary: 'List all entries of one year-end list, by date of discovery',
  request: { params: yearEndListParam, query: listQuery(YEAR_END_PLACE) },
  responses: { 200: answers('A page of the list.', pageOf(yearEndItemSchema)) },
})

/** The year-end reports. */
export const yearEnd = () => new OpenAPIHono<Env>().openapi(read, onRead).openapi(list, onList)

const onRead: RouteHandler<typeof read, Env> = async (c) => {
  const { year } = c.req.valid('param')
  return c.json(yearEndAnswer(await yearEndOf(c.env, year, { limit: MOST })), 200)
}

const onList: RouteHandler<typeof list, Env> = async (c) => {
  const { year, list: named } = c.req.valid('param')
  const list = theYearEndList(named)
  const { [list]: items, next } = yearEndAnswer(await yearEndOf(c.env, year, { list, ...c.req.valid('query') }))
  return c.json({ items, next: next[list] }, 200)
}

type Answer = z.output<typeof yearEndSchema>

function yearEndAnswer({
  year,
  lastDay,
  daysLeft,
  counts,
  restricted,
  open,
  filed,
  uncounted,
  decided,
}: YearEnd): Answer {
  return {
    ...{ year, lastDay, daysLeft, large: counts.large },
    counts: ofLists(counts),
    restricted: ofLists(restricted),
    next: { open: open.next, filed: filed.next, uncounted: uncounted.next, decided: decided.next },
    open: open.items.map(smallBreachAnswer),
    filed: filed.items.map(smallBreachAnswer),
    uncounted: uncounted.items.map(listedAnswer),
    decided: decided.items.map(({ because, citation, ...listed }) => ({ ...listedAnswer(listed), because, citation })),
  }
}

function ofLists({ open, filed, uncounted, decided }: YearEnd['counts']): Answer['counts'] {
  return { open, filed, uncounted, decided }
}

function smallBreachAnswer({ duty, people, isEstimate, sheet, ...listed }: SmallBreach): Answer['open'][number] {
  const { id, due, status } = duty
  return { ...listedAnswer(listed), duty: id, due, status, people, isEstimate, sheet: sheet && sheetAnswer(sheet) }
}

function sheetAnswer({ rule, missing, filedOn, trackingNumber, addendum }: NonNullable<SmallBreach['sheet']>) {
  return { rule, missing, filedOn, trackingNumber, addendum }
}

function listedAnswer({ id, title, kind, discoveredOn }: BreachSummary): Answer['uncounted'][number] {
  return { id, title, kind, discoveredOn }
}
