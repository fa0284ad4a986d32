import { Hono } from 'hono'
import { stateCount } from '../../../actions/count/stated-count.ts'
import { newCountSchema } from '../../api/shared/stated-count-schema.ts'
import type { Env } from '../../shell/env.ts'
import { parse } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { countIn } from '../count/count-fields.ts'
import { versionIn } from '../frame/incident-page.ts'
import { showPeople } from './people.ts'

/** Recording how many people are affected, before a roster counts them. */
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
