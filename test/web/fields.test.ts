import { expect, test } from 'vitest'
import { type FieldSpec, recordedMeanwhile } from '../../src/web/shell/forms/fields.ts'

const ELEMENTS: FieldSpec[] = [{ name: 'elements:list', label: 'Kinds of information', type: 'checkboxes' }]

test('kinds of information in another order are no change of somebody else’s', () => {
  const typed = { 'elements:list': ',name,health_insurance,email' }
  expect(recordedMeanwhile(ELEMENTS, typed, { 'elements:list': 'name,email,health_insurance' })).toEqual([])
  expect(recordedMeanwhile(ELEMENTS, typed, { 'elements:list': 'name,email' })).toEqual([
    { path: 'elements', message: expect.stringContaining('email, name') },
  ])
})
