import { z } from '@hono/zod-openapi'

const part = (what: string) =>
  z
    .string({ error: `Write ${what}.` })
    .trim()
    .min(1, { error: `Write ${what}.` })
    .max(10_000, { error: 'At most 10,000 characters.' })

/** The incident's own words, in Markdown: elements (A) to (D) of 45 CFR 164.404(c)(1). */
export const wordsSchema = z
  .strictObject({
    whatHappened: part('what happened'),
    whatInformation: part('what information was involved'),
    whatWeAreDoing: part('what you are doing about it'),
    whatYouCanDo: part('what the reader can do'),
  })
  .openapi('Words')
