import { describe, expect, test } from 'vitest'
import { whatRemains } from '../../../src/breach/words/outcome.ts'

describe('what remains where HIPAA finds no breach', () => {
  test('is nothing, or what a State’s own law still asks for', () => {
    expect(whatRemains([])).toBe('No notice is owed.')
    expect(whatRemains([stateDuty('done'), stateDuty('done_late')])).toBe('No notice is owed.')
    expect(whatRemains([stateDuty('open'), stateDuty('done')])).toBe(
      'State law decides for itself: 1 notice still owed.',
    )
    expect(whatRemains([stateDuty('held'), stateDuty('overdue')])).toBe(
      'State law decides for itself: 2 notices still owed.',
    )
  })
})

function stateDuty(status: 'open' | 'overdue' | 'held' | 'done' | 'done_late') {
  return {
    id: 'state.CA.individuals',
    to: '3 residents',
    due: null,
    standard: 'without delay',
    status,
    citation: 'x',
    why: 'x',
  }
}
