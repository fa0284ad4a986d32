import { expect, test } from 'vitest'
import { ASSOCIATE, HOLD, postingOf } from '../../src/web/api/shared/asked.ts'
import { day } from '../../src/web/api/shared/words.ts'
import { otherForms } from '../../src/web/pages/duties/duty-fields.ts'
import { furtherQuestions } from '../../src/web/pages/duties/what-if-fields.ts'
import type { FieldSpec } from '../../src/web/shell/forms/fields.ts'
import { ASSOCIATE_QUESTIONS, holdQuestions, POSTING_QUESTIONS } from '../../src/web/shell/forms/questions.ts'
import { lostLaptop } from '../storage/core/book.ts'

const bare = ({ name }: Pick<FieldSpec, 'name'>) => name.split(':')[0]?.split('.').at(-1) ?? ''

test.each([
  ['a statement of law enforcement', holdQuestions(), HOLD],
  ['a business associate', Object.values(ASSOCIATE_QUESTIONS), { ...ASSOCIATE, contractDays: null }],
  ['substitute notice', POSTING_QUESTIONS, postingOf(day)],
])('the forms ask of %s what the API takes', (_, questions, shape) => {
  expect(questions.map(bare).sort()).toEqual(Object.keys(shape).sort())
})

test('a hold is asked for in the same words on the page of duties and in What would we owe', () => {
  const labels = (specs: readonly { name: string; label: string }[]) =>
    Object.fromEntries(specs.map((spec) => [bare(spec), spec.label]))
  const asked = furtherQuestions(1).flatMap(({ specs }) => specs.filter(({ name }) => name.startsWith('holds.0.')))
  expect(labels(otherForms(lostLaptop, {}, []).hold.fields)).toMatchObject(labels(asked))
  expect(asked).toHaveLength(5)
})

test('only What would we owe can say that no official asked to wait', () => {
  const [form] = holdQuestions('Nobody')
  expect(form).toMatchObject({
    required: false,
    options: [
      ['', 'Nobody'],
      ['written', 'In writing'],
      ['oral', 'Orally'],
    ],
  })
  expect(holdQuestions()[0]).toMatchObject({
    required: true,
    options: [
      ['written', 'In writing'],
      ['oral', 'Orally'],
    ],
  })
})
