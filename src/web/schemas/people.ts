import { z } from '@hono/zod-openapi'
import { RESIDENCES } from '../../breach/states.ts'
import { day } from './words.ts'

const text = z.string().optional()

/** An individual as the rosters describe him or her; Social Security numbers are not told. */
export const personSchema = z
  .object({
    id: z.string(),
    state: z.enum(RESIDENCES).openapi({ description: 'The State in which he or she is counted.' }),
    givenName: text,
    middleName: text,
    familyName: text,
    suffix: text,
    birthDate: day.optional(),
    deathDate: day.optional(),
    deceased: z.boolean().optional(),
    sex: text,
    mrn: text,
    phone: text,
    email: text,
    emailConsent: z.boolean().optional(),
    address: z.object({ line1: text, line2: text, city: text, state: text, zip: text, country: text }),
    guardianName: text,
    representativeName: text,
    language: text,
    elements: z.array(z.string()).optional(),
  })
  .openapi('Person')
