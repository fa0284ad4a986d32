import { may } from '../../access/roles.ts'
import { listed } from '../../breach/law/words.ts'
import { Refused } from '../../errors.ts'
import type { Entry } from '../../storage/log/chain.ts'
import { readNewestOfNoIncident, wasDoneByWayOf } from '../../storage/log/log.ts'
import type { Book } from './book.ts'
import { keysOf, namesOf, usersOf } from './names.ts'
import { bookPart } from './parts.ts'

/** How long whoever chose somebody's password or address counts as the same hand: by then the owner may have had it changed. */
const HOURS = 24

const CHOICES = ['password', 'e-mail address'] as const
const SEVERAL = { password: 'passwords', 'e-mail address': 'e-mail addresses' }

type Chosen = (typeof CHOICES)[number]

/**
 * Somebody chose the password of another (made the account, or set a new one), or the address to which a new one is sent and by
 * which a provider lets people in. Both are ids of users.
 */
type Tie = { chooser: string; owner: string; chosen: Chosen }

/** What waits for a second person: what it is, such as "the letter", of which incident or report, and who wrote or did it. */
export type Work = { author: string; what: string } & ({ incident: string } | { report: string })

/**
 * Refuses a signature beside the author's own: by the author, or where one of the two chose the other's password or e-mail address
 * within the last 24 hours and so may have been at both accounts.
 */
export async function refuseSameHand(book: Book, work: Work, signer: string): Promise<void> {
  const sentence = await whyNoSecond(book, work, signer)
  if (sentence) throw new Refused(sentence)
}

/** Why this signer cannot be the second person beside the author, as a sentence; null: can be. */
export async function whyNoSecond(book: Book, work: Work, signer: string): Promise<string | null> {
  const { author, what } = work
  if (author === signer) return `A second person must ${VERBS[what] ?? 'approve'} ${what}, not the author.`
  if (signer.startsWith('key:')) return PROGRAM
  const tie = (await tiesNow(book)).find(isBetween(author, signer))
  if (!tie) return await whyKeyTies(book, work, signer)
  const name = (await namesOf(book))(author)
  const done = tie.chooser === signer ? `You chose the ${tie.chosen} of ${name}` : `${name} chose your ${tie.chosen}`
  return `${done} within the last ${HOURS} hours, so you cannot be the second person for what ${name} wrote yet. Ask somebody else, or wait until the ${HOURS} hours are over.`
}

const PROGRAM =
  'This API key is a program’s, and a program is never the second person. Sign in, or use a key that has an owner.'

/**
 * Whoever made a key knows its secret. A program's key is its maker's own hand, for ever; a key of another may have been at
 * that account for as long as it opens, and has been where the log says that this was done by way of it.
 */
async function whyKeyTies(book: Book, { author, ...about }: Work, signer: string): Promise<string | null> {
  const keys = await keysOf(book)
  const own = keys.find(({ id, madeBy }) => author === `key:${id}` && madeBy === signer)
  if (own)
    return `You made the API key “${own.name}”, which did this, so you cannot be the second person for it. Ask somebody else.`
  const isBoth = isBetween(author, signer)
  const tied = keys.filter(({ owner, madeBy }) => owner && madeBy && isBoth({ chooser: madeBy, owner }))
  const now = book.now()
  const open = tied.find(({ revokedAt, expiresAt }) => revokedAt === null && (expiresAt === null || now < expiresAt))
  if (open)
    return `One of you made the API key “${open.name}” of the other, so you cannot be each other’s second person while it opens. Revoke the key, or ask somebody else.`
  for (const { id, name, owner } of tied)
    if (owner === author && (await wasDoneByWayOf(book.db, about, `key:${id}`)))
      return `You made the API key “${name}”, which was used in ${'report' in about ? `report ${about.report}` : `incident ${about.incident}`}, so you cannot be the second person for what was done as its owner. Ask somebody else.`
  return null
}

const VERBS: Readonly<Record<string, string>> = {
  'the assessment': 'sign',
  'the destruction': 'confirm',
  'the step': 'sign off',
}

/** Whether this reader of a page can be the second person, and what is to be said to an author or to a reader who cannot. */
export async function secondPersonFor(
  book: Book,
  work: Work,
  reader: string,
): Promise<{ may: boolean; told: string[] }> {
  if (work.author === reader) return { may: false, told: await notSecondTo(book, work.author) }
  const hindrance = await whyNoSecond(book, work, reader)
  return { may: hindrance === null, told: hindrance ? [hindrance] : [] }
}

async function notSecondTo(book: Book, author: string): Promise<string[]> {
  const [ties, users] = await Promise.all([tiesNow(book), usersOf(book)])
  // Whoever could not sign anyway is none to be told of.
  const able = users.filter(({ role, disabledAt }) => may(role, 'decide') && disabledAt === null)
  const called = (isOne: (id: string) => boolean) => able.filter(({ id }) => isOne(id)).map(({ name }) => name)
  return CHOICES.flatMap((chosen) => {
    const alike = ties.filter((tie) => tie.chosen === chosen)
    const choosers = called((id) => alike.some(({ chooser, owner }) => owner === author && chooser === id))
    const owners = called((id) => alike.some(({ chooser, owner }) => chooser === author && owner === id))
    return [...toldOfChoosers(choosers, chosen), ...toldOfOwners(owners, chosen)]
  })
}

function toldOfChoosers(choosers: readonly string[], chosen: Chosen): string[] {
  if (choosers.length === 0) return []
  return [
    `${listed(choosers)} chose your ${chosen} within the last ${HOURS} hours and cannot be your second person until they are over.`,
  ]
}

function toldOfOwners(owners: readonly string[], chosen: Chosen): string[] {
  if (owners.length === 0) return []
  const what = owners.length === 1 ? chosen : SEVERAL[chosen]
  return [`You chose the ${what} of ${listed(owners)}, who cannot be your second person until ${HOURS} hours are over.`]
}

function chosenBy({ act, facts }: Entry): Chosen | null {
  if (act === 'user_added' || act === 'password_changed') return 'password'
  const isOther = act === 'user_changed' && Array.isArray(facts?.changed) && facts.changed.includes('email')
  return isOther ? 'e-mail address' : null
}

const tiesNow = bookPart(async (book: Book): Promise<Tie[]> => {
  const since = new Date(Date.parse(book.now()) - HOURS * 3_600_000).toISOString()
  const ties: Tie[] = []
  for await (const entry of readNewestOfNoIncident(book.db)) {
    if (entry.at < since) break
    const [chosen, owner] = [chosenBy(entry), String(entry.facts?.user)]
    if (chosen && entry.by !== owner) ties.push({ chooser: entry.by, owner, chosen })
  }
  return ties
})

function isBetween(one: string, other: string) {
  return ({ chooser, owner }: Omit<Tie, 'chosen'>) =>
    (chooser === one && owner === other) || (chooser === other && owner === one)
}
