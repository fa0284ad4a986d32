import type { Context } from 'hono'
import { type CallScript, callScript } from '../../../actions/aftermath/call-script.ts'
import { mayBeTelephoned } from '../../../actions/aftermath/told-by-telephone.ts'
import { practiceOf } from '../../../actions/book/practice.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { htmlOf } from '../../../letters/text/html.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { CALLERS_ADDRESS, callFields, hasAddress, REISSUED, TOLD } from './call-fields.ts'
import { type Caller, callerFacts } from './caller-facts.ts'

/** Those who may be calling, to compare with what the caller says before anything is confirmed. */
export async function showCaller(c: Context<Env>, callers: readonly Caller[]): Promise<Response> {
  c.set('seen', callers)
  const people = await Promise.all(
    callers.map(async (caller) => await callerFacts(await openIncident(c.env, caller.incident), caller)),
  )
  const practice = (await practiceOf(c.env))?.name ?? null
  return await page(c, 'aftermath/caller', { title: 'Who is calling', section: 'calls', people, practice })
}

type Typed = { values: Values; problem?: Problem | undefined }

/** What may be said to a caller whose identity was checked, and what is done in the call. */
export async function showTalk(c: Context<Env>, caller: Caller, { values, problem }: Typed): Promise<Response> {
  c.set('seen', [caller])
  const opened = await openIncident(c.env, caller.incident)
  const [facts, script, hindrance] = await Promise.all([
    callerFacts(opened, caller),
    callScript(opened),
    mayBeTelephoned(opened, caller.person),
  ])
  const hasLetter = facts.letters.length > 0
  const specs = [
    ...(hasLetter && script.waits === null ? [REISSUED] : []),
    ...(hindrance === null && script.waits === null ? [TOLD] : []),
  ]
  const shown = {
    ...{ title: 'A call', section: 'calls', caller: facts, hindrance, problem: problem ?? null },
    script: { waits: script.waits, said: saidIn(script) },
    acts: fields(specs, values, problem?.errors),
    fields: fields(callFields(null), values, problem?.errors),
    addressFields: fields(CALLERS_ADDRESS, values, problem?.errors),
    addressOpen: hasAddress(values),
  }
  return await page(c, 'aftermath/call', shown, problem?.status)
}

// Under the headings of the page.
function saidIn({ said }: CallScript) {
  return said.map(({ markdown, ...language }) => ({
    ...language,
    html: htmlOf(markdown.replaceAll(/^## /gm, '### ')),
  }))
}
