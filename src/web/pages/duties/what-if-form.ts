import { z } from 'zod'
import type { Question, Situation } from '../../../breach/law/situation.ts'
import { Refused } from '../../../errors.ts'
import { situationSchema } from '../../api/duties/situation-schema.ts'
import { check, parse, type Values } from '../../shell/forms/form.ts'
import { withNamed, withNamedAsked } from '../incident/named-field.ts'

/** A row with two values: a State and its residents, or a notice and its date. */
export type Pair = readonly [string, string]

/** What the form holds: single fields and rows. */
export type Typed = { values: Values; residents: Pair[]; given: Pair[] }

/** The form in the query of the address. */
export function typedIn(queries: Record<string, string[]>): Typed {
  const { state = [], residents = [], told = [], toldOn = [], ...rest } = queries
  const values = Object.fromEntries(Object.entries(rest).map(([name, texts]) => [name, texts.join(',').trim()]))
  const asked = values['event.elements:list'] === undefined ? values : withNamedAsked(values)
  return { values: asked, residents: pairs(state, residents), given: pairs(told, toldOn) }
}

/** A Situation as values of the form. */
export function typedOf({ people, done, holds, ...situation }: Situation): Typed {
  const { residents, ...counts } = people
  const single = { ...situation, people: counts, holds: { ...holds } }
  return {
    values: withNamedAsked(flat('', single)),
    residents: Object.entries(residents).map(([state, count]) => [state, String(count)]),
    given: Object.entries(done),
  }
}

/** The question the form asks. Throws Refused with each bad field's path. */
export function questionIn({ values, residents, given }: Typed): Question {
  const { exception, assessment, associate, holds, people, ...facts } = check(ANYTHING, withNamed(values))
  const question = {
    ...facts,
    ...(exception?.kind !== undefined && { exception }),
    ...((assessment?.finding !== undefined || listIn(assessment?.factors).length > 0) && { assessment }),
    ...(associate?.agent !== undefined && { associate: { ...associate, agent: associate.agent === 'true' } }),
    holds: Object.values(holds ?? {}).filter((hold) => (hold as { form?: string }).form !== undefined),
    people: { ...people, residents: countsIn(residents) },
    done: Object.fromEntries(given.filter(([duty, day]) => duty !== '' && day !== '')),
  }
  return parse(situationSchema, question)
}

const nested = z.record(z.string(), z.unknown()).optional()
const ANYTHING = z.looseObject({
  exception: nested,
  assessment: nested,
  associate: nested,
  holds: nested,
  people: nested,
})

function pairs(ones: string[], others: string[]): Pair[] {
  const rows = ones.map((one, place) => [one.trim(), (others[place] ?? '').trim()] as const)
  return rows.filter(([one, other]) => one !== '' || other !== '')
}

// A State without a number is a row still being filled in.
function countsIn(rows: readonly Pair[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [state, text] of rows.filter(([, text]) => text !== '')) {
    if (state === '') refuseRow('Choose a State for each row of residents.')
    if (!/^\d+$/.test(text)) refuseRow(`Enter the number of residents of ${state} as a whole number.`)
    counts[state] = (counts[state] ?? 0) + Number(text)
  }
  return counts
}

function refuseRow(message: string): never {
  throw new Refused(message, [{ path: 'people.residents', message }])
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function flat(prefix: string, facts: object): Values {
  const entries = Object.entries(facts).map(([name, value]): Values => {
    if (Array.isArray(value)) return { [`${prefix}${name}:list`]: value.join(',') }
    if (typeof value === 'object' && value !== null) return flat(`${prefix}${name}.`, value)
    return { [prefix + name + typeOf(name, value)]: String(value ?? '') }
  })
  return Object.assign({}, ...entries)
}

const NUMBERS = ['total', 'unreachable', 'nextOfKinUnreachable', 'contractDays']

function typeOf(name: string, value: unknown): string {
  if (NUMBERS.includes(name)) return ':number'
  return typeof value === 'boolean' && name !== 'agent' ? ':flag' : ''
}
