import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { correctionsOfPerson } from '../../../actions/people/correct-person.ts'
import type { WholePerson } from '../../../actions/people/whole-person.ts'
import { inWords } from '../../../breach/law/day.ts'
import { CORRECTABLE, type Correctable, type CorrectedFacts } from '../../../people/merging/corrected.ts'
import type { World } from '../../shell/world.ts'
import { addressLine } from './person-known.ts'

/** What was corrected of a person or decided where lists leave it open, oldest first. */
export async function correctionsOn(opened: OpenIncident<World>, { id, factsCorrectedAt }: WholePerson) {
  if (factsCorrectedAt === null) return []
  const [all, nameOf] = await Promise.all([correctionsOfPerson(opened, id), namesOf(opened.book)])
  return all.map(({ setAt: at, setBy, before, after, reason }) => ({
    ...{ at, reason, by: nameOf(setBy) },
    changes: [
      ...lifeChange(before, after),
      ...representativeChange(before, after),
      ...ownCareChange(before, after),
      ...CORRECTABLE.filter((fact) => after[fact] !== undefined).map((fact) => ({
        label: LABELS[fact],
        before: shown(fact, before[fact]),
        after: shown(fact, after[fact]),
      })),
    ],
  }))
}

function shown(fact: Correctable, value: string | null | undefined): string | null {
  return value && fact === 'birthDate' ? inWords(value) : (value ?? null)
}

const LABELS: Readonly<Record<Correctable, string>> = {
  givenName: 'Given name',
  middleName: 'Middle name',
  familyName: 'Family name',
  suffix: 'Suffix',
  birthDate: 'Birth date',
}

function lifeChange(before: CorrectedFacts, after: CorrectedFacts) {
  if (!after.life) return []
  return [{ label: 'Dead or alive', before: before.life ? LIFE[before.life] : 'in question', after: lifeIn(after) }]
}

const LIFE = { lives: 'lives', died: 'died' }

function lifeIn({ life, diedOn }: CorrectedFacts): string {
  return life === 'died' && diedOn ? `died on ${inWords(diedOn)}` : LIFE[life ?? 'lives']
}

function ownCareChange(before: CorrectedFacts, { ownCare }: CorrectedFacts) {
  if (ownCare === undefined) return []
  return [{ label: 'Minor consented to own care', before: ownCareIn(before), after: ownCareIn({ ownCare }) }]
}

function ownCareIn({ ownCare }: CorrectedFacts): string | null {
  if (ownCare === undefined) return null
  return ownCare ? `yes, letters only to ${addressLine(ownCare.address)}` : 'no'
}

function representativeChange(before: CorrectedFacts, { representative, representativeNamed }: CorrectedFacts) {
  if (!representative) return []
  return [
    {
      label: `Representative ${representativeNamed ?? ''}`.trim(),
      before: before.representative ? REPRESENTATIVE[before.representative] : 'to confirm',
      after: REPRESENTATIVE[representative],
    },
  ]
}

const REPRESENTATIVE = { legal: 'a legal one', not_legal: 'not a legal one' }
