import { type Hands, ROLE_OF } from '../../breach/playbooks/hands.ts'
import { HANDS } from '../../breach/playbooks/task.ts'
import { isOwnerRole } from '../../breach/steps/owner.ts'
import { findHands } from '../../storage/steps/playbooks.ts'
import { usersOf } from '../book/names.ts'
import { bookPart } from '../book/parts.ts'
import { canWorkAmong } from '../book/workers.ts'

/** Who in this practice is who in a playbook. Who cannot sign in any more, or only reads, is nobody: then the role does it. */
export const handsOf = bookPart(async (book): Promise<Hands> => {
  const [named, users] = await Promise.all([findHands(book.db), usersOf(book)])
  const canWork = canWorkAmong(users)
  const worker = (id: string | null | undefined) => (id && canWork(id) ? id : null)
  const owners = HANDS.map((hand) => {
    const { person, backup } = named[hand] ?? {}
    const owner = isOwnerRole(person) ? person : ROLE_OF[hand]
    return [hand, { owner, ownedBy: worker(person), backup: worker(backup) }] as const
  })
  return Object.fromEntries(owners) as Hands
})
