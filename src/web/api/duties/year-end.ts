import { OpenAPIHono, type z } from '@hono/zod-openapi'
import { type SmallBreach, type Told, type YearEnd, yearEndOf } from '../../../actions/duties/year-end.ts'
import type { Env } from '../../shell/env.ts'
import { answers, call } from '../frame/call.ts'
import { yearParam } from '../frame/params.ts'
import { yearEndSchema } from './year-end-schema.ts'

const read = call('read', 'Duties', {
  method: 'get',
  path: '/year-end/{year}',
  operationId: 'readYearEnd',
  summary: 'Every breach of fewer than 500 discovered in a year, its sheet, and the last day',
  request: { params: yearParam },
  responses: { 200: answers('The closing of the year.', yearEndSchema) },
})

/** The closing of a year. */
export const yearEnd = () =>
  new OpenAPIHono<Env>().openapi(read, async (c) => {
    return c.json(yearEndAnswer(await yearEndOf(c.env, c.req.valid('param').year)), 200)
  })

type Answer = z.output<typeof yearEndSchema>

function yearEndAnswer({ year, lastDay, daysLeft, large, ...breaches }: YearEnd): Answer {
  return {
    ...{ year, lastDay, daysLeft, large },
    open: breaches.open.map(smallBreachAnswer),
    filed: breaches.filed.map(smallBreachAnswer),
    uncounted: breaches.uncounted.map(toldAnswer),
    decided: breaches.decided.map(({ because, citation, ...told }) => ({ ...toldAnswer(told), because, citation })),
  }
}

function smallBreachAnswer({ duty, people, isEstimate, sheet, ...told }: SmallBreach): Answer['open'][number] {
  const { id, due, status } = duty
  return { ...toldAnswer(told), duty: id, due, status, people, isEstimate, sheet: sheet && sheetAnswer(sheet) }
}

function sheetAnswer({ rule, missing, filedOn, trackingNumber, addendum }: NonNullable<SmallBreach['sheet']>) {
  return { rule, missing, filedOn, trackingNumber, addendum }
}

function toldAnswer({ id, title, kind, discoveredOn }: Told): Answer['uncounted'][number] {
  return { id, title, kind, discoveredOn }
}
