import { z } from '@hono/zod-openapi'
import { personId } from '../frame/params.ts'
import { instant, line } from '../shared/words.ts'

/** A proposed address of a person, by its number. */
export const proposalId = personId.extend({ number: z.string().openapi({ example: '1' }) })

const address = z.strictObject({
  line1: z.string().optional(),
  line2: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  region: z.string().optional(),
  zip: z.string().optional(),
  country: z.string().optional(),
})

/** An address that waits for an officer. */
export const proposalSchema = z
  .strictObject({
    person: z.string(),
    number: z.int(),
    name: z.string().nullable().openapi({ description: 'null: this person is no longer among the affected.' }),
    address: address.openapi('ProposedPostalAddress'),
    source: z.enum(['returned_letter', 'call']),
    letter: z.string().openapi({ description: 'Reference of the letter that came back, or that the caller read out.' }),
    proposedAt: instant,
    proposedBy: z.string(),
  })
  .openapi('ProposedAddress')

/** Why it is not used. */
export const refusalSchema = z
  .strictObject({ reason: line('why this address is not used', 5000) })
  .openapi('ProposedAddressRefusal')
