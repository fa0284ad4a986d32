import { type Context, Hono } from 'hono'
import { addCodes, CODES_LIMIT, removeUnusedCodes } from '../../../actions/letter/codes/add-codes.ts'
import { Refused } from '../../../errors.ts'
import { codesQuery } from '../../api/letter/codes-schema.ts'
import { upTo } from '../../shell/body-limit.ts'
import type { Env } from '../../shell/env.ts'
import { bodyOf, check } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { problemOf } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { versionIn } from '../frame/incident-page.ts'
import { showLetter } from './letter.ts'

/** The codes with which people enroll in the free service. */
export const letterCodes = new Hono<Env>()
  .post('/incidents/:id/letter/codes', allow('decide'), upTo(CODES_LIMIT), add)
  .post('/incidents/:id/letter/codes/removal', allow('decide'), (c) =>
    answerForm(c, {
      async act({ version = '', ...values }) {
        const { product } = check(codesQuery, values)
        await removeUnusedCodes(c.env, idOf(c), { by: whoAsks(c), version: versionIn({ version }) }, product)
        return back(c)
      },
      again: (_, problem) => showLetter(c, problem),
    }),
  )

async function add(c: Context<Env>): Promise<Response> {
  try {
    const { file, product, version } = await bodyOf(c)
    if (!(file instanceof File) || file.size === 0) throw new Refused('Choose the file of codes.')
    const asked = check(codesQuery, { product: String(product ?? '') })
    const basis = { by: whoAsks(c), version: versionIn({ version: String(version ?? '') }) }
    await addCodes(c.env, idOf(c), basis, asked.product, new Uint8Array(await file.arrayBuffer()))
    return back(c)
  } catch (error) {
    const problem = problemOf(error)
    if (problem.status !== 422 && problem.status !== 409) throw error
    return await showLetter(c, problem)
  }
}

function idOf(c: Context<Env>): string {
  return c.req.param('id') ?? ''
}

function back(c: Context<Env>): Response {
  return c.redirect(`/incidents/${idOf(c)}/letter#codes`, 303)
}
