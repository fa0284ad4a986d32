import type { World } from '../../web/shell/world.ts'
import type { DevBook } from '../book/places.ts'
import { emailPage } from './email.ts'
import type { State, Viewer } from './state.ts'
import { typedIn } from './typed.ts'

/** Asks a book for what lies below `prefix` in the address of a request, as that viewer. Links of the answer stay below it. */
export async function askBelow(prefix: string, book: DevBook, viewer: Viewer, request: Request, shown: Partial<World>) {
  const { pathname, search } = new URL(request.url)
  const url = new URL((pathname.slice(prefix.length) || '/') + search, book.world.config.url)
  const answer = await ask(book, viewer, new Request(url, request), shown)
  return await below(prefix, answer)
}

/** Asks a book for a page in one of its states. Links of the answer lead on as that viewer. */
export async function askState(book: DevBook, state: State, viewer: Viewer, shown: Partial<World>) {
  const url = new URL(state.path, book.world.config.url)
  const form = state.form && { ...(await otherFields(book, state, viewer)), ...state.form }
  const sent = form && { method: 'POST', body: new URLSearchParams(form) }
  return await below(prefixOf(state.book, viewer), await ask(book, viewer, new Request(url, sent), shown))
}

/** Below which address a book is seen as that viewer sees it. */
export function prefixOf(book: string, viewer: Viewer): string {
  return `/preview/${book}/${viewer}`
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
