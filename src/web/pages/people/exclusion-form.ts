import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { DECISIONS, EXCLUSION_KINDS } from '../../../actions/people/exclusion-kinds.ts'
import { type Exclusion, exclusionOf } from '../../../actions/people/exclusions.ts'
import type { KnownPerson } from '../../../actions/people/people.ts'
import type { Flag } from '../../../people/flags.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'

/** What was decided of a person, in words. */
export async function decisionsOn(opened: OpenIncident<World>, person: string) {
  const { book: world } = opened
  const [decisions, names] = await Promise.all([exclusionOf(opened, person), namesOf(world)])
  return decisions.map((each) => ({ ...each, by: names(each.by), words: wordsOf(each) }))
}

type Decided = Awaited<ReturnType<typeof decisionsOn>>

/** The form that excludes a person for a reason, or includes them again. */
export function exclusionForm(
  flags: readonly Flag[],
  { person }: KnownPerson,
  decisions: Decided,
  values: Values,
  problem?: Problem,
) {
  const newest = decisions.at(-1)
  const isOut = newest?.isOut ?? false
  const isLongDead = flags.includes('dead_over_50_years')
  const specs = isOut ? [INCLUDING] : person.deathDate ? [KIND, REASON] : [KIND, REASON, DIED_ON]
  const typed = { ...(isLongDead && { kind: 'dead_over_50_years' }), ...values }
  return {
    decisions,
    isOut,
    isLongDead,
    isExcluding: isLongDead || values.reason !== undefined,
    version: values.version ?? String(newest?.version ?? 0),
    fields: fields(specs, typed, problem?.errors),
  }
}

const KIND: FieldSpec = {
  name: 'kind',
  label: 'Reason',
  type: 'select',
  required: true,
  options: [['', 'Choose a reason'], ...EXCLUSION_KINDS.map((kind) => [kind, capital(DECISIONS[kind].words)] as const)],
}
const REASON: FieldSpec = { name: 'reason', label: 'How do you know?', required: true }
const INCLUDING: FieldSpec = { ...REASON, label: 'Why?' }
const DIED_ON: FieldSpec = {
  name: 'diedOn',
  label: 'Date of death',
  type: 'date',
  hint: 'Only for someone who died more than 50 years ago.',
}

function wordsOf({ isOut, kind }: Exclusion): string {
  if (isOut) return `Excluded (${DECISIONS[kind].words})`
  return kind === 'a_patient' ? 'Confirmed as a patient' : 'Included'
}

function capital(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1)
}
