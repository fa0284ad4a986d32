import type { OwnWorld } from '../../runtime/world.ts'
import type { Role } from '../../storage/core/role.ts'
import { asking } from './asking.ts'

/** Has something done through the API, as a program of that role would: `does('officer', 'POST /incidents', facts)`. */
export type Does = <Body = { id: string }>(role: Role, call: string, body?: object | string) => Promise<Body>

/** Does things in a book; throws what it says where it refuses. */
export function doing(world: OwnWorld): Does {
  const ask = asking(world)
  return async <Body>(role: Role, call: string, body?: object | string) => {
    const [method = '', path = ''] = call.split(' ')
    const request = new Request(new URL(`/api${path}`, world.config.url), { method, ...sent(body) })
    const answer = await ask(role, request)
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${call} was answered ${answer.status}: ${text}`)
    return (text === '' ? null : JSON.parse(text)) as Body
  }
}

/** All that a list of the API has, however many pages it takes. */
export async function listed<Item>(does: Does, path: string): Promise<Item[]> {
  const all: Item[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Page<Item> = await does<Page<Item>>('officer', `GET ${path}?limit=200${after && `&after=${after}`}`)
    all.push(...page.items)
    after = page.next
  }
  return all
}

type Page<Item> = { items: Item[]; next: string | null }

function sent(body: object | string | undefined): RequestInit {
  if (body === undefined) return {}
  if (body instanceof FormData) return { body }
  const [type, text] = typeof body === 'string' ? ['text/csv', body] : ['application/json', JSON.stringify(body)]
  return { body: text, headers: { 'Content-Type': type } }
}
