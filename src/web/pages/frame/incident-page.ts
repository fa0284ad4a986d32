import type { Context } from 'hono'
import { may } from '../../../access/roles.ts'
import { type OpenIncident, openIncident } from '../../../actions/incident/open-incident.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'

/** The incident in the address; throws Missing. */
export function incidentOf(c: Context<Env>): Promise<OpenIncident<World>> {
  return openIncident(c.env, c.req.param('id') ?? '')
}

/** A page about one incident, under its title and tabs. */
export function incidentPage(
  c: Context<Env>,
  opened: OpenIncident<World>,
  shown: { name: string; tab: Tab; facts: object; problem?: Problem | undefined },
) {
  const { incident } = opened
  const { name, tab, facts, problem } = shown
  const heading = {
    title: `${incident.title} · ${incident.id}`,
    section: 'incidents',
    incident,
    kindLabel: KINDS[incident.kind],
    tabs: tabsOf(c, opened, tab),
  }
  return page(c, name, { ...heading, problem: problem ?? null, ...facts }, problem?.status)
}

/** The version of the incident a form was filled in on. */
export function versionIn(values: Record<string, string>): number | undefined {
  return values.version ? Number(values.version) : undefined
}

const TABS = {
  overview: { path: '', label: 'Overview', right: 'read' },
  assessment: { path: '/assessment', label: 'Assess', right: 'read_people' },
  duties: { path: '/duties', label: 'Who must be notified', right: 'read' },
  steps: { path: '/steps', label: 'Checklist', right: 'read' },
  people: { path: '/people', label: 'People', right: 'read_people' },
  letter: { path: '/letter', label: 'Letters', right: 'read_people' },
  mailings: { path: '/mailings', label: 'Mailings', right: 'read_people' },
  unreached: { path: '/unreached', label: 'Undeliverable', right: 'read_people' },
  timeline: { path: '/timeline', label: 'Timeline', right: 'read' },
} as const

export type Tab = keyof typeof TABS

function tabsOf(c: Context<Env>, opened: OpenIncident<World>, current: Tab) {
  const { id } = opened
  const { role } = whoAsks(c)
  const open = Object.entries(TABS).filter(([, { right }]) => may(role, right))
  return open.map(([name, { path, label }]) => ({ href: `/incidents/${id}${path}`, label, current: name === current }))
}
