import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { correctionsOfPerson } from '../../../actions/people/correct-person.ts'
import type { WholePerson } from '../../../actions/people/whole-person.ts'
import { inWords } from '../../../breach/law/day.ts'
import { hasUsableAddress } from '../../../people/values/address.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { addressLine, sourceOf } from './person-known.ts'

/** What the lists disagree on about a person and somebody has to decide, and the form for it as it was sent. */
export async function disagreements(
  opened: OpenIncident<World>,
  known: WholePerson,
  values: Values,
  problem?: Problem,
) {
  const { id, person, descriptions } = known
  const { address, otherAddress, residence } = person
  return {
    life: person.lifeDisputed
      ? { ...(await lifeForm(opened, id, values, problem)), said: lifeSaid(descriptions) }
      : null,
    addresses: otherAddress ? { first: addressLine(address), other: addressLine(otherAddress) } : null,
    waits: isWaiting(known) ? { ordinary: addressLine(residence ?? {}) || null } : null,
  }
}

/** Whether somebody asked for confidential communication, and there is no address for it. */
export function isWaiting({ person }: Pick<WholePerson, 'person'>): boolean {
  return person.confidential === true && !hasUsableAddress(person.address)
}

async function lifeForm(opened: OpenIncident<World>, id: string, values: Values, problem?: Problem) {
  const last = (await correctionsOfPerson(opened, id)).at(-1)
  return {
    version: values.version ?? String(last?.number ?? 0),
    fields: fields(LIFE, values, problem?.errors, 'life-'),
  }
}

function lifeSaid(descriptions: WholePerson['descriptions']): string[] {
  return descriptions.flatMap(({ id, person: { deceased, deathDate } }) => {
    if (deceased === undefined && deathDate === undefined) return []
    const died = deathDate ? `died on ${inWords(deathDate)}` : 'died'
    return [`${sourceOf(id)}: ${deceased === false ? 'lives' : died}`]
  })
}

const LIFE: readonly FieldSpec[] = [
  { name: 'reason', label: 'How do you know?', required: true, hint: 'For example: She answered the telephone.' },
  { name: 'diedOn', label: 'Date of death', type: 'date', hint: 'Only for someone who died, if it is known.' },
]
