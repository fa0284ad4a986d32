import { createHmac } from 'node:crypto'
import { Refused } from '../../errors.ts'
import { deleteDraft, forgetDrafts, listDrafts, type StoredDraft, saveDraft } from '../../storage/users/drafts.ts'
import type { Book } from '../book/book.ts'
import { once } from '../book/parts.ts'
import { openIncident } from '../incident/open-incident.ts'
import { refuseDestroyed } from '../people/missing.ts'
import { personRow } from '../people/people.ts'

const KEPT_MS = 30 * 24 * 60 * 60 * 1000
/** The drafts of one user; the oldest make room. */
const MOST = 50
/** In characters: several times what the longest letter holds. */
const LONGEST = 100_000

/** The fields of a form as they were typed, in their order; several may share a name. */
export type TypedFields = readonly (readonly [name: string, value: string])[]

/** A form by the path that it is sent to, and by the fields that tell it apart from others that are sent there. */
export type WhichForm = { form: string; which: TypedFields }

/** What somebody typed into a form and has not saved yet. */
export type Draft = { id: string; form: string; savedAt: string; typed: TypedFields }

/**
 * Keeps what somebody typed into a form until it is saved, sealed, and answers its id. Missing where there is no such incident
 * or person, or their records were destroyed; Refused for more than a person types.
 */
export async function keepDraft(
  book: Book,
  user: string,
  { form, which, typed }: WhichForm & { typed: TypedFields },
): Promise<string> {
  if (JSON.stringify(typed).length > LONGEST)
    throw new Refused(`No more than ${LONGEST.toLocaleString('en-US')} characters are kept until they are saved.`)
  const incident = await aboutWhich(book, form)
  const id = idOf(book, user, { form, which })
  const sealed = book.vault.book.seal(sealedName({ user, id, incident }), { form, typed })
  const keep = { most: MOST, since: keptSince(book) }
  await book.stage(saveDraft({ id, user, incident, savedAt: book.now(), sealed }, keep))
  return id
}

/** What somebody typed and has not saved within the last 30 days, the newest first. */
export function draftsOf(book: Book, user: string): Promise<Draft[]> {
  return once(book, draftsOf, user, async () =>
    (await listDrafts(book.db, user, keptSince(book))).flatMap((row) => openDraft(book, row)),
  )
}

/** Forgets a draft that its owner does not want. */
export async function discardDraft({ stage }: Book, user: string, id: string): Promise<void> {
  await stage([deleteDraft(user, id)])
}

/** Forgets the draft of a form that was saved. */
export async function draftSaved(book: Book, user: string, saved: WhichForm): Promise<void> {
  const drafts = await listDrafts(book.db, user, keptSince(book))
  const id = idOf(book, user, saved)
  if (drafts.some((draft) => draft.id === id)) await discardDraft(book, user, id)
}

/** Forgets what was typed more than 30 days ago, whoever typed it. */
export async function sweepDrafts(book: Book): Promise<void> {
  await book.stage([forgetDrafts(keptSince(book))])
}

const ABOUT = /^\/incidents\/(?<incident>\d{4}-\d+)(?:\/people\/(?<person>\d[\w-]*))?/

// What is kept of an incident or a person whose records were destroyed would never be destroyed again.
async function aboutWhich(book: Book, form: string): Promise<string | null> {
  const { incident, person } = ABOUT.exec(form)?.groups ?? {}
  if (incident === undefined) return null
  const opened = await openIncident(book, incident)
  await refuseDestroyed(opened, person)
  if (person !== undefined) await personRow(opened, person)
  return incident
}

// What was moved to another user or incident behind our back opens for nobody, and stops no page.
function openDraft({ vault }: Book, row: StoredDraft): Draft[] {
  try {
    const { form, typed } = vault.book.open<Pick<Draft, 'form' | 'typed'>>(sealedName(row), row.sealed)
    return [{ id: row.id, savedAt: row.savedAt, form, typed }]
  } catch {
    return []
  }
}

function idOf({ vault }: Book, user: string, { form, which }: WhichForm): string {
  const sorted = which.toSorted(([one], [other]) => (one < other ? -1 : 1))
  return createHmac('sha256', vault.secretFor('drafts'))
    .update(JSON.stringify([user, form, sorted]))
    .digest('base64url')
}

function keptSince({ now }: Book): string {
  return new Date(Date.parse(now()) - KEPT_MS).toISOString()
}

// The id is made of the path, and the path stands under the seal.
function sealedName({ user, id, incident }: Pick<StoredDraft, 'user' | 'id' | 'incident'>): string {
  return `draft/${JSON.stringify([user, id, incident])}`
}
