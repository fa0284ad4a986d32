import { z } from '@hono/zod-openapi'
import { isZone } from '../../../actions/book/zone.ts'
import { STATE_CODES } from '../../../breach/law/states.ts'
import { ENDORSEMENTS, ENVELOPES, type Endorsement, type EnvelopeName } from '../../../letters/envelope/window.ts'
import { phoneIn, tollFreeIn, websiteIn } from '../shared/contact.ts'
import { line, oneOf } from '../shared/words.ts'

/** The logo at the head of letters. */
export const logoSchema = z
  .strictObject({
    id: z.string().openapi({ description: 'SHA-256 of the picture.' }),
    width: z.int(),
    height: z.int(),
  })
  .openapi('Logo')

const optionalLine = z.string().trim().max(200).optional()

/** The practice that sends the letters. */
export const practiceSchema = z
  .strictObject({
    name: line('the name of the practice', 100),
    zone: z
      .string({ error: 'Choose a time zone.' })
      .refine(isZone, { error: 'Enter an IANA time zone, such as America/Chicago.' }),
    address: z.strictObject(
      {
        line1: line('the street line of the address', 64),
        line2: z.string().trim().max(64).optional(),
        city: line('the city', 60),
        state: oneOf(STATE_CODES),
        zip: z
          .string({ error: 'Enter the ZIP code.' })
          .regex(/^\d{5}(-\d{4})?$/, { error: 'Enter a ZIP code such as 60601 or 60601-1234.' })
          .openapi({ example: '60601' }),
      },
      { error: 'Enter the postal address.' },
    ),
    contactName: line('the name of the person who answers questions', 100),
    phone: phoneIn(optionalLine),
    tollFree: tollFreeIn(optionalLine),
    email: z.email({ error: 'Enter an e-mail address.' }).optional(),
    website: websiteIn(optionalLine),
    envelope: oneOf(Object.keys(ENVELOPES) as [EnvelopeName, ...EnvelopeName[]]).optional(),
    returnName: z.string().trim().max(40, { error: 'At most 40 characters fit in the window.' }).optional(),
    endorsement: oneOf(Object.keys(ENDORSEMENTS) as [Endorsement, ...Endorsement[]]).optional(),
  })
  .openapi('Practice')
