import { z } from '@hono/zod-openapi'

// Lists within lists: a Markdown reader goes into each, and a few thousand of them are no letter.
const NESTED_TOO_DEEP = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+){6}/m

const part = (what: string) =>
  z
    .string({ error: `Write ${what}.` })
    .trim()
    .min(1, { error: `Write ${what}.` })
    .max(10_000, { error: 'At most 10,000 characters.' })
    .refine((text) => !NESTED_TOO_DEEP.test(text), { error: 'A list goes at most five levels deep.' })

/** The incident's own words, in Markdown: elements (A) to (D) of 45 CFR 164.404(c)(1). */
export const wordsSchema = z
  .strictObject({
    whatHappened: part('what happened'),
    whatInformation: part('what information was involved'),
    whatWeAreDoing: part('what you are doing about it'),
    whatYouCanDo: part('what the reader can do'),
  })
  .openapi('Words')
