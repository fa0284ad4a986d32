import type { Context } from 'hono'
import { SIGNATURE } from '../../../access/proofs/signing-proof.ts'
import { draftSaved } from '../../../actions/users/drafts.ts'
import type { Env } from '../env.ts'
import { type Problem, problemOf } from '../problem.ts'
import { tellingApart } from '../typed/typed-fields.ts'
import { readForm, type Values } from './form.ts'
import { prove } from './signing.ts'

/** What a form leads to: the act it asks for, or the form again with what needs fixing. */
export type FormAnswer = {
  act(values: Values): Promise<Response>
  again(values: Values, problem: Problem): Promise<Response>
}

/**
 * Carries out what a form asks for, and forgets the draft of it. Where that is a signature, whoever sends it proves first who it is. A refused form is shown again with everything that was
 * typed, and so is a draft, which is not carried out.
 */
export async function answerForm(c: Context<Env>, { act, again }: FormAnswer): Promise<Response> {
  const sent = await readForm(c)
  const { [SIGNATURE]: _, ...values } = sent
  const askAgain = (problem: Problem) => {
    c.set('again', true)
    return again(values, problem)
  }
  if (c.env.unsaved) return await askAgain(NOT_SENT)
  try {
    await prove(c, sent)
    const answer = await act(values)
    const who = c.get('who')
    if (who) await draftSaved(c.env, who.id, { form: c.req.path, which: tellingApart(Object.entries(values)) })
    return answer
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422 && problem.status !== 409 && problem.status !== 429) throw error
    if (problem.waitSeconds) c.header('Retry-After', String(problem.waitSeconds))
    return await askAgain(problem)
  }
}

const NOT_SENT: Problem = { status: 200, title: 'Not saved yet', detail: '' }
