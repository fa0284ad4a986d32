import type { Product } from '../../../breach/incident/letter-text.ts'
import type { CodeCount } from '../../../letters/checks/codes.ts'
import { DOUBLED_CODE } from '../../../letters/individual/codes.ts'
import type { Problem } from '../../../letters/text/letter.ts'
import { eachCountedPerson } from '../../count/counted-people.ts'
import { untilEntered } from '../../incident/newest-entry.ts'
import { incidentPart, type OpenIncident } from '../../incident/open-incident.ts'
import { codesOf, offersOf, productsAsked } from './codes.ts'

/** How the codes of each service that asks for them stand, and whose code stands beside somebody else too. */
export type CodeStanding = { counts: Partial<Record<Product, CodeCount>>; doubled: ReadonlySet<string> }

const NOTHING: CodeStanding = Object.freeze({ counts: {}, doubled: new Set<string>() })

/** Looks at everybody once; the answer holds until something is entered. Nobody is looked at where no code is asked for. */
export const codeStandingOf = incidentPart(async (opened: OpenIncident): Promise<CodeStanding> => {
  const products = productsAsked(offersOf(opened.incident))
  if (products.length === 0) return NOTHING
  return await untilEntered(opened, 'codes', () => lookThrough(opened, products))
})

/** How many letters their codes stop. */
export function stoppedByCodes({ counts }: CodeStanding): number {
  return Object.values(counts).reduce((sum, { lacking, doubled }) => sum + lacking + doubled, 0)
}

/** How many letters lack a code while none is left to be dealt; whose they are is open until a mailing is made. */
export function lackingCodes({ counts }: CodeStanding): number {
  return Object.values(counts).reduce((sum, { lacking }) => sum + lacking, 0)
}

/** What of its code stops a letter besides that it is missing. */
export async function doubledProblems(opened: OpenIncident): Promise<(person: string) => Problem[]> {
  const { doubled } = await codeStandingOf(opened)
  return (person) => (doubled.has(person) ? [DOUBLED_CODE] : [])
}

async function lookThrough(opened: OpenIncident, products: readonly Product[]): Promise<CodeStanding> {
  const codes = await codesOf(opened)
  const holders = new Map<string, string>()
  const doubled = new Map<string, Product>()
  const counts = new Map(products.map((product) => [product, { people: 0, held: 0 }]))
  for await (const known of eachCountedPerson(opened)) {
    const product = codes.askedOf(known)
    const count = product && counts.get(product)
    if (!count) continue
    count.people += 1
    const code = codes.codeOf(known)
    if (code === null) continue
    count.held += 1
    const before = holders.get(code)
    if (before !== undefined) for (const person of [before, known.id]) doubled.set(person, product)
    else holders.set(code, known.id)
  }
  const all = [...counts].map(([product, count]) => [product, countOf(count, codes.free[product].length)] as const)
  for (const [product, count] of all) count.doubled = [...doubled.values()].filter((each) => each === product).length
  return { counts: Object.fromEntries(all), doubled: new Set(doubled.keys()) }
}

function countOf({ people, held }: { people: number; held: number }, free: number): CodeCount {
  return { people, codes: held + free, lacking: Math.max(0, people - held - free), doubled: 0 }
}
