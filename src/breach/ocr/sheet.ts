import { BREACH } from './breach-fields.ts'
import { CONTACT, GENERAL } from './contact-fields.ts'
import type { FieldRule, Mend, Screen, SheetFacts } from './field.ts'
import { ATTESTATION, NOTICE_AND_ACTIONS } from './notice-fields.ts'

/** One field as it stands: in the portal's order and words. */
export type SheetField = {
  id: string
  screen: Screen
  label: string
  basis: FieldRule['basis']
  isRequired: boolean
  /** In the portal's words; null: not known. */
  value: string | null
  isProposed: boolean
  /** What to do where a required answer is missing; null: nothing is missing. */
  missing: string | null
  mend: Mend
}

/** The portal's screens in their order. */
const SCREENS: Readonly<Record<Screen, readonly FieldRule[]>> = {
  General: GENERAL,
  Contact: CONTACT,
  Breach: BREACH,
  'Notice and actions': NOTICE_AND_ACTIONS,
  Attestation: ATTESTATION,
}

/** The answers to the OCR portal, field by field, as far as the incident, the practice and the officer have given them. */
export function sheetOf(facts: SheetFacts): SheetField[] {
  return (Object.entries(SCREENS) as [Screen, readonly FieldRule[]][]).flatMap(([screen, rules]) =>
    rules.filter((rule) => rule.applies(facts)).map((rule) => fieldOn(screen, rule, facts)),
  )
}

function fieldOn(screen: Screen, rule: FieldRule, facts: SheetFacts): SheetField {
  const { id, label, basis, isRequired, mend, ask } = rule
  const value = rule.read(facts)
  const missing = isRequired && value === null ? ask : null
  return {
    id,
    screen,
    ...wordedFor(facts, { label, basis }),
    isRequired,
    value,
    isProposed: rule.isProposed(facts),
    missing,
    mend,
  }
}

// Under 42 CFR Part 2 the roles are others; the portal's labels for them were not read.
function wordedFor({ rule }: SheetFacts, { label, basis }: Pick<FieldRule, 'label' | 'basis'>) {
  if (rule === 'hipaa') return { label, basis }
  const other = label
    .replace(/^Covered entity/, 'Part 2 program')
    .replace(/^Business associate/, 'Qualified Service Organization')
  return { label: other, basis: other === label ? basis : ('M' as const) }
}

/** What is proposed on a sheet and not saved by the officer. */
export function proposedOn(fields: readonly SheetField[]): SheetField[] {
  return fields.filter(({ isProposed, value }) => isProposed && value !== null)
}

/** What is missing on a sheet before it can be filed. */
export function gapsIn(fields: readonly SheetField[]): SheetField[] {
  return fields.filter(({ missing }) => missing !== null)
}
