import { createApp } from '../../../../src/web/app.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import type { Clinic } from '../clinic.ts'
import type { Caller } from './callers.ts'
import type { Places } from './places.ts'

/** Every door of the application, from its own list of routes. */
const DOORS = [
  ...new Set(
    createApp()
      .routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*') && !path.startsWith('/assets'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]*\}/g, '')}`),
  ),
].filter((door) => !/sign-in|sign-out|set-up|\/session$|healthz/.test(door))

/** Those of one incident. */
export const OF_INCIDENTS = DOORS.filter((door) => /\/incidents\/:id(\/|$)/.test(door))

/** Ends what the test itself stands on. */
const ENDING =
  /account\/(password|sessions|second-step)|settings\/(users|sign-in|backups|mail|keys)|POST \/(api\/)?incidents$|backups|sign-in-rule/

/** The others. */
export const OF_THE_BOOK = DOORS.filter((door) => !OF_INCIDENTS.includes(door) && !ENDING.test(door))

/** What somebody is told at a door, without the number of the incident. */
export async function saidAt(clinic: Clinic, places: Places, door: string, caller: Caller) {
  const answer = await knock(clinic, places, door, caller)
  const said = `${wordsOn(await answer.text())} ${answer.headers.get('Location') ?? ''}`
  return { status: answer.status, said: said.replaceAll(places.id ?? '', 'ID') }
}

/** Knocks at a door, with a form or a call that says nothing. */
export async function knock(clinic: Clinic, places: Places, door: string, { cookie, key }: Caller): Promise<Response> {
  const [method = '', route = ''] = door.split(' ')
  const path = route.replaceAll(/:(\w+)/g, (_, name) => places[name] ?? 'any')
  const isCall = path.startsWith('/api/')
  const body = method === 'GET' ? {} : { body: isCall ? '{}' : new URLSearchParams() }
  const headers: Record<string, string> = isCall && method !== 'GET' ? { 'Content-Type': 'application/json' } : {}
  return await ask(clinic.world, path, { method, headers, ...body, ...(cookie && { cookie }), ...(key && { key }) })
}
