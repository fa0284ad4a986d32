import { covers } from '../../access/roles.ts'
import { HANDS, type Hand } from '../../breach/playbooks/task.ts'
import { findHands } from '../../storage/steps/playbooks.ts'
import type { Book } from '../book/book.ts'
import { usersOf } from '../book/names.ts'

/** Who in this practice is who in a playbook, by user id; nobody who cannot sign in any more, or only reads. */
export async function handsOf(book: Book): Promise<Partial<Record<Hand, string>>> {
  const [hands, users] = await Promise.all([findHands(book.db), usersOf(book)])
  const canWork = new Set(
    users.filter(({ disabledAt, role }) => disabledAt === null && covers(role, 'staff')).map(({ id }) => id),
  )
  return Object.fromEntries(HANDS.flatMap((hand) => (canWork.has(hands[hand] ?? '') ? [[hand, hands[hand]]] : [])))
}
