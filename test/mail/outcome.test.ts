import { expect, test } from 'vitest'
import { taken } from '../../src/mail/outcome.ts'

test('a long answer of the mail server is cut without half a character at its end', () => {
  for (const before of ['', 'x']) {
    const { answer } = taken(`250 ${before}${'\u{1f600}'.repeat(200)}`, 'ana@patients.example')
    expect(answer?.length).toBe(300)
    expect(answer?.isWellFormed()).toBe(true)
  }
})
