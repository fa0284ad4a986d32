import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { codeStandingOf } from '../../../actions/letter/codes/code-standing.ts'
import { heldCodes } from '../../../actions/letter/codes/codes.ts'
import { PRODUCTS, type Product } from '../../../breach/incident/letter-text.ts'
import { fewCodesSentence } from '../../../letters/checks/codes.ts'
import type { World } from '../../shell/world.ts'

/** How the codes of each service stand, where letters bear one for each person. */
export async function codeFacts(opened: OpenIncident<World>) {
  const { counts } = await codeStandingOf(opened)
  if (Object.keys(counts).length === 0) return []
  const held = await heldCodes(opened)
  return PRODUCTS.flatMap((product) => {
    const count = counts[product]
    if (!count) return []
    const few = fewCodesSentence(count)
    return [{ product, title: TITLES[product], people: count.people, codes: count.codes, few, held: held[product] > 0 }]
  })
}

const TITLES: Readonly<Record<Product, string>> = { adult: 'For adults', minor: 'For minors' }
