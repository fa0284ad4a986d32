import type { z } from '@hono/zod-openapi'
import { Missing } from '../../errors.ts'
import { problemOf } from '../problem.ts'
import type { importStateSchema } from '../schemas/roster.ts'
import type { ImportAnswer } from './import-answer.ts'

type State = z.output<typeof importStateSchema>

const REMEMBERED = 1000

/**
 * Imports that nobody waits for. What they come to is remembered in this process: after a restart an import that was
 * under way is none, and one that was done is a roster of the incident.
 */
export function followed() {
  const states = new Map<string, State>()
  return {
    follow(name: string, result: Promise<ImportAnswer>): State {
      const begun: State = { state: 'under_way', import: null, problem: null }
      states.set(name, begun)
      for (const oldest of states.size > REMEMBERED ? states.keys().take(1) : []) states.delete(oldest)
      result.then(
        (done) => states.set(name, { state: 'done', import: done, problem: null }),
        (error) => states.set(name, { state: 'failed', import: null, problem: failureOf(error) }),
      )
      return begun
    },
    stateOf(name: string): State {
      const state = states.get(name)
      if (!state)
        throw new Missing(
          'No such import is known here. If the server was restarted meanwhile, look at the count; if it is not in, send the file again.',
        )
      return state
    },
  }
}

function failureOf(error: unknown): NonNullable<State['problem']> {
  const { errors, ...problem } = problemOf(error)
  if (problem.status === 500) console.error(error)
  return { type: 'about:blank', ...problem, ...(errors && { errors: [...errors] }) }
}
