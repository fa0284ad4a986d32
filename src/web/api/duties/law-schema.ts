import { z } from '@hono/zod-openapi'
import { day } from '../shared/words.ts'

const confidence = z.enum(['high', 'medium', 'low'])

const provision = z
  .strictObject({
    id: z.string().openapi({ example: 'individuals' }),
    about: z.string().openapi({ example: 'Notice to individuals' }),
    text: z.array(z.string()).readonly(),
    citation: z.string().nullable().openapi({ description: 'The citation; null only if there is no statute.' }),
    url: z.string().nullable().openapi({ description: 'Where to submit the notice.' }),
  })
  .openapi('Provision')

/** A jurisdiction's law in a few words. */
export const glanceSchema = z
  .strictObject({
    code: z.string().openapi({ example: 'TX' }),
    name: z.string(),
    statute: z.string().nullable(),
    individuals: z.string().openapi({ example: '60 days from determination' }),
    regulators: z.array(z.string()),
    isAsked: z.boolean().openapi({ description: 'Whether it requires anything of an ordinary private practice.' }),
    reviewed: day,
    confidence,
  })
  .openapi('LawAtAGlance')

const version = z.strictObject({
  from: day.nullable().openapi({ description: 'First day in force; null if not known.' }),
  statute: z.string().nullable(),
  reviewed: day,
  confidence,
  doubts: z.string().nullable().openapi({ description: 'What is unsettled in this law.' }),
  provisions: z.array(provision),
  sources: z
    .array(z.strictObject({ url: z.string(), title: z.string(), dated: z.string().nullable(), what: z.string() }))
    .readonly(),
})

/** The breach law of a jurisdiction in its versions, oldest first. */
export const lawSchema = z
  .strictObject({ code: z.string(), name: z.string(), versions: z.array(version) })
  .openapi('JurisdictionLaw')

/** Federal breach law. */
export const federalLawSchema = z
  .strictObject({
    reviewed: day,
    provisions: z.array(provision).readonly(),
    doubts: z.array(z.string()).readonly(),
    sources: z.array(z.strictObject({ url: z.string(), title: z.string() })).readonly(),
  })
  .openapi('FederalLaw')
