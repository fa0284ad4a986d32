import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { STATES, type State } from '../../../src/breach/law/states.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'
import { REGULATOR_FORMS, REGULATOR_PARTS } from '../../../src/letters/documents/regulator-forms.ts'
import { LANGUAGES } from '../../../src/letters/languages/index.ts'
import { STATE_FORMS, stateForm, WITHIN } from '../../../src/letters/state/state-form.ts'
import { PARAGRAPHS } from '../../../src/letters/text/paragraphs.ts'
import { compileTemplates } from '../../../src/render/compile.ts'

const templates = compileTemplates()
const codes = Object.keys(STATES) as State[]

const formSchema = z.strictObject({
  state: z.enum(codes as [State, ...State[]]),
  law: z.iso.date(),
  citation: z.string().min(5),
  source: z.string().regex(/^src\/breach\/laws\/[A-Z]{2}\.json$/),
  unsettled: z.string().nullable(),
  content: z
    .array(z.strictObject({ asks: z.string().min(3), by: z.array(z.enum([...PARAGRAPHS, ...WITHIN])).min(1) }))
    .min(1),
})

const regulatorSchema = z.strictObject({
  regulator: z.string().regex(/^[A-Z]{2}\.[a-z-]+$/),
  asks: z.string().min(5),
  parts: z.array(z.enum(REGULATOR_PARTS)).min(1),
  unsettled: z.string().optional(),
})

const newestOf = (state: State) => LAWS[state].versions.at(-1)

test('one schema holds for the form of every State', () => {
  expect(() => z.array(formSchema).parse(STATE_FORMS)).not.toThrow()
  expect(new Set(STATE_FORMS.map(({ state }) => state)).size).toBe(STATE_FORMS.length)
})

test.each(codes)(
  'each demand of %s on letters is answered, in the words of the law file and of its newest version',
  (state) => {
    const form = STATE_FORMS.find((each) => each.state === state)
    expect(form?.content.map(({ asks }) => asks) ?? []).toEqual(newestOf(state)?.letterContent)
    if (form) expect([form.law, form.source]).toEqual([newestOf(state)?.from, `src/breach/laws/${state}.json`])
  },
)

test.each(STATE_FORMS)('the citation of $state stands in its law file', ({ state, citation }) => {
  const file = readFileSync(new URL(`../../../src/breach/laws/${state}.json`, import.meta.url), 'utf8')
  expect(file).toContain(JSON.stringify(citation).slice(1, -1))
})

describe('letters to regulators', () => {
  test('follow one schema, and are asked for in the words of the law file', () => {
    for (const form of z.array(regulatorSchema).parse(REGULATOR_FORMS)) {
      const [state = '', slug] = form.regulator.split('.')
      const office = newestOf(state as State)?.regulators.find((each) => each.slug === slug)
      expect([office?.standard, office?.method], form.regulator).toContain(form.asks)
    }
  })

  test('of Massachusetts tell the nature, the number of residents and the security program; of New Hampshire the four parts', () => {
    const partsOf = (name: string) => REGULATOR_FORMS.find(({ regulator }) => regulator === name)?.parts
    for (const office of ['MA.attorney-general', 'MA.office-of-consumer-affairs'])
      expect(partsOf(office)).toEqual(expect.arrayContaining(['nature', 'residents', 'program']))
    expect(partsOf('NH.attorney-general')).toEqual(['nature', 'residents', 'steps', 'notice', 'contact', 'sample'])
  })
})

test.each(LANGUAGES.flatMap(({ code }) => PARAGRAPHS.map((paragraph) => [code, paragraph])))(
  'in %s there is a paragraph “%s”',
  (code, paragraph) => {
    expect(templates).toHaveProperty([`letters/${code}/paragraphs/${paragraph}.md`])
  },
)

test('a statute that these kinds of data do not touch asks for nothing', () => {
  const breach = { discoveredOn: '2026-11-02', hipaa: true }
  expect(stateForm('MA', { ...breach, elements: ['name', 'medical'] })?.isTriggered).toBe(false)
  expect(stateForm('MA', { ...breach, elements: ['name', 'ssn'] })?.isTriggered).toBe(true)
  expect(stateForm('MA', { ...breach, elements: [] })?.isTriggered).toBe(true)
  expect(stateForm('GA', { ...breach, elements: ['ssn'] })).toBeNull()
  expect(stateForm(undefined, { ...breach, elements: ['ssn'] })).toBeNull()
})

test('a breach discovered before the law of the form says so', () => {
  const before = stateForm('CA', { discoveredOn: '2020-01-01', elements: ['ssn'], hipaa: true })
  expect(before).toMatchObject({ state: 'CA', isTriggered: true })
  expect(before?.isCurrent).toBe(before?.inForce.from === before?.law)
})
