import type { ReturnReason } from '../breach/return-reasons.ts'
import { Missing, Refused } from '../errors.ts'
import type { Address } from '../people/person.ts'
import type { Actor } from '../storage/commit.ts'
import { type LetterState, updateLetter } from '../storage/letters.ts'
import { findLetterAnywhere, nextVersionOf } from '../storage/returned.ts'
import type { LetterRow } from '../storage/tables.ts'
import type { World } from '../world.ts'
import { correction } from './corrected-address.ts'

/** What came back: its reference as typed or scanned, why, the post's own wording, the new address if it gave one. */
export type CameBack = {
  reference: string
  reason: ReturnReason
  words?: string | null | undefined
  newAddress?: Address | null | undefined
}

/** What marking a letter did: `again` where it was marked before, and when that was. */
export type Marked = {
  letter: Pick<LetterRow, 'reference' | 'incident' | 'person' | 'channel'>
  state: 'returned' | 'bounced'
  again: boolean
  markedAt: string
  corrected: boolean
}

/**
 * Marks a letter as returned by the post, or as bounced by a mail server. Marked a second time it stays as it is, and
 * only a new address is still taken. Refused for a reference that no letter bears, and for a letter that never went.
 */
export async function markReturned(world: World, by: Actor, sent: CameBack): Promise<Marked> {
  const letter = await letterTyped(world, sent.reference, 'reference')
  const state = backOf(letter)
  const again = letter.state === state
  if (again && !sent.newAddress) return markedAs(letter, { state, again, markedAt: letter.state_at, corrected: false })
  const markedAt = again ? letter.state_at : world.now()
  await commitReturn(world, by, letter, sent, again ? null : { state, at: markedAt })
  return markedAs(letter, { state, again, markedAt, corrected: Boolean(sent.newAddress) })
}

/** Takes the mark off a letter that did not come back after all. Refused without a reason. */
export async function unmarkReturned(world: World, by: Actor, reference: string, reason: string): Promise<void> {
  const letter = await theLetter(world, reference)
  const went = WENT[letter.state]
  if (!went) throw new Refused(`Letter ${letter.reference} is not marked as returned.`)
  await world.commit(
    {
      act: 'letter_return_withdrawn',
      ...(await entryAbout(world, letter)),
      facts: { letter: letter.reference },
      details: { reason },
      writes: [updateLetter(letter.reference, { state: went, state_at: world.now(), reason: null })],
    },
    by,
  )
}

/** The letter that bears this reference, however it was typed; Missing where none does. */
export async function theLetter(world: World, typed: string): Promise<LetterRow> {
  const letter = await findLetterAnywhere(world.db, plainReference(typed))
  if (!letter) throw new Missing(NO_LETTER)
  return letter
}

/** The letter whose reference was typed into the field `path`; Refused where none bears it. */
export async function letterTyped(world: World, typed: string, path: string): Promise<LetterRow> {
  const letter = await findLetterAnywhere(world.db, plainReference(typed))
  if (!letter) throw new Refused(NO_LETTER, [{ path, message: NO_LETTER }])
  return letter
}

const NO_LETTER = 'No letter bears this reference. Compare it with the one printed on the letter.'

// Scanners and people add spaces, small letters, and dashes of other kinds.
function plainReference(typed: string): string {
  return typed
    .replaceAll(/\s/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .toUpperCase()
}

const WENT: Readonly<Record<string, LetterState | undefined>> = { returned: 'mailed', bounced: 'sent' }

type Back = 'returned' | 'bounced'

// What nobody marked as mailed must have been mailed, or it would not be back.
const BACK: Readonly<Record<string, Back | undefined>> = {
  prepared: 'returned',
  mailed: 'returned',
  returned: 'returned',
  sent: 'bounced',
  in_doubt: 'bounced',
  bounced: 'bounced',
}

const ACTS: Record<Back, string> = { returned: 'letter_returned', bounced: 'letter_bounced' }

function backOf({ reference, state }: LetterRow): Back {
  const back = BACK[state]
  if (back) return back
  const message = `Letter ${reference} never went out: it is ${state.replace('_', ' ')}. Look whether the reference is right.`
  throw new Refused(message, [{ path: 'reference', message }])
}

async function commitReturn(
  world: World,
  by: Actor,
  letter: LetterRow,
  { reason, words, newAddress }: CameBack,
  mark: { state: Back; at: string } | null,
): Promise<void> {
  const { reference, incident, person } = letter
  const moved = newAddress ? await correction(world, by, { incident, person }, newAddress) : { facts: {}, writes: [] }
  const marks = mark ? [updateLetter(reference, { state: mark.state, state_at: mark.at, reason })] : []
  await world.commit(
    {
      act: mark ? ACTS[mark.state] : 'address_corrected',
      ...(await entryAbout(world, letter)),
      facts: { letter: reference, ...(mark ? { reason } : { person }), ...moved.facts },
      details: words ? { note: words } : undefined,
      writes: [...marks, ...moved.writes],
    },
    by,
  )
}

// Two who mark the same letter at once cannot both be entered.
async function entryAbout(world: World, { incident, reference }: LetterRow) {
  const subject = `letter/${reference}`
  return { incident, subject, version: await nextVersionOf(world.db, incident, subject) }
}

function markedAs(letter: LetterRow, rest: Omit<Marked, 'letter'>): Marked {
  const { reference, incident, person, channel } = letter
  return { letter: { reference, incident, person, channel }, ...rest }
}
