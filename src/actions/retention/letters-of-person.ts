import type { Write } from '../../storage/core/statement.ts'
import { listLetters } from '../../storage/mailing/letters.ts'
import { listMailings, type StoredMailing } from '../../storage/mailing/mailings.ts'
import { emptyLetters, resealLetter, resealMailing } from '../../storage/retention/person-letters.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { openDetails, sealDetails } from '../mailing/mailing-details.ts'
import { openLetter, sealLetter, sharedBy, type WrittenLetter } from '../mailing/sealed-letter.ts'

/** Whose letters go, and their references. */
type Gone = { people: readonly string[]; references: readonly string[] }

const PAGE = 500

/** The writes that empty one person’s letters, and take him or her out of what each mailing keeps for all of its letters. */
export async function letterWrites({ book, id }: OpenIncident, vault: IncidentVault, gone: Gone): Promise<Write[]> {
  const writes = await emptyLetters(book.db, gone.references)
  for (const mailing of await listMailings(book.db, id))
    writes.push(...(await mailingWrites(book, vault, mailing, gone)))
  return writes
}

async function mailingWrites(
  book: OpenIncident['book'],
  vault: IncidentVault,
  { id, sealed }: StoredMailing,
  { people, references }: Gone,
): Promise<Write[]> {
  const { shared, withoutLetter, stoppedRows, ...details } = openDetails(vault, id, sealed)
  const others = withoutLetter.filter(({ person }) => !people.includes(person))
  const rows = Object.entries(stoppedRows).map(([house, stopped]) => [
    house,
    stopped.filter(({ reference }) => !references.includes(reference)),
  ])
  const samples = samplesIn(shared)
  const left = samples.filter(({ facts }) => !references.includes(facts.reference ?? ''))
  const now = left.length === samples.length ? shared : sharedBy(left)
  const kept = {
    ...details,
    withoutLetter: others,
    stoppedRows: Object.fromEntries(rows) as typeof stoppedRows,
    shared: Buffer.from(now).toString('base64'),
  }
  return [
    resealMailing(id, sealDetails(vault, id, kept)),
    ...(now === shared ? [] : await resealed(book, vault, id, { shared, now, references })),
  ]
}

function samplesIn(shared: Uint8Array): WrittenLetter[] {
  const lines = Buffer.from(shared).toString().split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as WrittenLetter)
}

// A letter is packed against what all share: where one person’s words stood there, each other letter is packed anew.
async function resealed(
  book: OpenIncident['book'],
  vault: IncidentVault,
  mailing: string,
  { shared, now, references }: { shared: Uint8Array; now: Uint8Array; references: readonly string[] },
): Promise<Write[]> {
  const gone = new Set(references)
  const writes: Write[] = []
  for (let after = 0; ; ) {
    const page = await listLetters(book.db, mailing, { after, limit: PAGE })
    const others = page.filter(({ reference, sealed }) => sealed.length > 0 && !gone.has(reference))
    writes.push(
      ...others.map((row) => resealLetter(row.reference, sealLetter(vault, openLetter(vault, row, shared), now))),
    )
    if (page.length < PAGE) return writes
    after = page.at(-1)?.position ?? after
  }
}
