import { describe, expect, test } from 'vitest'
import { codeInWords, factInWords } from '../../../../src/web/pages/frame/codes.ts'

describe('a code of the log in words', () => {
  test.each([
    ['state.TX.attorney-general', 'Texas: attorney general'],
    ['state.NY.attorney-general-hhs-copy', 'New York: attorney general hhs copy'],
    ['state.DC.individuals', 'District of Columbia: individuals'],
    ['hipaa.individuals', 'HIPAA: individuals'],
    ['hipaa.ocr', 'HIPAA: OCR'],
    ['hipaa.media.MA', 'HIPAA: media: Massachusetts'],
    ['part2.individuals', '42 CFR Part 2: individuals'],
    ['ftc.ftc', 'FTC rule: ftc'],
    ['TX.noticeOn', 'Texas: notice on'],
    ['TX.attorney-general', 'Texas: attorney general'],
    ['individual_notice', 'individual notice'],
    ['2026-0001-1-1', '2026-0001-1-1'],
    ['patients.csv', 'patients.csv'],
    ['privacy@harbor.example', 'privacy@harbor.example'],
  ])('%s', (code, words) => {
    expect(codeInWords(code)).toBe(words)
  })

  test.each([
    ['filedOn', 'filed on'],
    ['text_hash', 'text hash'],
    ['OK', 'Oklahoma'],
    ['XX', 'no State'],
  ])('the name of a fact: %s', (name, words) => {
    expect(factInWords(name)).toBe(words)
  })
})
