import type { Incident } from '../../../breach/incident/incident.ts'
import { PRODUCTS, type Product } from '../../../breach/incident/letter-text.ts'
import { asksCodes, codeAsked, type Offers } from '../../../letters/state/offer.ts'
import { listCodes, type StoredCode } from '../../../storage/mailing/monitoring-codes.ts'
import type { IncidentVault } from '../../../storage/vault/vault.ts'
import { todayOf } from '../../book/today.ts'
import { incidentPart, type OpenIncident } from '../../incident/open-incident.ts'
import { mergedInto } from '../../people/merged-into.ts'
import { type KnownPerson, vaultOf } from '../../people/people.ts'

/** The codes of an incident: whose each is, and which are free to be dealt. */
export type Codes = {
  /** For which service the letter to this person has to bear a code; null: for none. */
  askedOf(known: KnownPerson): Product | null
  /** The code of a person for the letter; null: there is none, or none is asked for. */
  codeOf(known: KnownPerson): string | null
  /** The places of the codes of each service that nobody has. */
  free: Readonly<Record<Product, readonly number[]>>
}

/** Stands on a draft where a free code will be dealt when the mailing is made. */
const DEALT_LATER = '########'

/** The code that a draft of the letter to somebody bears: a free one is dealt only when the mailing is made. */
export async function draftCodesOf(opened: OpenIncident): Promise<(known: KnownPerson) => string | null> {
  const { askedOf, codeOf, free } = await codesOf(opened)
  return (known) => {
    const product = askedOf(known)
    return product && (codeOf(known) ?? (free[product].length > 0 ? DEALT_LATER : null))
  }
}

/** The services that the letters of an incident offer. */
export function offersOf({ letter }: Pick<Incident, 'letter'>): Offers {
  return { offer: letter?.offer ?? null, minorOffer: letter?.minorOffer ?? null }
}

/** Reads whose codes are whose. Nothing is read where no letter has to bear one. */
export const codesOf = incidentPart(async (opened: OpenIncident): Promise<Codes> => {
  const offers = offersOf(opened.incident)
  if (!asksCodes(offers)) return { askedOf: () => null, codeOf: () => null, free: { adult: [], minor: [] } }
  const [rows, today] = await Promise.all([listCodes(opened.book.db, opened.id), todayOf(opened.book)])
  const dealt = await dealtIn(opened, rows)
  const vault = rows.length > 0 ? await vaultOf(opened) : null
  const askedOf: Codes['askedOf'] = ({ person }) => codeAsked(offers, person, today)
  return {
    askedOf,
    codeOf(known) {
      const product = askedOf(known)
      const row = product && dealt.get(`${product}/${known.id}`)
      if (row && vault) return openCode(vault, row)
      return product && (known.person.monitoringCode ?? null)
    },
    free: { adult: freeOf(rows, 'adult'), minor: freeOf(rows, 'minor') },
  }
})

/** How many codes of each service were added, dealt or free. */
export async function heldCodes({ book, id }: OpenIncident): Promise<Record<Product, number>> {
  const rows = await listCodes(book.db, id)
  const of = (product: Product) => rows.filter((row) => row.product === product).length
  return { adult: of('adult'), minor: of('minor') }
}

/** Opens a code. */
export function openCode(vault: IncidentVault, { product, position, sealed }: StoredCode): string {
  return vault.open<{ code: string }>(nameOf(product, position), sealed).code
}

/** Seals a code for its place. */
export function sealCode(vault: IncidentVault, product: Product, position: number, code: string) {
  return vault.seal(nameOf(product, position), { code })
}

function nameOf(product: Product, position: number): string {
  return `code/${product}/${position}`
}

// Of two who turned out to be one, the one who stays keeps the own code, or takes over that of the other.
async function dealtIn(opened: OpenIncident, rows: readonly StoredCode[]): Promise<Map<string, StoredCode>> {
  const dealt = rows.filter((row) => row.person !== null)
  const own = new Map(dealt.map((row) => [`${row.product}/${row.person}`, row]))
  const merged = await mergedInto(opened, [...new Set(dealt.flatMap(({ person }) => person ?? []))])
  for (const row of dealt) {
    const into = merged.get(row.person ?? '')
    const key = `${row.product}/${into}`
    if (into !== undefined && !own.has(key)) own.set(key, row)
  }
  return own
}

function freeOf(rows: readonly StoredCode[], product: Product): number[] {
  return rows.filter((row) => row.product === product && row.person === null).map(({ position }) => position)
}

/** The services for which each person is to have a code. */
export function productsAsked(offers: Offers): Product[] {
  return PRODUCTS.filter((product) => (product === 'adult' ? offers.offer : offers.minorOffer)?.ownCodes)
}
