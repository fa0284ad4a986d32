import { expect, test } from 'vitest'
import { PLAIN_TERMS, plainTermsOf } from '../../../src/breach/incident/letter-text.ts'

test('letters of a covered entity tell residents of Massachusetts what happened until counsel chooses', () => {
  expect(plainTermsOf({ hipaa: 'covered_entity' })).toEqual(PLAIN_TERMS)
  expect(plainTermsOf({ hipaa: 'business_associate' })).toEqual(PLAIN_TERMS)
  expect(PLAIN_TERMS).toEqual({
    translated: {},
    tollFree: null,
    hours: null,
    languageSheet: false,
    offer: null,
    minorOffer: null,
    owner: null,
    massachusetts: 'hipaa_letter',
    directory: null,
    update: null,
    securityProgram: null,
    forRegulators: null,
    forOthers: null,
  })
})

test('letters of others do not', () => {
  expect(plainTermsOf({ hipaa: 'none' })).toEqual({ ...PLAIN_TERMS, massachusetts: 'no_narrative' })
})
