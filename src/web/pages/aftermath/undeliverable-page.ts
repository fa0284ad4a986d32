import type { Context } from 'hono'
import { may } from '../../../access/roles.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { Env } from '../../shell/env.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentPage } from '../frame/incident-page.ts'

const PAGES = {
  undeliverable: { path: '/unreached', label: 'Undeliverable', right: 'read_people' },
  'web-notice': { path: '/web-notice', label: 'Web notice', right: 'read' },
  'incident-calls': { path: '/calls', label: 'Calls', right: 'read_people' },
} as const

/** A page about people letters do not reach, with tabs to the others like it. */
export function reachPage(
  c: Context<Env>,
  opened: OpenIncident<World>,
  shown: { name: keyof typeof PAGES; facts: object; problem?: Problem | undefined },
) {
  const { incident } = opened
  const { role } = whoAsks(c)
  const open = Object.entries(PAGES).filter(([, { right }]) => may(role, right))
  const beside = open.map(([name, { path, label }]) => ({
    href: `/incidents/${incident.id}${path}`,
    label,
    current: name === shown.name,
  }))
  return incidentPage(c, opened, {
    ...shown,
    name: `aftermath/${shown.name}`,
    tab: 'unreached',
    facts: { beside, ...shown.facts },
  })
}
