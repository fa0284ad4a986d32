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

/** A submitted form of an incident's page: which incident, on which version, by whom, and what it holds. */
export type Asked = { c: Context<Env>; id: string; basis: Basis & { by: Principal }; values: Values }

type Typed = { which: string; values: Values; errors: readonly FieldError[] }
type Show = (c: Context<Env>, typed: Typed, problem: Problem) => Promise<Response>

/**
 * Answers the forms of a page that has several: acts and redirects back to the page, or to where what was sent leads;
 * or shows what needs fixing in the form that was sent.
 */
export function recordedOn(path: string | ((sent: Values) => string), show: Show) {
  return (act: (asked: Asked) => Promise<unknown>) => (c: Context<Env>) =>
    answerForm(c, {
      async act(sent) {
        const { version, which: _, ...values } = sent
        const id = c.req.param('id') ?? ''
        await act({ c, id, basis: { by: whoAsks(c), version: versionIn({ version: version ?? '' }) }, values })
        return c.redirect(`/incidents/${id}${typeof path === 'string' ? path : path(sent)}`, 303)
      },
      again: ({ which = '', ...values }, problem) => show(c, { which, values, errors: problem.errors ?? [] }, problem),
    })
}
