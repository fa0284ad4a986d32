import type { Product } from '../../breach/incident/letter-text.ts'
import { counted } from '../../breach/law/words.ts'
import { asksCodes } from '../state/offer.ts'
import { termsOf } from '../text/letter.ts'
import { type Batch, type Finding, warning } from './finding.ts'

/** Who is to have a code and has none, and minors whom no service is offered to. */
export function codeFindings(batch: Batch): Finding[] {
  return [...fewCodes(batch), ...unusedCodes(batch), ...minorsWithoutOffer(batch)]
}

/** How the codes of a service stand, in words: `487 people, 480 codes: 7 letters have no code and stop.` null: nobody lacks one. */
export function fewCodesSentence({ people, codes, lacking, doubled }: CodeCount): string | null {
  const held = `${counted(people, 'person', 'people')} to write to, ${counted(codes, 'code', 'codes')}`
  const stopped: string[] = []
  if (lacking > 0) stopped.push(`${counted(lacking, 'letter has', 'letters have')} no code and will stop`)
  if (doubled > 0)
    stopped.push(`${counted(doubled, 'letter bears', 'letters bear')} a code of somebody else too and will stop`)
  return stopped.length === 0 ? null : `${held}: ${stopped.join(', and ')}.`
}

/** How many people are to have a code of a service, how many codes there are for them, and whose letters stop. */
export type CodeCount = { people: number; codes: number; lacking: number; doubled: number }

const SERVICE: Readonly<Record<Product, string>> = {
  adult: 'For the free service',
  minor: 'For the free service for minors',
}

const FIELD: Readonly<Record<Product, string>> = { adult: 'offer', minor: 'minorOffer' }

function fewCodes({ incident }: Batch): Finding[] {
  return Object.entries(incident.codes ?? {}).flatMap(([name, count]) => {
    const product: Product = name === 'minor' ? 'minor' : 'adult'
    const few = fewCodesSentence(count)
    if (few === null) return []
    const sentence = `${SERVICE[product]}: ${few} Add codes on the letter page or in a column of the roster.`
    return [warning({ code: `codes.${product}`, what: `${FIELD[product]}.ownCodes`, sentence })]
  })
}

function unusedCodes(batch: Batch): Finding[] {
  const { rosterCodes = 0 } = batch.incident
  if (rosterCodes === 0 || asksCodes(termsOf(batch))) return []
  const sentence = `The roster has a code for the free service for ${counted(rosterCodes, 'person', 'people')}, and no letter prints it. Say in the offer that each person has a code.`
  return [warning({ code: 'codes_unused', what: 'offer.ownCodes', sentence })]
}

function minorsWithoutOffer(batch: Batch): Finding[] {
  const { offer, minorOffer } = termsOf(batch)
  const { minors = 0 } = batch.incident
  if (!offer || minorOffer || minors === 0) return []
  const sentence = `${counted(minors, 'affected person is a minor', 'affected people are minors')}, and there is no service for minors. Their letters say how to freeze a child’s credit file, and offer nothing else: services for adults do not take children.`
  return [warning({ code: 'minors_without_offer', what: 'minorOffer.provider', sentence })]
}
