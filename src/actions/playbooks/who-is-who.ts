import { ROLE_OF } from '../../breach/playbooks/hands.ts'
import { HANDS, type Hand } from '../../breach/playbooks/task.ts'
import type { StepOwner } from '../../breach/steps/owner.ts'
import { Conflict, Refused } from '../../errors.ts'
import type { Actor } from '../../storage/log/commit.ts'
import { listBookEntriesOfActs } from '../../storage/log/entries-of-acts.ts'
import { replaceHands } from '../../storage/steps/playbooks.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'
import { bookPart } from '../book/parts.ts'
import { type OwnerWanted, owned } from '../steps/owner.ts'
import { giveOpenSteps } from './give-open-steps.ts'

/** Who is who in the playbooks, as somebody wants it: of each hand who it is and who stands in. Whom nobody names is a role. */
export type HandsWanted = Partial<Record<Hand, Pick<OwnerWanted, 'owner' | 'backup'> | undefined>> & {
  /** Whether they get open steps of running incidents, too. */
  openSteps?: boolean | undefined
  /** Which version of it somebody saw; left out: whichever stands. */
  version?: number | undefined
}

/** The version of who is who: how often somebody said it. */
export const handsVersionOf = bookPart(async ({ db }) => (await listBookEntriesOfActs(db, ['hands_named'])).length)

/**
 * Says who is IT, owner, clinician and so on at this practice, all anew. Steps that come from now on fall to them, and where
 * that is wanted open ones that nobody gave by name. Conflict where somebody said it meanwhile; Refused for somebody who
 * cannot have steps.
 */
export async function sayWhoIsWho(book: Book, by: Actor, wanted: HandsWanted): Promise<void> {
  const [users, version] = await Promise.all([usersOf(book), handsVersionOf(book)])
  if ((wanted.version ?? version) !== version)
    throw new Conflict('Somebody changed who is who meanwhile. See how it stands now, then try again.')
  const hands = HANDS.flatMap((hand) => {
    const its = wanted[hand]
    const nobody: StepOwner = { owner: ROLE_OF[hand], ownedBy: null, backup: null }
    return its ? [{ hand, ...within(hand, () => owned(nobody, its, users)) }] : []
  })
  const rows = hands.map(({ hand, owner, ownedBy, backup }) => ({ hand, person: ownedBy ?? owner, backup }))
  const facts = rows.flatMap(({ hand, person, backup }) => [
    [FACTS[hand], person],
    ...(backup === null ? [] : [[`${FACTS[hand]}_backup`, backup]]),
  ])
  const about = { subject: 'hands', version: version + 1, facts: Object.fromEntries(facts) }
  await book.commit({ act: 'hands_named', ...about, writes: replaceHands(rows) }, by)
  if (wanted.openSteps) await giveOpenSteps(book, by)
}

/** What the log calls each of them. */
const FACTS: Readonly<Record<Hand, string>> = {
  staff: 'front_desk',
  officer: 'privacy_officer',
  it: 'it_support',
  owner: 'practice_owner',
  clinician: 'clinician',
}

function within<Answer>(hand: Hand, act: () => Answer): Answer {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    throw new Refused(
      error.message,
      error.errors.map(({ path, ...rest }) => ({ ...rest, path: `${hand}.${path}` })),
    )
  }
}
