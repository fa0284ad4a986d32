import { expect, test } from 'vitest'
import { joinReasons } from '../../../src/people/linkage/join-reasons.ts'
import { peopleOf } from '../people.ts'

test('each description says beside which earlier one it was joined, by what agrees and what differs, and no value', () => {
  const people = peopleOf(
    [
      'SSN,First,Last,DOB,Address,City,State,Zip',
      '123-45-6780,Katherine,Miller,1971-04-05,5 Fir St,Salem,MA,01970',
      ',Kate,Miller,1971-04-05,5 Fir St,Salem,MA,01970',
      '123-45-6780,Katherine,Jones,1971-05-04,,,,',
    ].join('\n'),
  )
  const reasons = joinReasons(people.map((person) => ({ person, source: 'a' })))
  expect(reasons[0]).toEqual([])
  expect(reasons[1]).toEqual(expect.arrayContaining(['same birth date', 'same street address']))
  expect(reasons[1]).toContain('similar given names (typo, short form or initial)')
  expect(reasons[2]).toEqual(expect.arrayContaining(['same Social Security number', 'different family name']))
  expect(JSON.stringify(reasons)).not.toMatch(/Miller|1971|6780|Fir/)
})
