import type { Context } from 'hono'
import { decideRepresentatives } from '../../../actions/people/decide-representative.ts'
import { excludePlaceholders } from '../../../actions/people/patients.ts'
import { Refused } from '../../../errors.ts'
import { representativeSchema } from '../../api/people/correction-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { whoAsks } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'

/** Excludes the placeholders that the page of the list shows. */
export async function setAside(c: Context<Env>, { people = '' }: Values): Promise<Response> {
  const opened = await incidentOf(c)
  await excludePlaceholders(opened, people.split(',').filter(Boolean), whoAsks(c))
  return c.redirect(listOf(opened.id, 'perhaps_no_patient'), 303)
}

/** Decides of the representatives that the page of the list shows. */
export async function decideShown(c: Context<Env>, { people = '', legal, reason = '' }: Values): Promise<Response> {
  const opened = await incidentOf(c)
  await decideRepresentatives(
    opened,
    people.split(',').filter(Boolean),
    whoAsks(c),
    representativeIn({ legal, reason }),
  )
  return c.redirect(listOf(opened.id, 'representative_unconfirmed'), 303)
}

/** What a form says of a representative. Throws Refused where neither button was pressed. */
export function representativeIn({ legal, reason }: { legal: string | undefined; reason: string }) {
  if (legal !== 'true' && legal !== 'false')
    throw new Refused('Choose “A legal representative” or “Write to the patient instead”.')
  const said = check(representativeSchema.omit({ isLegal: true }), { reason })
  return { ...said, isLegal: legal === 'true' }
}

function listOf(incident: string, flag: string): string {
  return `/incidents/${incident}/people?flag=${flag}#list`
}
