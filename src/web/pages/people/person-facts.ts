import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { letterHistoryOf } from '../../../actions/mailing/letter-history.ts'
import { exclusionOf } from '../../../actions/people/exclusions.ts'
import { flagDays, flagsFor } from '../../../actions/people/flags.ts'
import { addressFindings } from '../../../actions/people/households.ts'
import { theWholePerson, type WholePerson } from '../../../actions/people/whole-person.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { FLAG_WORDS, type Flag } from '../../../people/flags.ts'
import { joinReasons } from '../../../people/linkage/join-reasons.ts'
import { DOUBT_WORDS, TRIAGE_LIMITS } from '../../../people/values/triage.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { descriptionRow, knownFacts } from './person-known.ts'
import { householdWords } from './person-words.ts'

const REASON: FieldSpec = { name: 'reason', label: 'Why', required: true }
const DIED_ON: FieldSpec = {
  name: 'diedOn',
  label: 'Date of death, if not on the roster',
  type: 'date',
}

/** Everything a person's page shows. */
export async function personFacts(opened: OpenIncident<World>, id: string, values: Values, problem?: Problem) {
  const { book: world, incident } = opened
  const known = await theWholePerson(opened, id)
  const [flags, findings, letters, decided, days] = await Promise.all([
    flagsFor(opened, [known]),
    addressFindings(opened, [known]),
    letterHistoryOf(opened, id),
    decisionsOn(opened, id),
    flagDays(world, incident),
  ])
  const flagged = flags.get(id) ?? []
  return {
    ...headOf(known),
    flags: flagged.map((flag) => FLAG_WORDS[flag]),
    letterDay: days.letter,
    breachDay: days.breach,
    doubts: (findings.get(id)?.doubts ?? []).map((doubt) => DOUBT_WORDS[doubt]),
    household: householdWords(findings.get(id)?.household ?? null),
    limits: TRIAGE_LIMITS,
    correctedAt: known.correctedAt,
    letters,
    pdf: world.paper !== undefined,
    ...exclusionForm(flagged, known, decided, values, problem),
  }
}

function headOf({ id, person, descriptions }: WholePerson) {
  const name = fullName(person)
  const reasons = joinReasons(descriptions)
  return {
    person: id,
    name: name || '(no name)',
    known: knownFacts(person),
    descriptions: descriptions.length > 1 ? descriptions.map((each, at) => descriptionRow(each, reasons[at]!)) : null,
    isWritable: name !== '',
  }
}

async function decisionsOn(opened: OpenIncident<World>, person: string) {
  const { book: world } = opened
  const [decisions, names] = await Promise.all([exclusionOf(opened, person), namesOf(world)])
  return decisions.map((each) => ({ ...each, by: names(each.by) }))
}

type Decided = Awaited<ReturnType<typeof decisionsOn>>

function exclusionForm(flags: Flag[], { person }: WholePerson, decisions: Decided, values: Values, problem?: Problem) {
  const newest = decisions.at(-1)
  const isOut = newest?.isOut ?? false
  const specs = isOut || person.deathDate ? [REASON] : [DIED_ON, REASON]
  return {
    decisions,
    isOut,
    mayBeOut: isOut || flags.includes('dead_over_50_years') || (flags.includes('deceased') && !person.deathDate),
    isLongDead: flags.includes('dead_over_50_years'),
    version: values.version ?? String(newest?.version ?? 0),
    fields: fields(specs, values, problem?.errors),
  }
}
