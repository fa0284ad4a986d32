import { Hono } from 'hono'
import { stateCount } from '../../actions/counts.ts'
import type { Env } from '../env.ts'
import { parse } from '../form.ts'
import { answerForm } from '../form-answer.ts'
import { newCountSchema } from '../schemas/stated-count.ts'
import { allow, whoAsks } from '../who.ts'
import { countIn } from './count-fields.ts'
import { versionIn } from './incident-page.ts'
import { showPeople } from './people.ts'

/** Saying how many people are affected, before a roster counts them. */
export const counts = new Hono<Env>().post('/incidents/:id/counts', allow('decide'), (c) =>
  answerForm(c, {
    async act(values) {
      const id = c.req.param('id') ?? ''
      const basis = { by: whoAsks(c), version: versionIn(values) }
      await stateCount(c.env, id, basis, parse(newCountSchema, countIn(values)))
      return c.redirect(`/incidents/${id}/people`, 303)
    },
    again: (values, problem) => showPeople(c, { problem, count: values }),
  }),
)
