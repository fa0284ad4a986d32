import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isDay } from '../../../src/breach/law/day.ts'
import { lawOn } from '../../../src/breach/law/law.ts'
import { STATES, type State } from '../../../src/breach/law/states.ts'
import { ELEMENTS } from '../../../src/breach/law/vocabulary.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'

const day = z.string().refine(isDay)
const words = z.string().min(1)
const elements = z.array(z.enum(ELEMENTS))
const triple = {
  limit: z.int().positive().nullable(),
  unit: z.enum(['calendar_days', 'business_days', 'hours']).nullable(),
  from: z.enum(['discovery', 'determination', 'individual_notice', 'hhs_notice']).nullable(),
}
const line = { threshold: z.int().positive(), compare: z.enum(['>=', '>']) }
const counts = z.enum(['residents', 'individuals'])
const relative = z.enum(['before', 'not_later_than', 'with', 'after']).nullable()

const law = z.strictObject({
  from: day.nullable(),
  reviewed: day,
  confidence: z.enum(['high', 'medium', 'low']),
  doubts: words.nullable(),
  statute: words.nullable(),
  statuteExists: z.boolean(),
  appliesToPrivatePractice: z.boolean(),
  applicabilityNote: words.nullable(),
  medicalInfoCovered: z.boolean(),
  medicalInfoNote: words.nullable(),
  triggerElements: elements,
  triggerWithoutName: elements,
  elementNotes: words.nullable(),
  paperRecordsCovered: z.boolean().nullable(),
  securedDataCovered: z.boolean().optional(),
  riskOfHarmExemption: z.boolean(),
  harmNote: words.nullable(),
  harmFindingToRegulator: words.nullable(),
  individual: limited({ standard: words, citation: words.nullable() }),
  regulators: z.array(
    limited({
      ...line,
      counts,
      slug: z.string().regex(/^[a-z-]+$/),
      name: words,
      appliesWhen: z.enum(['always', 'hipaa', 'special']),
      relative,
      standard: words,
      method: words.nullable(),
      url: z.url().nullable(),
      citation: words,
      regardlessOfElements: z.boolean(),
      officeReading: limited({ says: words, url: z.url(), read: day }).optional(),
      ifHipaa: limited({ ...line, relative, standard: words, citation: words }).nullable(),
    }),
  ),
  consumerReportingAgencies: limited({ ...line, counts, standard: words, citation: words }).nullable(),
  consumerReportingNote: words.nullable(),
  hipaa: z.strictObject({
    effect: z.enum(['deemed_compliant', 'exempt', 'partial', 'none']),
    namesHipaa: z.boolean(),
    regulatorNoticeStillDue: z.boolean().nullable(),
    consumerReportingStillDue: z.boolean().nullable(),
    coversBusinessAssociates: z.boolean().nullable(),
    onlyElements: elements.nullable(),
    detail: words,
  }),
  creditMonitoring: z
    .strictObject({ months: z.int().positive(), when: words, elements, excusedByHipaa: z.boolean().nullable() })
    .nullable(),
  letterContent: z.array(words),
  medicalSpecificLaw: z.array(
    limited({
      citation: words,
      appliesTo: words,
      facility: z.boolean(),
      standard: words.nullable(),
      to: z.array(words),
    }),
  ),
  lawEnforcementDelay: z.boolean(),
  sources: z.array(z.strictObject({ url: z.url(), title: words, dated: words.nullable(), what: words })),
})

const jurisdiction = z.strictObject({ code: z.string(), name: words, versions: z.array(law).min(1) })

function limited<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject({ ...triple, ...shape })
    .refine(
      (limit) => new Set(['limit', 'unit', 'from'].map((key) => limit[key as keyof typeof limit] === null)).size === 1,
      {
        error: 'limit, unit and from stand together or are all null',
      },
    )
}

const codes = Object.keys(STATES) as State[]

test('each of the 56 jurisdictions has its law, under its own code', () => {
  expect(Object.keys(LAWS).sort()).toEqual(codes.sort())
  expect(codes).toHaveLength(56)
})

describe.each(codes)('the law of %s', (code) => {
  const { versions } = LAWS[code]

  test('fits the one schema', () => {
    expect(jurisdiction.parse(LAWS[code]).code).toBe(code)
  })

  test('stands in versions that follow each other', () => {
    const days = versions.map(({ from }) => from ?? '')
    expect(days).toEqual([...new Set(days)].sort())
  })

  test('cites what asks for each notice', () => {
    const asks = versions.filter((version) => version.appliesToPrivatePractice)
    expect(asks.filter(({ individual, statute }) => !individual.citation || !statute)).toEqual([])
  })
})

// What the second reading of November 29, 2026 changed in the law in force.
const READ_AGAIN = ['CA', 'CT', 'MA', 'NY', 'OK', 'OR', 'SD', 'TX']

test('every number, citation and doubt is the one of the compiled law, but where a second reading changed it', () => {
  const compiled = JSON.parse(readFileSync(new URL('../cases/compiled-law.json', import.meta.url), 'utf8'))
  for (const { code, name, effective_as_of: from, ...facts } of compiled) {
    expect(LAWS[code as State].name).toBe(name)
    const version = LAWS[code as State].versions.at(-1)!
    expect(version.from, code).toBe(from)
    if (READ_AGAIN.includes(code)) expect(version.reviewed).toBe('2026-11-29')
    else expect(version, code).toEqual({ from, ...(camelCased(facts) as object) })
  }
  expect(compiled).toHaveLength(56)
})

test('every limit and line of the second reading is the compiled one: it changed no number of a law in force', () => {
  const compiled = JSON.parse(readFileSync(new URL('../cases/compiled-law.json', import.meta.url), 'utf8'))
  for (const { code, individual, regulators } of compiled) {
    const version = LAWS[code as State].versions.at(-1)!
    const numbersOf = ({ limit, unit, from }: { limit: unknown; unit: unknown; from: unknown }) => [limit, unit, from]
    expect(numbersOf(version.individual), code).toEqual(numbersOf(individual))
    const linesOf = (offices: readonly Record<string, unknown>[]) =>
      offices.map(({ slug, threshold, compare, limit, unit, from }) => [slug, threshold, compare, limit, unit, from])
    expect(linesOf(version.regulators), code).toEqual(linesOf(regulators))
  }
})

test('versions follow one another: each begins on a later day than the one before', () => {
  for (const { code, versions } of Object.values(LAWS)) {
    const days = versions.map(({ from }) => from ?? '')
    expect(days, code).toEqual([...new Set(days)].sort())
  }
})

test('a day is judged by the version of its own day, and a day before them all by the oldest, with a warning', () => {
  const [now] = LAWS.CA.versions
  const amended = {
    ...LAWS.CA,
    versions: ['2026-01-01', '2028-07-01', '2029-01-01'].map((from) => ({ ...now!, from })),
  }
  const days = ['2025-12-31', '2026-01-01', '2028-06-30', '2028-07-01', '2028-12-31', '2029-01-01']
  const answers = days.map((day) => lawOn(amended, day))
  expect(answers.map(({ law: { from }, isTooOld }) => [from, isTooOld])).toEqual([
    ['2026-01-01', true],
    ['2026-01-01', false],
    ['2026-01-01', false],
    ['2028-07-01', false],
    ['2028-07-01', false],
    ['2029-01-01', false],
  ])
})

test('a version whose first day is not known answers for every day', () => {
  expect(lawOn(LAWS.MN, '1990-01-01').isTooOld).toBe(false)
})

function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camelCased(inner),
    ]),
  )
}
