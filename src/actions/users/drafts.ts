import { createHmac } from 'node:crypto'
import { Refused } from '../../errors.ts'
import { deleteDraft, listDrafts, saveDraft } from '../../storage/users/drafts.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000

/** The fields of a form as they were typed, in their order; several may share a name. */
export type TypedFields = readonly (readonly [name: string, value: string])[]

/** What somebody typed into a form and has not saved yet; `form` is the path the form is sent to. */
export type Draft = { id: string; form: string; savedAt: string; typed: TypedFields }

/** The fields that tell forms apart which are sent to the same path. Nobody types them. */
const TELLS_APART = new Set(['which', 'what', 'of', 'letter', 'rule', 'duty', 'sheet', 'product', 'about'])

/** What a page prints into a form beside what is typed there. */
const PRINTED = /^(version\b.*|words|people|back|show|shown|header|letters|reader|page|go)$/

/** Passwords, codes, keys and files are never kept; what is looked up is no work to lose. */
const NEVER_KEPT =
  /^\/(sign-|set-up|unsubscribe|drafts|api|log\/|settings\/(users|keys|mail|logo)|patients(\/accounting)?$|calls\/caller$)|\/(uploads|attachments|codes|people\/search)$/
const SECRET = /password|passphrase|secret|token/i

/** The fields of a form that tell it apart from others on its page. */
export function tellingApart(typed: TypedFields): TypedFields {
  return typed.filter(([name]) => TELLS_APART.has(name))
}

/** The fields of a form in which somebody typed or chose something. */
export function filledIn(typed: TypedFields): TypedFields {
  return typed.filter(
    ([name, value]) => !TELLS_APART.has(name) && !PRINTED.test(name) && !/^\s*$|^(true|false)$/.test(value),
  )
}

/** Keeps what somebody typed into a form until it is saved, sealed, and answers its id. Refused for secrets and look-ups. */
export async function keepDraft(book: Book, user: string, form: string, typed: TypedFields): Promise<string> {
  if (NEVER_KEPT.test(form) || typed.some(([name]) => SECRET.test(name)) || filledIn(typed).length === 0)
    throw new Refused('This form is not kept until it is saved.')
  const id = idOf(book, user, form, typed)
  const incident = /^\/incidents\/(\d{4}-\d+)\//.exec(form)?.[1] ?? null
  const sealed = book.vault.book.seal(sealedName(id), { form, typed })
  await book.stage(saveDraft({ id, user, incident, savedAt: book.now(), sealed }, forgottenBefore(book)))
  return id
}

/** What somebody typed and has not saved within the last 30 days, the newest first. */
export function draftsOf(book: Book, user: string): Promise<Draft[]> {
  return once(book, draftsOf, user, () => readDrafts(book, user))
}

async function readDrafts(book: Book, user: string): Promise<Draft[]> {
  const rows = await listDrafts(book.db, user, forgottenBefore(book))
  return rows.map(({ id, savedAt, sealed }) => ({
    id,
    savedAt,
    ...book.vault.book.open<Pick<Draft, 'form' | 'typed'>>(sealedName(id), sealed),
  }))
}

/** Forgets a draft that its owner does not want. */
export async function discardDraft({ stage }: Book, user: string, id: string): Promise<void> {
  await stage([deleteDraft(user, id)])
}

/** Forgets the draft of a form that was saved. */
export async function draftSaved(book: Book, user: string, form: string, typed: TypedFields): Promise<void> {
  const drafts = await listDrafts(book.db, user, forgottenBefore(book))
  const id = idOf(book, user, form, typed)
  if (drafts.some((draft) => draft.id === id)) await discardDraft(book, user, id)
}

function idOf({ vault }: Book, user: string, form: string, typed: TypedFields): string {
  const which = tellingApart(typed).toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHmac('sha256', vault.secretFor('drafts'))
    .update(JSON.stringify([user, form, which]))
    .digest('base64url')
}

function forgottenBefore({ now }: Book): string {
  return new Date(Date.parse(now()) - KEPT_MS).toISOString()
}

function sealedName(id: string): string {
  return `draft/${id}`
}
