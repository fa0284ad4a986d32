import { describe, expect, test } from 'vitest'
import { composeAccounting } from '../../../src/letters/documents/accounting.ts'
import { laptopLetter, letterTo, render } from '../../cast/letters.ts'
import { ana } from '../../cast/patients.ts'
import { shownText } from '../shown.ts'

const told = {
  incident: laptopLetter.incident,
  recipient: 'Whoever stole it. Not known.',
  what: 'Name, Medical information',
  purpose: 'None of ours: a theft.',
  notices: ['letter 2026-0014-1-1, by mail on November 3, 2026'],
}
const accounting = { letter: letterTo(ana), disclosures: [told], from: '2020-11-20', madeBy: 'Dana Whitfield' }

describe('the accounting of disclosures', () => {
  test('tells when, to whom, what, why, what was sent about it, and who made it', () => {
    const text = shownText(composeAccounting(render, accounting).html)
    for (const part of [
      'Accounting of Disclosures',
      'Ana M. López , born February 3, 1980',
      'From November 20, 2020 to November 20, 2026',
      'between October 28, 2026 and November 1, 2026',
      'We learned of it on November 2, 2026',
      'Whoever stole it. Not known.',
      'Name, Medical information',
      'None of ours: a theft.',
      'letter 2026-0014-1-1, by mail on November 3, 2026',
      'Made on November 20, 2026 by Dana Whitfield for Maple Street Dermatology, P.A.',
    ])
      expect(text.replaceAll(' ,', ',')).toContain(part.replaceAll(' ,', ','))
  })

  test('is English for whoever reads another language, as long as it exists in English only', () => {
    const spanish = { ...accounting, letter: letterTo({ ...ana, language: 'es' }) }
    expect(composeAccounting(render, spanish).facts.date).toBe('November 20, 2026')
  })

  test('lets no text of a roster or of the officer become markup', () => {
    const hostile = { ...told, recipient: '<script>x</script> [x](javascript:x) # {{what}}' }
    const { html } = composeAccounting(render, { ...accounting, disclosures: [hostile] })
    expect(html).not.toMatch(/<script>x|href="javascript/)
    expect(shownText(html)).toContain('{{what}}')
  })
})
