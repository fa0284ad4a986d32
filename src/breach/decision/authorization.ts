import { type Day, inWords } from '../law/day.ts'
import type { Kind } from '../law/kinds.ts'

export const AUTHORIZATION_ANSWERS = ['yes', 'no', 'unknown'] as const

/** Kinds of incident that a patient’s written authorization may have permitted. */
export const AUTHORIZABLE_KINDS: readonly Kind[] = [
  'photo_without_authorization',
  'social_media_disclosure',
  'review_reply',
]

/** A patient’s written authorization, as far as it was looked for and read. */
export type Authorization = {
  exists: (typeof AUTHORIZATION_ANSWERS)[number]
  /** The patient or the personal representative who signed. */
  signer: string | null
  scope: string | null
  signedOn: Day | null
  /** The last day on which it holds; null: it names none. */
  expiresOn: Day | null
  revokedOn: Day | null
  coversThis: boolean
  recordedBy: string
  recordedAt: string
}

/**
 * Why the authorization does not make this use a permitted one, one sentence each; empty where it does. It has to hold
 * from the first day of the use to the last one known. The burden of proof is on the entity, 45 CFR 164.414(b).
 */
export function authorizationFailings(given: Authorization, use: { from: Day | null; to: Day | null }): string[] {
  if (given.exists === 'no') return ['There is no written authorization.']
  if (given.exists === 'unknown') return ['No written authorization has been found yet.']
  return [...gapsIn(given), ...(use.from ? timeFailings(given, use.from, use.to ?? use.from) : [NO_DAY])]
}

const NO_DAY = 'The date of the posting or use is not recorded, so we cannot tell whether it was still in force.'

function gapsIn({ signer, scope, signedOn, coversThis }: Authorization): string[] {
  return [
    ...(signer ? [] : ['Who signed it is not recorded.']),
    ...(scope ? [] : ['What it allows is not recorded.']),
    ...(signedOn ? [] : ['When it was signed is not recorded.']),
    ...(coversThis ? [] : ['It does not cover this use.']),
  ]
}

function timeFailings({ signedOn, expiresOn, revokedOn }: Authorization, from: Day, to: Day): string[] {
  const use = `the use of ${from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`}`
  return [
    ...(signedOn && signedOn > from ? [`It was signed on ${inWords(signedOn)}, after the use began.`] : []),
    ...(expiresOn && expiresOn < to ? [`It expired on ${inWords(expiresOn)}, before ${use} was over.`] : []),
    ...(revokedOn && revokedOn <= to ? [`It was revoked on ${inWords(revokedOn)}, before ${use} was over.`] : []),
  ]
}
