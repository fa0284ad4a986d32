import { z } from '@hono/zod-openapi'
import { AUTHORIZATION_ANSWERS } from '../../../breach/decision/authorization.ts'
import { FACTOR_SHEETS } from '../../../breach/decision/factor-questions.ts'
import { EXCEPTION_KINDS, type Factor, FINDINGS } from '../../../breach/law/vocabulary.ts'
import { day, flag, line, oneOf, optionalText } from '../shared/words.ts'

const TEXT_MOST = 10_000
const dayOrNull = day.nullable().default(null)
const textOrNull = (longest?: number) => optionalText(longest).transform((text) => text || null)

/** The four-factor assessment; omitted parts are not written yet. */
export const assessmentSchema = z
  .strictObject({
    factors: z
      .strictObject({
        nature: factor('nature'),
        recipient: factor('recipient'),
        acquired_or_viewed: factor('acquired_or_viewed'),
        mitigation: factor('mitigation'),
      })
      .default({}),
    finding: oneOf(FINDINGS)
      .nullable()
      .default(null)
      .openapi({ description: 'The finding; null if there is none yet.' }),
    reason: optionalText(TEXT_MOST).openapi({
      description: 'The written reason; a finding of low probability needs one.',
    }),
  })
  .openapi('NewAssessment')

/** Answers to some questions of the assessment: what is omitted stays as it is, null clears it. */
export const answeredSchema = assessmentSchema.extend({ finding: oneOf(FINDINGS).nullish() })

/** A claimed exception. Each kind is judged on its own facts, which default to false. */
export const exceptionSchema = z
  .strictObject({
    kind: oneOf(EXCEPTION_KINDS),
    goodFaith: flag.default(false),
    withinAuthority: flag.default(false),
    sameEntity: flag.default(false),
    bothAuthorized: flag.default(false),
    furtherMisuse: flag.default(false),
    text: line('what happened that shows this', TEXT_MOST),
  })
  .openapi('NewException')

/** What was found about the patient’s written authorization. */
export const authorizationSchema = z
  .strictObject({
    exists: oneOf(AUTHORIZATION_ANSWERS),
    signer: textOrNull(200).openapi({ description: 'Who signed. Prefer a chart number or initials to a name.' }),
    scope: textOrNull().openapi({ description: 'What it allows: which pictures, where and for what purpose.' }),
    signedOn: dayOrNull,
    expiresOn: dayOrNull.openapi({ description: 'Last day it is valid; null if it names none.' }),
    revokedOn: dayOrNull,
    coversThis: flag.default(false),
  })
  .openapi('NewAuthorization')

/** The written finding some States ask for. */
export const harmFindingSchema = z
  .strictObject({ reason: line('why no harm is reasonably likely', TEXT_MOST) })
  .openapi('NewHarmFinding')

/** Why something recorded is withdrawn. */
export const takingBackSchema = z
  .strictObject({ reason: line('why you are withdrawing it', 5000) })
  .openapi('WithdrawalReason')

function factor(name: Factor) {
  const { questions, asks } = FACTOR_SHEETS[name]
  return z
    .strictObject({ answers: z.strictObject(answersTo(questions)).default({}), text: optionalText(TEXT_MOST) })
    .optional()
    .openapi({ description: asks })
}

function answersTo(questions: (typeof FACTOR_SHEETS)[Factor]['questions']) {
  return Object.fromEntries(
    questions.map(({ code, ask, options }) => {
      const codes = options.map(([each]) => each) as [string, ...string[]]
      return [code, oneOf(codes).nullable().optional().openapi({ description: ask })]
    }),
  )
}
