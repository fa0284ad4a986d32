import { describe, expect, test } from 'vitest'
import { type Authorization, authorizationFailings } from '../../../src/breach/decision/authorization.ts'

const signedForThePost: Authorization = {
  exists: 'yes',
  signer: 'The patient of chart H-204',
  scope: 'Before-and-after pictures on Instagram',
  signedOn: '2026-01-10',
  expiresOn: '2026-12-31',
  revokedOn: null,
  coversThis: true,
  recordedBy: 'omar',
  recordedAt: '2026-11-22T15:00:00.000Z',
}
const posted = { from: '2026-06-01', to: '2026-06-03' }

describe('an authorization', () => {
  test('that covers the post and is in force makes it permitted', () => {
    expect(authorizationFailings(signedForThePost, posted)).toEqual([])
  })

  test('holds on the very day it is signed and on the last day it names', () => {
    const oneDay = { ...signedForThePost, signedOn: '2026-06-01', expiresOn: '2026-06-03' }
    expect(authorizationFailings(oneDay, posted)).toEqual([])
  })

  test('without a last day holds until it is revoked', () => {
    expect(authorizationFailings({ ...signedForThePost, expiresOn: null }, posted)).toEqual([])
  })

  test.each([
    [{ exists: 'no' as const }, 'There is no written authorization.'],
    [{ exists: 'unknown' as const }, 'No written authorization has been found yet.'],
    [{ coversThis: false }, 'It does not cover this use.'],
    [{ signer: null }, 'Who signed it is not recorded.'],
    [{ scope: null }, 'What it allows is not recorded.'],
    [{ signedOn: null }, 'When it was signed is not recorded.'],
    [{ signedOn: '2026-06-02' }, 'It was signed on June 2, 2026, after the use began.'],
    [
      { expiresOn: '2026-06-02' },
      'It expired on June 2, 2026, before the use of June 1, 2026 to June 3, 2026 was over.',
    ],
    [
      { revokedOn: '2026-06-03' },
      'It was revoked on June 3, 2026, before the use of June 1, 2026 to June 3, 2026 was over.',
    ],
  ])('with %o does not permit', (wrong, sentence) => {
    expect(authorizationFailings({ ...signedForThePost, ...wrong }, posted)).toEqual([sentence])
  })

  test('revoked after the post was taken down permitted it all the same', () => {
    expect(authorizationFailings({ ...signedForThePost, revokedOn: '2026-06-04' }, posted)).toEqual([])
  })

  test('cannot be judged while the day of the posting is not recorded', () => {
    expect(authorizationFailings(signedForThePost, { from: null, to: null })).toEqual([
      expect.stringContaining('The date of the posting or use is not recorded'),
    ])
  })

  test('for a use of one day names one day', () => {
    const expired = { ...signedForThePost, expiresOn: '2026-05-31' }
    expect(authorizationFailings(expired, { from: '2026-06-01', to: null })).toEqual([
      'It expired on May 31, 2026, before the use of June 1, 2026 was over.',
    ])
  })
})
