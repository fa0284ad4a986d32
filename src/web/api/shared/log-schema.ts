import { z } from '@hono/zod-openapi'
import { ACT_NAMES } from '../../../breach/words/acts.ts'
import { instant } from './words.ts'

const seq = z.int().openapi({ description: 'The number of the entry, from 1, without a gap.' })
const by = z.string().openapi({ description: 'Who: a user’s id, `key:ID`, `cli:NAME` or `system`.' })
const act = z.enum(ACT_NAMES).openapi({ description: 'What was done.', example: 'incident_logged' })
const subject = z
  .string()
  .openapi({ description: 'What of the incident has versions of its own, as `step/wipe-remotely`.' })
const version = z
  .int()
  .openapi({ description: 'The version of the incident (or of that subject) which this entry makes.' })
const facts = z
  .record(z.string(), z.unknown())
  .openapi({ description: 'Ids, Days, numbers and codes; never free text, never a patient’s data.' })
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const previous = digest.openapi({ description: 'The hash of the entry before; 64 zeros before the first.' })
const hash = digest.openapi({ description: 'SHA-256 of the entry as canonical JSON (RFC 8785).' })

/** An entry of the log as it is chained. Members that are absent are not part of its canonical JSON. */
export const entrySchema = z
  .strictObject({
    seq,
    at: instant,
    by,
    act,
    incident: z.string().optional(),
    subject: subject.optional(),
    version: version.optional(),
    facts: facts.optional(),
    details: digest.optional().openapi({ description: 'SHA-256 of the sealed free text that belongs to the entry.' }),
    previous,
  })
  .openapi('LogEntry')

/** A head of the log, signed (Ed25519 over its canonical JSON without `signature`). */
export const signedHeadSchema = z
  .strictObject({ at: instant, hash: digest, publicKey: z.string(), seq: z.int().nonnegative(), signature: z.string() })
  .openapi('SignedHead')

/** A line of the export: an entry with its hash; the last line is `{"head": SignedHead}`. */
export const exportLineSchema = z
  .union([z.strictObject({ entry: entrySchema, hash }), z.strictObject({ head: signedHeadSchema })])
  .openapi('LogLine')

/** An entry as it is listed, with the free text that belongs to it for those who may read it. */
export const toldEntrySchema = z
  .strictObject({
    seq,
    at: instant,
    by,
    byName: z.string(),
    act,
    incident: z.string().nullable(),
    subject: subject.nullable(),
    version: version.nullable(),
    facts,
    details: z.unknown().openapi({
      description: 'The free text; null where there is none, it was forgotten, or this role may not read it.',
    }),
    previous,
    hash,
  })
  .openapi('ToldEntry')

/** What is asked of the proof: an earlier head that must be met. */
export const verificationSchema = z.strictObject({ head: signedHeadSchema.optional() }).openapi('Verification')

/** What the proof found. */
export const verdictSchema = z
  .strictObject({
    whole: z.boolean(),
    entries: z.int().openapi({ description: 'How many entries hold.' }),
    fault: z.string().nullable().openapi({ description: 'The first fault as a sentence; null when all holds.' }),
    head: signedHeadSchema.openapi({
      description: 'The head as it now stands, signed: keep it, and send it with a later verification.',
    }),
  })
  .openapi('Verdict')
