import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { correctionsOfPerson } from '../../../actions/people/correct-person.ts'
import { flagDays } from '../../../actions/people/flags.ts'
import type { WholePerson } from '../../../actions/people/whole-person.ts'
import { inWords } from '../../../breach/law/day.ts'
import { hasUsableAddress } from '../../../people/values/address.ts'
import { isKnownMinor, isOwnRepresentative } from '../../../people/values/age.ts'
import { awaitsRepresentative, representativeOf } from '../../../people/values/representative.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { addressFields } from '../frame/address-fields.ts'
import { addressLine, sourceOf } from './person-known.ts'

/** Which of a person's forms was sent, what it said, and what is wrong with it. */
export type SentForm = {
  of: 'life' | 'representative' | 'ownCare' | 'exclusion'
  values: Values
  problem?: Problem | undefined
}

/** What the lists disagree on about a person and somebody has to decide, and the form for it as it was sent. */
export async function disagreements(opened: OpenIncident<World>, known: WholePerson, sent: SentForm) {
  const { id, person, descriptions } = known
  const { address, otherAddress, residence } = person
  return {
    life: person.lifeDisputed ? { ...(await lifeForm(opened, id, sent)), said: lifeSaid(descriptions) } : null,
    representative: await representativeForm(opened, known, sent),
    ownCare: await ownCareForm(opened, known, sent),
    addresses: otherAddress ? { first: addressLine(address), other: addressLine(otherAddress) } : null,
    waits: isWaiting(known) ? { ordinary: addressLine(residence ?? {}) || null } : null,
  }
}

/** Whether somebody asked for confidential communication, and there is no address for it. */
export function isWaiting({ person }: Pick<WholePerson, 'person'>): boolean {
  return person.confidential === true && !hasUsableAddress(person.address)
}

function sentAs(form: SentForm['of'], { of, values, problem }: SentForm): Pick<SentForm, 'values' | 'problem'> {
  return form === of ? { values, problem } : { values: {} }
}

async function lifeForm(opened: OpenIncident<World>, id: string, sent: SentForm) {
  const { values, problem } = sentAs('life', sent)
  const last = (await correctionsOfPerson(opened, id)).at(-1)
  return {
    version: values.version ?? String(last?.number ?? 0),
    fields: fields(LIFE, values, problem?.errors, 'life-'),
  }
}

async function representativeForm(opened: OpenIncident<World>, { id, person }: WholePerson, sent: SentForm) {
  const { values, problem } = sentAs('representative', sent)
  const { deceased, deathDate, representativeRole, representativeIs } = person
  const name = representativeOf(person)
  if (name === '' || deceased || deathDate) return null
  const waits = awaitsRepresentative(person, (await flagDays(opened.book, opened.incident)).letter)
  if (!waits && !representativeIs) return null
  const last = (await correctionsOfPerson(opened, id)).at(-1)
  return {
    named: representativeRole ? `${name} (${representativeRole})` : name,
    ...{ waits, isLegal: representativeIs === 'legal', isNone: representativeIs === 'not_legal' },
    version: values.version ?? String(last?.number ?? 0),
    fields: fields(REPRESENTATIVE, values, problem?.errors, 'representative-'),
  }
}

async function ownCareForm(opened: OpenIncident<World>, { id, person }: WholePerson, sent: SentForm) {
  const { values, problem } = sentAs('ownCare', sent)
  const { letter } = await flagDays(opened.book, opened.incident)
  const isAlone = isOwnRepresentative(person, letter)
  if (!isAlone && (person.deceased || person.deathDate || !isKnownMinor(person, letter))) return null
  const last = (await correctionsOfPerson(opened, id)).at(-1)
  const [reason, ...address] = fields(OWN_CARE, values, problem?.errors, 'own-care-')
  return {
    ...{ isAlone, isOpen: problem !== undefined, reason, address },
    waits: isAlone && !person.confidential,
    version: values.version ?? String(last?.number ?? 0),
  }
}

function lifeSaid(descriptions: WholePerson['descriptions']): string[] {
  return descriptions.flatMap(({ id, person: { deceased, deathDate } }) => {
    if (deceased === undefined && deathDate === undefined) return []
    const died = deathDate ? `died on ${inWords(deathDate)}` : 'died'
    return [`${sourceOf(id)}: ${deceased === false ? 'lives' : died}`]
  })
}

const REPRESENTATIVE: readonly FieldSpec[] = [
  {
    name: 'reason',
    label: 'How do you know?',
    needed: 'for a legal representative',
    hint: 'For example: The power of attorney for health care is in the chart.',
  },
]

const OWN_CARE: readonly FieldSpec[] = [
  { name: 'reason', label: 'How do you know?', required: true, hint: 'For example: The consent is in the chart.' },
  ...addressFields('address.', true),
]

const LIFE: readonly FieldSpec[] = [
  { name: 'reason', label: 'How do you know?', required: true, hint: 'For example: She answered the telephone.' },
  { name: 'diedOn', label: 'Date of death', type: 'date', hint: 'Only for someone who died, if it is known.' },
]
