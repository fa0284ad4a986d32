import type { Context } from 'hono'
import type { Env } from '../env.ts'
import { type Problem, problemOf } from '../problem.ts'
import { readForm, type Values } from './form.ts'

/** What a form leads to: the act it asks for, or the form again with what needs fixing. */
export type FormAnswer = {
  act(values: Values): Promise<Response>
  again(values: Values, problem: Problem): Promise<Response>
}

/** Carries out what a form asks for. A refused form is shown again with everything that was typed. */
export async function answerForm(c: Context<Env>, { act, again }: FormAnswer): Promise<Response> {
  const values = await readForm(c)
  try {
    return await act(values)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422 && problem.status !== 409 && problem.status !== 429) throw error
    if (problem.waitSeconds) c.header('Retry-After', String(problem.waitSeconds))
    c.set('again', true)
    return await again(values, problem)
  }
}
