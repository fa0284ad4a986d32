import { z } from '@hono/zod-openapi'
import { ASSOCIATE, contractDays } from '../shared/asked.ts'
import { phoneIn } from '../shared/contact.ts'
import { day, line, optionalText } from '../shared/words.ts'

const orNull = (longest = 200) => optionalText(longest).transform((text) => text ?? null)
const dayOrNull = day.nullable().default(null)

/** What the register holds about a business associate. */
export const associateFactsSchema = z
  .strictObject({
    name: line('the name of the business associate'),
    agent: ASSOCIATE.agent.default(false),
    signedOn: dayOrNull.openapi({
      description: 'Date its business associate agreement was signed; null if there is none.',
    }),
    expiresOn: dayOrNull,
    contractDays: contractDays.default(null),
    contactName: orNull(),
    email: z
      .email({ error: 'Enter an e-mail address.' })
      .nullish()
      .transform((text) => text ?? null),
    phone: phoneIn(orNull(50)),
  })
  .openapi('AssociateFacts')

/** A business associate in the register. */
export const associateSchema = z
  .strictObject({
    id: z.string(),
    version: z.int(),
    name: z.string(),
    agent: ASSOCIATE.agent,
    signedOn: day.nullable(),
    expiresOn: day.nullable(),
    contractDays,
    contactName: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
  })
  .openapi('Associate')

/** The business associate where an incident happened: one from the register, or a name. */
export const atAssociateSchema = z
  .strictObject({
    id: z.string().nullable().default(null).openapi({
      description: 'Its id in the register. The name, and what is not said here, are then taken from there.',
    }),
    name: orNull(),
    agent: ASSOCIATE.agent.nullish().openapi({
      description:
        'Whether it is our agent, so that what it knows counts as known to us. If not given: as the register says, and true where it is not in the register.',
    }),
    discoveredOn: ASSOCIATE.discoveredOn.default(null),
    toldUsOn: ASSOCIATE.toldUsOn.default(null),
    contractDays: contractDays.default(null),
  })
  .openapi('IncidentAssociate')

const clock = z.strictObject({
  byLaw: day.nullable().openapi({ description: '60 days from its discovery, 45 CFR 164.410(b).' }),
  byContract: day.nullable(),
  due: day.nullable(),
  took: z.int().nullable().openapi({ description: 'Days from its discovery until it notified us.' }),
  late: z.int().nullable().openapi({ description: 'Days past `due`; 0 or less means on time.' }),
})

/** The vendor of an incident: its agreement, its deadline and ours. */
export const vendorSchema = z
  .strictObject({
    associate: associateSchema.nullable().openapi({ description: 'Its entry in the register.' }),
    agreement: z.enum(['none', 'expired', 'expiring', 'in_force']).nullable(),
    means: z.string(),
    clock,
    ours: z.strictObject({ discoveredOn: day, due: day.nullable() }),
  })
  .openapi('Vendor')
