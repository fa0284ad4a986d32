import { listBookEntriesOfActs } from '../../storage/log/entries-of-acts.ts'
import { findPlaybook, listPlaybookVersions } from '../../storage/steps/playbooks.ts'
import type { Book } from '../book/book.ts'
import { digestOf } from '../playbooks/put-in-force.ts'

/**
 * The first version of a playbook that somebody saved and the log does not tell so, or of which it tells and which is not there,
 * as a sentence; null when all are as they were put in force.
 */
export async function faultInPlaybooks({ db, vault }: Pick<Book, 'db' | 'vault'>): Promise<string | null> {
  const entries = await listBookEntriesOfActs(db, ['playbook_put_in_force'])
  const told = new Map(entries.map(({ facts = {} }) => [`${facts.playbook} ${facts.version}`, facts.sha256]))
  const saved = (await listPlaybookVersions(db)).filter(({ savedBy }) => savedBy !== null)
  for (const { playbook, version } of saved) {
    const digest = told.get(`${playbook} ${version}`)
    if (digest === undefined) return `the log does not know version ${version} of the playbook ${playbook}`
    if ((await digestIn({ db, vault }, playbook, version)) !== digest)
      return `version ${version} of the playbook ${playbook} is not as it was put in force`
    told.delete(`${playbook} ${version}`)
  }
  const [missing] = told.keys()
  return missing === undefined ? null : `a version of a playbook that was put in force is gone: ${missing}`
}

async function digestIn({ db, vault }: Pick<Book, 'db' | 'vault'>, playbook: string, version: number) {
  try {
    const found = await findPlaybook(db, vault, playbook, version)
    return found && digestOf(found.steps)
  } catch {
    return null
  }
}
