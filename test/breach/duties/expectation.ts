import type { Answer, Duty } from '../../../src/breach/law/answer.ts'
import type { Question } from '../../../src/breach/law/situation.ts'

/** A case of law: a Situation and what the answer must and must not hold. */
export type Case = { id: string; source: string | null; why: string; situation: Question; expect: Expectation }

type Expectation = {
  breach?: string
  discoveredOn?: string
  duties?: Record<string, Record<string, string | null>>
  /** Duty ids; one that ends in `*` stands for all that begin so. */
  absent?: string[]
  notes?: string[]
  withoutNotes?: string[]
}

/** Everything in which the answer differs from the expectation, one line each. */
export function missesOf(expect: Expectation, answer: Answer): string[] {
  const codes = answer.notes.map((note) => note.code)
  return [
    ...missed('breach', expect.breach, answer.breach),
    ...missed('discoveredOn', expect.discoveredOn, answer.discoveredOn),
    ...Object.entries(expect.duties ?? {}).flatMap(([id, facts]) => missesOfDuty(id, facts, answer.duties)),
    ...answer.duties
      .filter(({ id }) => expect.absent?.some((pattern) => matches(pattern, id)))
      .map(({ id }) => `${id} is owed`),
    ...(expect.notes ?? []).filter((code) => !codes.includes(code)).map((code) => `no note ${code}`),
    ...(expect.withoutNotes ?? []).filter((code) => codes.includes(code)).map((code) => `a note ${code}`),
  ]
}

function missesOfDuty(id: string, facts: Record<string, string | null>, duties: Duty[]): string[] {
  const duty = duties.find((each) => each.id === id)
  if (!duty) return [`${id} is not owed`]
  return Object.entries(facts).flatMap(([key, value]) => missed(`${id}.${key}`, value, duty[key as keyof Duty] ?? null))
}

function missed(what: string, expected: string | null | undefined, actual: string | number | null): string[] {
  return expected === undefined || expected === actual ? [] : [`${what} is ${actual}, not ${expected}`]
}

function matches(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern
}
