import { z } from '@hono/zod-openapi'
import { LANGUAGES } from '../../../letters/languages/index.ts'
import { incidentId } from '../frame/params.ts'
import { day, oneOf } from '../shared/words.ts'

/** A document of an incident, by its id. */
export const documentId = incidentId.extend({ document: z.string().openapi({ example: 'web-notice' }) })

const [english = 'en', ...others] = LANGUAGES.map(({ code }) => code)

/** The language of a document. */
export const languageQuery = z.strictObject({ language: oneOf([english, ...others]).default('en') })

/** A document that goes with an incident. */
export const documentSchema = z
  .strictObject({
    id: z.string().openapi({ example: 'regulator.NH.attorney-general' }),
    group: z.enum(['letters', 'public', 'regulators', 'file']),
    title: z.string(),
    why: z.string(),
    duty: z.string().nullable().openapi({ description: 'The duty that calls for it; null if none does.' }),
    citation: z.string().nullable(),
    due: day.nullable(),
    asks: z.string().nullable().openapi({ description: 'What the law or the office requires it to contain.' }),
    unsettled: z.string().nullable(),
    isTranslated: z.boolean(),
    languages: z.array(z.string()).openapi({ description: 'Languages available now.', example: ['en'] }),
    sheet: z.string().nullable().openapi({ description: 'The office’s sheet, whose answers it repeats.' }),
    givenOn: day.nullable().openapi({ description: 'When its duty was met, as recorded; null if it was not.' }),
    draftFor: z
      .array(z.string())
      .openapi({ description: 'Why each page says DRAFT; empty if none does.', example: ['3 gaps', 'not approved'] }),
    lacks: z.array(z.string()).openapi({ description: 'What must be fixed before it can go out.' }),
  })
  .openapi('IncidentDocument')
