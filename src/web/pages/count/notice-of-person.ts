import { mayBeTelephoned, tellingsOf } from '../../../actions/aftermath/told-by-telephone.ts'
import { namesOf } from '../../../actions/book/names.ts'
import { todayOf } from '../../../actions/book/today.ts'
import { noticeFactsOf } from '../../../actions/count/ledger-people.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { standingOf } from '../../../breach/incident/ledger.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import type { World } from '../../shell/world.ts'
import { LEDGER_WORDS } from './ledger-words.ts'

const TELLING: FieldSpec[] = [
  { name: 'toldOn', label: 'Date of the call', type: 'date', required: true },
  { name: 'spokenBy', label: 'Who spoke with the person', required: true },
  {
    name: 'said',
    label: 'What was said',
    type: 'textarea',
    rows: 3,
    required: true,
    hint: 'The call must say what the letter says: what happened, what information, what to do, what we do, how to ask.',
  },
]

const UNTELLING: FieldSpec[] = [{ name: 'reason', label: 'Why are you undoing it?', required: true }]

/** Where one person stands with the notice, and the form for a call. */
export async function noticeOfPerson(opened: OpenIncident<World>, id: string, values: Values, problem?: Problem) {
  const { book } = opened
  const { person } = await thePerson(opened, id)
  const [facts, hindrance, calls, names, today] = await Promise.all([
    noticeFactsOf(opened, id),
    mayBeTelephoned(opened, id),
    tellingsOf(opened, id),
    namesOf(book),
    todayOf(book),
  ])
  const { state, on } = standingOf(facts)
  const isUndoing = values.reason !== undefined
  return {
    person: id,
    name: fullName(person) || id,
    standing: { state, on, ...LEDGER_WORDS[state] },
    hindrance,
    calls: calls.map(({ by, ...call }) => ({ ...call, by: names(by) })),
    isTold: calls.at(-1)?.told ?? false,
    telling: fields(
      TELLING,
      isUndoing ? { toldOn: today } : { toldOn: today, ...values },
      isUndoing ? [] : problem?.errors,
    ),
    untelling: fields(UNTELLING, isUndoing ? values : {}, isUndoing ? problem?.errors : []),
  }
}
