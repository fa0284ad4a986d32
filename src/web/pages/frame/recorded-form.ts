import type { Context } from 'hono'
import type { Principal } from '../../../access/roles.ts'
import type { Basis } from '../../../actions/incident/incident.ts'
import type { FieldError } from '../../../errors.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import { versionIn } from './incident-page.ts'

/** What a form of an incident's page asks: on which incident, on which version of it, by whom, and what it holds. */
export type Asked = { c: Context<Env>; id: string; basis: Basis & { by: Principal }; values: Values }

type Typed = { which: string; values: Values; errors: readonly FieldError[] }
type Show = (c: Context<Env>, typed: Typed, problem: Problem) => Promise<Response>

/**
 * Answers every form of a page that has several: does what it asks, then leads back to the page; or shows what has to be
 * mended, in the form that it was typed into.
 */
export function recordedOn(path: string, show: Show) {
  return (act: (asked: Asked) => Promise<unknown>) => (c: Context<Env>) =>
    answerForm(c, {
      async act({ version, which: _, ...values }) {
        const id = c.req.param('id') ?? ''
        await act({ c, id, basis: { by: whoAsks(c), version: versionIn({ version: version ?? '' }) }, values })
        return c.redirect(`/incidents/${id}${path}`, 303)
      },
      again: ({ which = '', ...values }, problem) => show(c, { which, values, errors: problem.errors ?? [] }, problem),
    })
}
