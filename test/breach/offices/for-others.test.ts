import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { proposedForOthers, sentencesToReader } from '../../../src/breach/words/for-others.ts'

describe('words for an office, a newspaper or the media', () => {
  test('a sentence that speaks to the patient is named, and only that one', () => {
    const text = 'A laptop was taken. It held your name.\n\nWrite to us at you@clinic.example or see you.example.'
    expect(sentencesToReader(text)).toEqual(['It held your name.'])
  })

  test.each([
    ['The laptop held your name and your birth date.', 'The laptop held patients’ name and their birth date.'],
    [
      'You may have been affected, and we are sorry for it.',
      'Patients may have been affected, and we are sorry for it.',
    ],
    ['We wrote to you. If you have questions, call us.', 'We wrote to patients. If patients have questions, call us.'],
    [
      'Watch your statements for care that you did not get.',
      'Patients can watch their statements for care that they did not get.',
    ],
    [
      '- Don’t answer anybody who asks for your password.',
      '- Patients should not answer anybody who asks for their password.',
    ],
    [
      'You’ll hear from us; we will never ask you for it.',
      'Patients will hear from us; we will never ask them for it.',
    ],
    ['This protects yourself and what is yours.', 'This protects themselves and what is theirs.'],
  ])('“%s” is proposed as “%s”', (text, proposed) => {
    expect(proposedForOthers(text)).toBe(proposed)
  })

  test('whatever the officer wrote, what is proposed speaks to nobody', () => {
    const words = fc.constantFrom(
      ...'you your You YOUR yours yourself you’re you’ve you’ll we the to ask name . , ! \n -'.split(' '),
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (all) => {
        expect(sentencesToReader(proposedForOthers(all.join(' ')))).toEqual([])
      }),
    )
  })

  test('a text that speaks to nobody stays as it is', () => {
    const text = 'Somebody read a mailbox. We changed the password, and told the police.'
    expect(proposedForOthers(text)).toBe(text)
  })
})
