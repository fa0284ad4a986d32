import type { Context, MiddlewareHandler } from 'hono'
import { dayAt, zoneOf } from '../../actions/book/today.ts'
import { type Draft, draftsOf, type TypedFields } from '../../actions/users/drafts.ts'
import { Conflict } from '../../errors.ts'
import { escapeText, unescapeText } from '../../render/render.ts'
import type { Env } from './env.ts'
import { filledIn, LEADS, tellingApart, withoutLeads } from './typed/typed-fields.ts'

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
    const filled = draft && (await filledPage(c, { ...draft, typed: asOpen(html, draft) }, ask))
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

// Where the page leads to, and what it shows, is said by the page that is open and by no draft.
function asOpen(html: string, { form, typed }: Draft): TypedFields {
  const [, after = ''] = html.split(`action="${escapeText(form)}"`)
  const [own = ''] = after.split('</form>')
  const printed = own.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)
  const leads = [...printed].filter(([, name = '']) => LEADS.has(name))
  return [...withoutLeads(typed), ...leads.map(([, name = '', value = '']) => [name, unescapeText(value)] as const)]
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
  const answer = await ask(request, { ...c.env, unsaved, ...ONLY_SHOWN, readings: alreadyNoted(c.env) })
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

async function writeNothing(): Promise<never> {
  throw new Conflict('A draft is only shown again.')
}

const ONLY_SHOWN = { commit: writeNothing, stage: writeNothing }

// The page that was asked for has been noted, and shows the same people.
function alreadyNoted({ readings }: Env['Bindings']): Env['Bindings']['readings'] {
  return { ...readings, note: () => {} }
}
