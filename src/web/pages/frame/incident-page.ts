import type { Context } from 'hono'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { restrictionOf } from '../../../actions/incident/restriction.ts'
import { briefStandingOf } from '../../../actions/next/standing.ts'
import { destroyedInWords } from '../../../actions/people/missing.ts'
import { daysBetween } from '../../../breach/law/day.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import type { IncidentStanding } from '../../../breach/next/incident-standing.ts'
import { stagesOf } from '../../../breach/next/stages.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { pagesBeside, stageRail, type Tab } from './stage-rail.ts'

/** The incident in the address; throws Missing. */
export function incidentOf(c: Context<Env>): Promise<OpenIncident<World>> {
  return openIncident(c.env, c.req.param('id') ?? '')
}

type Shown = {
  name: string
  tab: Tab
  facts: object
  problem?: Problem | undefined
  /** Where the incident stands, where the page has asked for more of it than the frame does. */
  standing?: IncidentStanding
}

/** A page about one incident, under its title and stages. */
export async function incidentPage(c: Context<Env>, opened: OpenIncident<World>, shown: Shown) {
  const { incident } = opened
  const { name, tab, facts, problem } = shown
  const { role } = whoAsks(c)
  const standing = shown.standing ?? (await briefStandingOf(opened))
  const heading = {
    title: `${incident.title} · ${incident.id}`,
    section: 'incidents',
    incident,
    kindLabel: KINDS[incident.kind],
    destroyed: await destroyedInWords(opened),
    isRestricted: (await restrictionOf(opened)) !== null,
    dayNumber: daysBetween(standing.discoveredOn, standing.closed?.on ?? standing.today),
    stages: stageRail(incident.id, stagesOf(standing), tab, role),
    beside: pagesBeside(incident.id, tab, role),
  }
  return await page(c, name, { ...heading, problem: problem ?? null, ...facts }, problem?.status)
}

/** The version of the incident a form was filled in on. */
export function versionIn(values: Record<string, string>): number | undefined {
  return values.version ? Number(values.version) : undefined
}
