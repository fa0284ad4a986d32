import type { Act } from '../../breach/words/acts.ts'
import { Missing } from '../../errors.ts'
import { listEntries } from '../../storage/log/log.ts'
import { listUsers } from '../../storage/users/users.ts'
import type { World } from '../../web/shell/world.ts'
import type { DevBook } from '../book/places.ts'
import { halfwayIn } from '../book/second-step.ts'
import { emailPage, reminderPage } from './email.ts'
import { longSignedIn } from './long-signed-in.ts'
import type { State, Viewer } from './state.ts'
import { typedIn } from './typed.ts'

const ENTRIES_SEARCHED = 1000

/** Asks a book for what lies below `prefix` in the address of a request, as that viewer. Links of the answer stay below it. */
export async function askBelow(prefix: string, book: DevBook, viewer: Viewer, request: Request, shown: Partial<World>) {
  const { pathname, search } = new URL(request.url)
  const url = new URL((pathname.slice(prefix.length) || '/') + search, book.world.config.url)
  const own = new Request(url, request)
  own.headers.delete('Cookie')
  const answer = await ask(book, viewer, own, shown)
  return await below(prefix, answer)
}

/** Asks a book for a page in one of its states. Links of the answer lead on as that viewer. */
export async function askState(book: DevBook, state: State, viewer: Viewer, shown: Partial<World>) {
  const url = new URL(state.path, book.world.config.url)
  const form = state.form && { ...(await otherFields(book, state, viewer)), ...state.form }
  const sent = form && { method: 'POST', body: new URLSearchParams(form) }
  const after = state.saved && (await justAfter(book, state.saved, viewer))
  const mark = after?.mark ?? (state.halfway && (await halfwayIn(book)))
  const request = new Request(url, { ...sent, ...(mark && { headers: { Cookie: mark } }) })
  const asks = () => ask(book, viewer, request, { ...shown, ...state.settings, ...(after && { now: () => after.at }) })
  const answer = await (state.longSignedIn ? longSignedIn(book.world, asks) : asks())
  return await below(prefixOf(state.book, viewer), answer)
}

/** Below which address a book is seen as that viewer sees it. */
export function prefixOf(book: string, viewer: Viewer): string {
  return `/preview/${book}/${viewer}`
}

// The page that follows a save, at its moment.
async function justAfter({ world }: DevBook, act: Act, viewer: Viewer): Promise<{ mark: string; at: string }> {
  const ids = (await listUsers(world.db)).filter(({ role }) => role === viewer).map(({ id }) => id)
  const entries = await listEntries(world.db, world.vault, { limit: ENTRIES_SEARCHED })
  const entry = entries.find((each) => each.act === act && ids.includes(each.by))
  if (!entry) throw new Missing(`Nobody did this lately as ${viewer}: ${act}.`)
  return { mark: `breachbook-saved=${entry.seq}`, at: entry.at }
}

// Whoever was slower filled in a whole form: without its other fields each would seem to have been emptied.
async function otherFields(book: DevBook, { path, status }: State, viewer: Viewer): Promise<Record<string, string>> {
  if (status !== 409) return {}
  const page = await ask(book, viewer, new Request(new URL(path, book.world.config.url)), {})
  return typedIn(await page.text(), path)
}

// An e-mail is a page nowhere but here.
async function ask(book: DevBook, viewer: Viewer, request: Request, shown: Partial<World>): Promise<Response> {
  const reference = /^\/e-mail\/([\d-]+)$/.exec(new URL(request.url).pathname)?.[1]
  if (reference) return await emailPage({ ...book.world, ...shown }, reference)
  const what = /^\/e-mail\/(reminders|daily|weekly)$/.exec(new URL(request.url).pathname)?.[1]
  if (what) return await reminderPage({ ...book.world, ...shown }, viewer, what as 'reminders')
  return await book.ask(viewer === 'stranger' ? null : viewer, request, shown)
}

async function below(prefix: string, answer: Response): Promise<Response> {
  const headers = new Headers(answer.headers)
  const to = headers.get('Location')
  if (to?.startsWith('/')) headers.set('Location', prefix + to)
  headers.delete('Set-Cookie')
  const isPage = headers.get('Content-Type')?.startsWith('text/html')
  const body = isPage ? (await answer.text()).replaceAll(OWN_LINK, `$1${prefix}/`) : answer.body
  return new Response(body, { status: answer.status, headers })
}

const OWN_LINK = /(\s(?:href|src|action|formaction)=")\/(?!\/|assets\/|preview\/)/g
