import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Refused } from '../../src/errors.ts'
import { errorSummary } from '../../src/web/shell/error-summary.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../src/web/shell/forms/fields.ts'
import { check, type Values } from '../../src/web/shell/forms/form.ts'
import { problemOf } from '../../src/web/shell/problem.ts'

const schema = z.strictObject({
  title: z.string({ error: 'Enter a title.' }),
  form: z.enum(['paper', 'both'], { error: 'Choose one of: paper, both.' }),
  address: z.strictObject({ line1: z.string() }, { error: 'Enter the address.' }),
  calledAt: z.string({ error: 'Enter a time.' }).optional(),
})

const FORM: FieldSpec[] = [
  { name: 'title', label: 'What happened' },
  {
    name: 'form',
    label: 'Form',
    type: 'select',
    options: [
      ['', 'Choose…'],
      ['paper', 'On paper'],
      ['both', 'On paper and electronic'],
    ],
  },
  { name: 'address.line1', label: 'Street line' },
  { name: 'calledLocal', path: 'calledAt', label: 'Time of the call' },
]

function refusalOf(values: Values) {
  try {
    throw check(schema, values)
  } catch (error) {
    return problemOf(error)
  }
}

const good = { title: 'A fax', form: 'paper', 'address.line1': '12 Wharf St' }

function summaryOf(values: Values, specs = FORM) {
  const problem = refusalOf(values)
  return errorSummary(problem, { forms: { first: fields(specs, values, problem.errors, 'first-') } })
}

describe('what a page says of a refused form', () => {
  test('names a field by its label and leads to it, wherever the page keeps it', () => {
    expect(summaryOf({ ...good, title: '' })).toEqual({
      sentence: '',
      fields: [{ id: 'first-title', label: 'What happened', error: 'Enter a title.' }],
    })
  })

  test('names the choices by the words of the form, not by their codes', () => {
    expect(summaryOf({ ...good, form: 'oral' }).fields).toEqual([
      { id: 'first-form', label: 'Form', error: 'Choose one: On paper; On paper and electronic.' },
    ])
  })

  test('sends the reader to the list where the choices are too many for a sentence', () => {
    const options = Array.from({ length: 30 }, (_, number) => [`code_${number}`, `Choice ${number}`] as const)
    const [, form] = summaryOf({ ...good, form: '' }, [
      { name: 'title', label: 'T' },
      { ...FORM[1]!, options },
    ]).fields
    expect(form).toBeUndefined()
    const many = FORM.map((spec) => (spec.name === 'form' ? { ...spec, options } : spec))
    expect(summaryOf({ ...good, form: '' }, many).fields).toMatchObject([{ error: 'Choose one from the list.' }])
  })

  test('leads to the first line of an address of which nothing was entered', () => {
    expect(summaryOf({ ...good, 'address.line1': '' }).fields).toEqual([
      { id: 'first-address-line1', label: 'Street line', error: 'Enter the address.' },
    ])
  })

  test('finds a field that the form sends under another name', () => {
    const values = { ...good, 'calledAt:number': '9' }
    expect(summaryOf(values).fields).toMatchObject([{ id: 'first-calledLocal', label: 'Time of the call' }])
  })

  test('says what no field shows without its path or codes', () => {
    const noForm = FORM.filter(({ name }) => name !== 'form')
    expect(summaryOf({ ...good, form: 'oral' }, noForm)).toEqual({ sentence: 'Choose one from the list.', fields: [] })
    expect(summaryOf({ ...good, color: 'red' })).toMatchObject({ sentence: expect.stringMatching(/do not recognize/) })
  })

  test('keeps what a refusal says besides its fields', () => {
    const errors = [{ path: 'title', message: 'It names a patient.' }]
    const problem = problemOf(new Refused('Two things are wrong: It names a patient.', errors))
    expect(errorSummary(problem, { form: fields(FORM, good, errors) })).toEqual({
      sentence: 'Two things are wrong:',
      fields: [{ id: 'title', label: 'What happened', error: 'It names a patient.' }],
    })
    expect(errorSummary(problemOf(new Refused('It is held.')), {})).toEqual({ sentence: 'It is held.', fields: [] })
  })

  test('says each field once, though a page has several forms', () => {
    const problem = refusalOf({ ...good, title: '' })
    const facts = { one: fields(FORM, good, [], 'one-'), other: fields(FORM, good, problem.errors, 'other-') }
    expect(errorSummary(problem, facts).fields.map(({ id }) => id)).toEqual(['other-title'])
  })
})

test('a choice that someone else made meanwhile is told by its words', () => {
  const [told] = recordedMeanwhile(FORM, good, { ...good, form: 'both' })
  expect(told?.message).toContain('changed this to: On paper and electronic.')
})
