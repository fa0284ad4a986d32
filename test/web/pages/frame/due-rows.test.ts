import { expect, test } from 'vitest'
import { dueRows } from '../../../../src/web/pages/frame/due-rows.ts'
import { standingWith } from '../../../breach/next/case.ts'

test('the one letter is named with every law that asks for it, those already met among them', () => {
  const letter = { to: '487 individuals', due: '2027-01-23', status: 'open' as const }
  const duties = [
    { ...letter, id: 'hipaa.individuals', told: 484, left: 3 },
    { ...letter, id: 'state.TX.individuals', status: 'done' as const, told: 474, left: 0 },
  ]
  expect(dueRows(standingWith({ duties }))).toMatchObject([{ to: '487 people', laws: 2, told: 484, left: 3 }])
})
