import type { Context } from 'hono'
import { freshProof, PROOF_MINUTES, SIGNATURE } from '../../access/proofs/signing-proof.ts'
import { may } from '../../access/roles.ts'
import { IDLE_MINUTES } from '../../access/sign-in-rules.ts'
import { dayAt, zoneOf } from '../../actions/book/today.ts'
import { renderPage } from '../../render/render.ts'
import type { Env } from './env.ts'
import { errorSummary } from './error-summary.ts'
import { initialsOf, waysFor } from './navigation.ts'
import type { Problem } from './problem.ts'
import { justSaved } from './said.ts'

type Status = 200 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503

/**
 * Answers a page in the layout. `title` is shown in the tab, `section` is marked in the menu, and a `problem` becomes a
 * summary with links to the fields to fix.
 */
export async function page(
  c: Context<Env>,
  name: string,
  facts: { title: string; section?: string; problem?: Problem | null; [name: string]: unknown },
  status: Status = 200,
) {
  const who = c.get('who')
  const { unsaved } = c.env
  const toSign = signingFacts(c, facts.problem)
  const zone = status === 503 ? 'UTC' : await zoneOf(c.env)
  const html = renderPage(c.env.render, `pages/${name}`, {
    section: null,
    refresh: null,
    ...facts,
    toSign,
    problem: facts.problem && !unsaved ? errorSummary(facts.problem, { ...facts, toSign }) : null,
    said: c.req.method === 'GET' || unsaved ? await justSaved(c) : null,
    unsaved: unsaved ?? null,
    older: c.env.heads.older,
    zone,
    today: dayAt(c.env.now(), zone),
    who: who ? { ...who, initials: initialsOf(who.name) } : null,
    ways: who ? waysFor(who, facts.section ?? null) : { bar: [], beside: [] },
    idleMinutes: IDLE_MINUTES,
    can: {
      decide: who ? may(who.role, 'decide') : false,
      report: who ? may(who.role, 'report') : false,
      administer: who ? may(who.role, 'administer') : false,
      readPeople: who ? may(who.role, 'read_people') : false,
    },
  })
  return c.html(html, status)
}

// What a form that is a signature prints: the field in which whoever sends it proves who it is. A key types nothing.
function signingFacts(c: Context<Env>, problem: Problem | null | undefined) {
  const error = problem?.errors?.find(({ path }) => path === SIGNATURE)?.message ?? null
  const what = c.get('signing')
  return {
    isFresh: c.get('session') === undefined || freshProof(c.get('proof')) !== undefined,
    minutes: PROOF_MINUTES,
    what: error === null ? null : what,
    id: `sign-${what}`,
    label: c.get('hasSecondStep') ? 'Your password, or a code if your app shows one' : 'Your password',
    error,
    errorPath: error === null ? null : SIGNATURE,
  }
}
