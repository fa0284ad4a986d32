import type { Context, MiddlewareHandler } from 'hono'
import { dayAt, zoneOf } from '../../actions/book/today.ts'
import { type Draft, draftsOf, filledIn, tellingApart } from '../../actions/users/drafts.ts'
import { Conflict } from '../../errors.ts'
import { escapeText } from '../../render/render.ts'
import type { Env } from './env.ts'

type Ask = (request: Request, env: Env['Bindings']) => Response | Promise<Response>

/**
 * Shows a page whose form was filled in and not saved with what was typed, as a refused form is shown again: nothing is
 * carried out. `/drafts/ID` leads to a form wherever it stands.
 */
export function bringBack(ask: Ask): MiddlewareHandler<Env> {
  return async (c, next) => {
    await next()
    const who = c.get('who')
    if (!who || who.via !== undefined || c.env.unsaved || !mayHoldForm(c)) return
    const drafts = await draftsOf(c.env, who.id)
    if (drafts.length === 0) return
    const html = await c.res.clone().text()
    const draft = drafts.find((each) => isNamed(c, each) || hasForm(html, each))
    const filled = draft && (await filledPage(c, draft, ask))
    if (filled) c.res = filled
  }
}

function mayHoldForm({ req, res }: Context<Env>): boolean {
  const isPage = res.headers.get('Content-Type')?.startsWith('text/html') ?? false
  return req.method === 'GET' && res.status === 200 && isPage
}

function isNamed({ req }: Context<Env>, { id }: Draft): boolean {
  return req.path === `/drafts/${id}`
}

// A button alone may be sent to the same path from another page.
function hasForm(html: string, { form, typed }: Draft): boolean {
  const has = (text: string) => html.includes(text)
  return (
    has(`action="${escapeText(form)}"`) &&
    tellingApart(typed).every(([name, value]) => has(`name="${name}" value="${escapeText(value)}"`)) &&
    filledIn(typed).some(([name]) => has(`name="${escapeText(name)}"`))
  )
}

async function filledPage(c: Context<Env>, draft: Draft, ask: Ask): Promise<Response | null> {
  const { id, form, savedAt, typed } = draft
  const { origin, search } = new URL(c.req.url)
  const unsaved = { id, form, when: await whenTyped(c, savedAt), page: c.req.path + search }
  const request = new Request(new URL(form + search, origin), {
    method: 'POST',
    headers: { Cookie: c.req.header('Cookie') ?? '', Origin: origin },
    body: new URLSearchParams(typed.map(([name, value]) => [name, value])),
  })
  const answer = await ask(request, { ...c.env, unsaved, commit: commitNothing })
  const html = answer.status === 200 ? await answer.clone().text() : ''
  const isFilled = filledIn(typed).every(([, value]) => html.includes(escapeText(value.trim())))
  return isFilled && html.includes(`/drafts/${id}/`) ? answer : null
}

// Of today the time alone.
async function whenTyped(c: Context<Env>, savedAt: string): Promise<string> {
  const zone = await zoneOf(c.env)
  const isToday = dayAt(savedAt, zone) === dayAt(c.env.now(), zone)
  const time = { hour: 'numeric', minute: '2-digit', timeZone: zone } as const
  const parts = isToday ? time : ({ month: 'long', day: 'numeric', ...time } as const)
  return new Intl.DateTimeFormat('en-US', parts).format(new Date(savedAt))
}

async function commitNothing(): Promise<never> {
  throw new Conflict('A draft is only shown again.')
}
