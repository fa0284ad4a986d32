import type { Law, Limit, Regulator } from '../law/law.ts'
import { number } from '../law/words.ts'
import { besides } from './besides.ts'
import { coverage } from './coverage.ts'
import { hipaaEffect } from './hipaa.ts'
import { notices } from './notices.ts'
import type { Provision } from './provision.ts'

/** A State's breach law as it is read, provision by provision, each beside its citation or that of the whole statute. */
export function provisionsOf(law: Law): Provision[] {
  const read = [...coverage(law), ...notices(law), ...hipaaEffect(law), ...besides(law)]
  return read.map((each) => ({ ...each, citation: each.citation ?? law.statute }))
}

/** A State's law in a few words for a table: how long for individuals, which regulators from which count. */
export type Glance = { individuals: string; regulators: string[]; isAsked: boolean }

/** Reads a law for that table; a State without a statute, or whose statute leaves private practices alone, says so. */
export function glanceAt(law: Law): Glance {
  if (!law.appliesToPrivatePractice) {
    const individuals = law.statuteExists ? 'not for a private practice' : 'no statute'
    return { individuals, regulators: [], isAsked: false }
  }
  const told = law.regulators.filter(({ appliesWhen }) => appliesWhen !== 'special')
  return { individuals: short(law.individual) ?? 'no number', regulators: told.map(regulatorIn), isAsked: true }
}

function regulatorIn(office: Regulator): string {
  const terms = `${office.name}, ${termsIn(office)}`
  return office.ifHipaa === null ? terms : `${terms}; under HIPAA ${termsIn(office.ifHipaa)}`
}

type Terms = Limit & Pick<Regulator, 'threshold' | 'compare' | 'relative'>

function termsIn({ threshold, compare, relative, ...limit }: Terms): string {
  const from = threshold === 1 ? 'any' : `${compare === '>=' ? '≥' : '>'} ${number(threshold)}`
  const until = short(limit) ?? RELATED[relative ?? 'none']
  return until === '' ? from : `${from}, ${until}`
}

function short({ limit, unit, from }: Limit): string | null {
  if (limit === null || unit === null || from === null) return null
  return `${limit} ${UNITS[unit]} from ${STARTS[from]}`
}

const UNITS = { calendar_days: 'days', business_days: 'business days', hours: 'hours' }

const STARTS = {
  discovery: 'discovery',
  determination: 'determination',
  individual_notice: 'the letters',
  hhs_notice: 'the HHS report',
}

const RELATED = {
  before: 'before the letters',
  not_later_than: 'no later than the letters',
  with: 'with the letters',
  after: 'after the letters',
  none: '',
}
