import { z } from '@hono/zod-openapi'
import { ACT_NAMES } from '../../../breach/words/acts.ts'
import { PROVED_BY } from '../../../storage/log/chain.ts'
import { instant } from './words.ts'

const seq = z.int().openapi({ description: 'Entry number, starting at 1 with no gaps.' })
const by = z.string().openapi({ description: 'Who did it: a user id, `key:ID`, `cli:NAME` or `system`.' })
const via = z.string().openapi({ description: 'The API key by way of which a user did it, as `key:ID`.' })
const proved = z.enum(PROVED_BY).openapi({
  description: 'Of a signature in a session: by what its signer had proved who it is, in the minutes before.',
})
const act = z.enum(ACT_NAMES).openapi({ description: 'What was done.', example: 'incident_logged' })
const subject = z
  .string()
  .openapi({ description: 'The part of the incident that has its own versions, such as `step/wipe-remotely`.' })
const version = z
  .int()
  .openapi({ description: 'The version of the incident (or of the subject) that this entry created.' })
const facts = z
  .record(z.string(), z.unknown())
  .openapi({ description: 'Ids, dates, numbers and codes. Never free text, never patient data.' })
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const previous = digest.openapi({ description: 'Hash of the previous entry; 64 zeros for the first entry.' })
const hash = digest.openapi({ description: 'SHA-256 of the entry as canonical JSON (RFC 8785).' })

/** A log entry as it is chained. Absent members are not part of its canonical JSON. */
export const entrySchema = z
  .strictObject({
    seq,
    at: instant,
    by,
    via: via.optional(),
    proved: proved.optional(),
    act,
    incident: z.string().optional(),
    subject: subject.optional(),
    version: version.optional(),
    facts: facts.optional(),
    details: digest.optional().openapi({ description: 'SHA-256 of the encrypted free text of the entry.' }),
    previous,
    wrote: z
      .array(z.string())
      .optional()
      .openapi({ description: 'The tables that the change wrote and whose rows carry a proof.' }),
  })
  .openapi('LogEntry')

/** A signed head of the log: Ed25519 over its canonical JSON without `signature`. */
export const signedHeadSchema = z
  .strictObject({ at: instant, hash: digest, publicKey: z.string(), seq: z.int().nonnegative(), signature: z.string() })
  .openapi('SignedHead')

/** A line of the export: an entry with its hash; the last line is `{"head": SignedHead}`. */
export const exportLineSchema = z
  .union([
    z.strictObject({ entry: entrySchema, hash }),
    z.strictObject({
      withheld: seq.openapi({ description: 'About an incident that you may not see: only its place and hash.' }),
      hash,
    }),
    z.strictObject({ head: signedHeadSchema }),
  ])
  .openapi('LogLine')

/** A log entry as lists show it, with its free text for roles that may read it. */
export const logItemSchema = z
  .strictObject({
    seq,
    at: instant,
    by,
    byName: z.string(),
    via: via.nullable(),
    proved: proved.nullable(),
    act,
    incident: z.string().nullable(),
    subject: subject.nullable(),
    version: version.nullable(),
    facts,
    details: z.unknown().openapi({
      description: 'The free text. null if there is none, it was erased, or your role may not read it.',
    }),
    previous,
    hash,
  })
  .openapi('LogItem')

/** A request to verify the log, with an earlier head it must still contain. */
export const verificationSchema = z.strictObject({ head: signedHeadSchema.optional() }).openapi('Verification')

/** The result of a verification. */
export const verdictSchema = z
  .strictObject({
    whole: z.boolean(),
    entries: z.int().openapi({ description: 'Number of entries verified.' }),
    fault: z
      .string()
      .nullable()
      .openapi({ description: 'The first fault found, as a sentence; null if the log is intact.' }),
    remarks: z
      .array(z.string())
      .openapi({ description: 'What to look at though it is no fault, as sentences: where the clock was set back.' }),
    notChecked: z.array(z.string()).openapi({ description: 'What a verification cannot tell, as sentences.' }),
    head: signedHeadSchema.openapi({
      description: 'The current signed head. Save it and send it with a later verification.',
    }),
  })
  .openapi('VerificationResult')
