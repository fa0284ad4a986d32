import { z } from '@hono/zod-openapi'
import { AUTHORIZATION_ANSWERS } from '../../../breach/decision/authorization.ts'
import { EXCEPTION_KINDS } from '../../../breach/law/vocabulary.ts'
import { entrySchema, signedHeadSchema } from '../shared/log-schema.ts'
import { day, instant } from '../shared/words.ts'
import { actorSchema, judgedFactsSchema, signatureSchema, signedSchema } from './signed-assessment-schema.ts'

const dayOrNull = day.nullable()

const exception = z
  .strictObject({
    kind: z.enum(EXCEPTION_KINDS),
    goodFaith: z.boolean(),
    withinAuthority: z.boolean(),
    sameEntity: z.boolean(),
    bothAuthorized: z.boolean(),
    furtherMisuse: z.boolean(),
    text: z.string(),
    claimedBy: actorSchema,
    claimedAt: instant,
  })
  .openapi('ClaimedException')

const authorization = z
  .strictObject({
    exists: z.enum(AUTHORIZATION_ANSWERS),
    signer: z.string().nullable(),
    scope: z.string().nullable(),
    signedOn: dayOrNull,
    expiresOn: dayOrNull,
    revokedOn: dayOrNull,
    coversThis: z.boolean(),
    recordedBy: actorSchema,
    recordedAt: instant,
  })
  .openapi('Authorization')

const assessment = z
  .strictObject({ ...signedSchema.shape, signature: signatureSchema.nullable() })
  .openapi('Assessment')

const harmFinding = z
  .strictObject({ reason: z.string(), foundBy: actorSchema, foundAt: instant })
  .openapi('HarmFinding')

const outcome = {
  breach: z.enum(['no', 'presumed', 'yes']),
  because: z.string(),
  citation: z.string(),
  missing: z
    .array(z.string())
    .openapi({ description: 'What keeps the assessment from rebutting the presumption of a breach.' }),
  exceptionFailings: z.array(z.string()).openapi({ description: 'Why the claimed exception does not apply.' }),
  changed: z.array(z.string()).openapi({ description: 'Facts that have changed since the assessment was written.' }),
}

const pastDecision = z
  .strictObject({
    id: z.string().openapi({ example: '2026-0014' }),
    title: z.string(),
    breach: outcome.breach,
    because: z.string(),
    citation: z.string(),
    decidedAt: instant,
  })
  .openapi('PastDecision')

/** The decision on an incident. */
export const decisionSchema = z
  .strictObject({
    ...outcome,
    exception: exception.nullable(),
    authorization: authorization.nullable(),
    authorizationFailings: z.array(z.string()),
    proposesPermitted: z.boolean().openapi({
      description:
        'Whether a valid authorization is on record. If so, set `event.permitted` on the incident to confirm that the use was permitted.',
    }),
    assessment: assessment.nullable(),
    harmFinding: harmFinding.nullable(),
    similar: z
      .array(pastDecision)
      .openapi({ description: 'Decisions on incidents of the same kind, most similar first.' }),
  })
  .openapi('Decision')

/** The record of a decision, for someone who has to verify it. */
export const decisionRecordSchema = z
  .strictObject({
    practice: z.string().nullable(),
    incident: z.strictObject({ id: z.string(), title: z.string(), version: z.int(), summary: z.string().nullable() }),
    facts: judgedFactsSchema,
    outcome: z.strictObject(outcome),
    exception: exception.nullable(),
    exceptionDigest: z.string().nullable(),
    authorization: authorization.nullable(),
    assessment: signedSchema.nullable(),
    assessmentDigest: z.string().nullable().openapi({
      description:
        'SHA-256 of `assessment` as canonical JSON (RFC 8785). It is the fact `text` of the log entries that wrote and signed it.',
    }),
    signature: signatureSchema.nullable(),
    harmFinding: harmFinding.nullable(),
    evidence: z.array(z.strictObject({ about: z.string(), bytes: z.int(), sha256: z.string(), attachedAt: instant })),
    entries: z.array(z.strictObject({ entry: entrySchema, hash: z.string() })).openapi({
      description: 'The log entries that make up the decision, as chained and exported.',
    }),
    head: signedHeadSchema,
    names: z.record(z.string(), z.string()).openapi({ description: 'Names of the people who acted, by id.' }),
  })
  .openapi('DecisionRecord')
