import { KINDS, type Kind } from '../../breach/law/kinds.ts'
import { faultsIn, type PlaybookFault } from '../../breach/playbooks/check.ts'
import type { PlaybookName } from '../../breach/playbooks/index.ts'
import { lawFaultsIn } from '../../breach/playbooks/law-faults.ts'
import type { Playbook } from '../../breach/playbooks/task.ts'
import { Refused } from '../../errors.ts'
import type { Book } from '../book/book.ts'
import { playbookInForce } from '../incident/playbooks-in-force.ts'
import { lawFor } from './law-of-today.ts'

/**
 * Refuses a playbook that does not hold together, or that drops what a law asks for. What all incidents have in common must
 * hold together with the playbook of each kind.
 */
export async function refuseFaults(
  book: Book,
  { playbook, others }: { playbook: PlaybookName; others: Playbook },
  steps: Playbook,
): Promise<void> {
  const faults = [...lawFaultsIn(steps, lawFor({ playbook, steps })), ...faultsIn(steps, others)]
  const found = faults.length > 0 || playbook !== 'common' ? faults : await faultsOfKinds(book, steps)
  if (found.length > 0) throw new Refused(found.map(({ message }) => message).join(' '), found)
}

async function faultsOfKinds(book: Book, common: Playbook): Promise<PlaybookFault[]> {
  const kinds = Object.entries(KINDS) as [Kind, string][]
  const found = await Promise.all(
    kinds.map(async ([kind, label]) => {
      const { steps } = await playbookInForce(book, kind)
      return faultsIn(steps, common).map(({ message }) => ({ path: 'steps', message: `In “${label}”: ${message}` }))
    }),
  )
  return found.flat()
}
