import { expect, test } from 'vitest'
import type { Chooser } from '../../../src/actions/reminders/choices.ts'
import { seersAmong } from '../../../src/actions/reminders/reading.ts'

test('whose sites are no business of whom is worked out once, however many incidents are open', () => {
  const asked = (incidents: number) => {
    let readings = 0
    const choosers = ['Salem', 'Boston', 'Lynn'].map((site) => ({
      ...{ id: site, role: 'staff', disabledAt: null },
      get site() {
        readings += 1
        return site
      },
    })) as unknown as Chooser[]
    const seersOf = seersAmong({ choosers, seers: new Map() })
    const at = { incident: { site: 'Boston', loggedBy: 'Lynn' }, steps: [] } as never
    const told = Array.from({ length: incidents }, () => seersOf(at).map(({ id }) => id))
    expect(told.at(-1)).toEqual(['Boston', 'Lynn'])
    return readings
  }
  expect(asked(100)).toBe(asked(1))
})
