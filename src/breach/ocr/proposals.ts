import type { Incident } from '../incident/incident.ts'
import type { Element } from '../law/vocabulary.ts'
import { accountOf } from '../words/reading.ts'
import type { OcrAnswers } from './answers/answers.ts'
import type { CoveredEntity, SheetFacts } from './field.ts'
import { LOCATIONS, TYPES } from './kinds.ts'

/** What the incident and the practice suggest for the officer's own answers; each is the officer's to check. */
export function proposalsFor(facts: Omit<SheetFacts, 'proposals'>): Partial<OcrAnswers> {
  const { incident, entity, answer } = facts
  const { kind, event, associate } = incident
  const lettersOn = incident.notices.find(({ duty }) => duty === `${facts.rule}.individuals`)?.givenOn ?? null
  return {
    filer: associate ? 'entity_for_associate' : 'covered_entity',
    part2Filer: associate ? 'program_for_qso' : 'program',
    entityType: 'provider',
    phoneUsage: 'work',
    ...(entity && contactIn(entity)),
    associateName: associate?.name ?? null,
    ...(facts.associate && associateIn(facts.associate)),
    type: TYPES[kind],
    location: locationsFor(incident),
    description: accountOf(incident).value,
    demographic: codesOf(event.elements, DEMOGRAPHIC),
    financial: codesOf(event.elements, FINANCIAL),
    discoveredTo: answer.discoveredOn,
    noticeFrom: lettersOn,
    noticeTo: lettersOn,
  }
}

/** Whether the kinds of data call for a choice of clinical information, which only the officer can make. */
export function asksForClinical({ event }: Pick<Incident, 'event'>): boolean {
  return event.elements.includes('medical')
}

function locationsFor({ kind, event }: Pick<Incident, 'kind' | 'event'>): readonly string[] {
  if (event.form === 'paper') return ['paper']
  return event.form === 'both' ? [...LOCATIONS[kind], 'paper'] : LOCATIONS[kind]
}

function contactIn({ contactName, email, phone, tollFree }: CoveredEntity): Partial<OcrAnswers> {
  const { first, last } = namesIn(contactName)
  return {
    contactFirstName: first,
    contactLastName: last,
    contactEmail: email ?? null,
    contactPhone: phone ?? tollFree ?? null,
  }
}

function associateIn({ contactName, email, phone }: NonNullable<SheetFacts['associate']>): Partial<OcrAnswers> {
  const { first, last } = namesIn(contactName ?? '')
  return { associateFirstName: first, associateLastName: last, associateEmail: email, associatePhone: phone }
}

// "Rosa Lind, Privacy Officer": what follows a comma is a title.
function namesIn(contactName: string): { first: string | null; last: string | null } {
  const names = (contactName.split(',')[0] ?? '').trim().split(/\s+/)
  return { first: names.slice(0, -1).join(' ') || null, last: names.at(-1) || null }
}

function codesOf(elements: readonly Element[], codes: Partial<Record<Element, string>>): string[] {
  return [...new Set(elements.flatMap((element) => codes[element] ?? []))]
}

const DEMOGRAPHIC: Partial<Record<Element, string>> = {
  address: 'address',
  birth_date: 'birth_date',
  driver_license: 'driver_license',
  name: 'name',
  ssn: 'ssn',
  passport: 'other_identifier',
  government_id: 'other_identifier',
  biometric: 'other_identifier',
  photo: 'other_identifier',
  account_number: 'other_identifier',
  phone: 'other_identifier',
  email: 'other_identifier',
  online_credentials: 'other_identifier',
  health_insurance: 'other_identifier',
}

const FINANCIAL: Partial<Record<Element, string>> = {
  financial_account: 'card_or_account',
  payment_card: 'card_or_account',
}
