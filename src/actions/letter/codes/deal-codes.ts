import type { Product } from '../../../breach/incident/letter-text.ts'
import type { Actor } from '../../../storage/log/commit.ts'
import { dealCodes } from '../../../storage/mailing/monitoring-codes.ts'
import type { Book } from '../../book/book.ts'
import { eachCountedPerson } from '../../count/counted-people.ts'
import { decideOn } from '../../incident/incident.ts'
import { type OpenIncident, openIncident } from '../../incident/open-incident.ts'
import { codesOf } from './codes.ts'

/** Which free code goes to whom. */
type Dealt = Record<Product, (readonly [number, string])[]>

/**
 * Deals the free codes of an incident, in their order, to those who are to have one and have none. Whoever has one keeps
 * it; nothing is entered where nobody gets any. The log keeps how many, and none of them.
 */
export async function dealFreeCodes(book: Book, by: Actor, id: string): Promise<void> {
  if (isNothing(await dealtNow(await openIncident(book, id)))) return
  await decideOn(book, id, { by }, async (opened) => {
    const dealt = await dealtNow(opened)
    const { incident } = opened
    return {
      incident,
      act: 'codes_dealt',
      facts: { adult: dealt.adult.length, minor: dealt.minor.length },
      writes: [...dealCodes(id, 'adult', dealt.adult), ...dealCodes(id, 'minor', dealt.minor)],
    }
  })
}

function isNothing({ adult, minor }: Dealt): boolean {
  return adult.length + minor.length === 0
}

async function dealtNow(opened: OpenIncident): Promise<Dealt> {
  const dealt: Dealt = { adult: [], minor: [] }
  const codes = await codesOf(opened)
  if (codes.free.adult.length + codes.free.minor.length === 0) return dealt
  for await (const known of eachCountedPerson(opened)) {
    const product = codes.askedOf(known)
    if (!product || codes.codeOf(known) !== null) continue
    const position = codes.free[product][dealt[product].length]
    if (position !== undefined) dealt[product].push([position, known.id])
  }
  return dealt
}
