import { z } from '@hono/zod-openapi'
import { CHANNELS } from '../../../breach/incident/letter-state.ts'
import { RESIDENCES } from '../../../breach/law/states.ts'
import type { Person } from '../../../people/values/person.ts'
import { readSsn } from '../../../people/values/values.ts'
import { day } from '../shared/words.ts'

const text = (longest: number) =>
  z
    .string({ error: 'Enter text.' })
    .trim()
    .max(longest, { error: `At most ${longest} characters.` })
    .optional()

const ENOUGH =
  'Enter the full name and birth date, or a Social Security number, record number, telephone number or e-mail address.'

/** The patient to search for: a full name with the birth date, or a number or address that few share. */
export const wantedSchema = z
  .strictObject({
    givenName: text(100),
    familyName: text(100),
    birthDate: day.optional(),
    ssn: text(20).refine((ssn) => !ssn || readSsn(ssn) !== undefined, {
      error: 'A Social Security number has nine digits.',
    }),
    mrn: text(100),
    phone: text(50),
    email: text(200),
  })
  .refine(isEnough, { error: ENOUGH })
  .openapi('PatientSearch', { example: { givenName: 'Ana', familyName: 'Lopez', birthDate: '1980-02-03' } })

/** A search as the description of a person. */
export function wantedPerson({ ssn, email, ...asked }: z.output<typeof wantedSchema>): Person {
  const number = ssn ? readSsn(ssn) : undefined
  const given = Object.entries(asked).filter(([, value]) => value)
  return {
    ...Object.fromEntries(given),
    ...(number && { ssn: number }),
    ...(email && { email: email.toLowerCase() }),
    address: {},
  }
}

const listing = z.strictObject({
  listed: z.boolean().openapi({ description: 'Whether the disclosure belongs in the accounting.' }),
  because: z.string(),
  isReading: z.boolean().openapi({ description: 'Whether this is our reading of the law. If so, check with counsel.' }),
})

const disclosureSchema = z.strictObject({
  incident: z.string(),
  person: z.string(),
  name: z.string(),
  state: z.enum(RESIDENCES),
  sameness: z.enum(['same', 'doubtful']),
  reasons: z.array(z.string()).openapi({ description: 'What matches and what differs, in words.' }),
  through: z
    .boolean()
    .openapi({ description: 'Whether it was found through what another of these incidents says about the patient.' }),
  occurredFrom: day.nullable(),
  occurredTo: day.nullable(),
  discoveredOn: day,
  breach: z.enum(['no', 'presumed', 'yes']),
  listing,
  recipient: z.string(),
  what: z.string(),
  purpose: z.string(),
  letters: z.array(
    z.strictObject({
      reference: z.string(),
      channel: z.enum(CHANNELS),
      state: z.string(),
      wentOn: day.nullable(),
    }),
  ),
})

/** The incidents in which a patient is, or may be, affected. */
export const foundPatientSchema = z
  .strictObject({
    items: z.array(disclosureSchema),
    next: z
      .string()
      .nullable()
      .openapi({ description: 'Send as `after` to get the next page; null on the last page.' }),
    others: z.int().openapi({ description: 'Number of other people who share a value but are clearly someone else.' }),
  })
  .openapi('PatientIncidents')

const chosenSchema = z.strictObject({
  incident: z.string({ error: 'Choose the incident.' }),
  person: z.string({ error: 'Choose the person.' }),
  recipient: text(2000),
  what: text(2000),
  purpose: text(2000),
})

/** The disclosures in an accounting, and what to say about each instead of what is on record. */
export const accountingSchema = z
  .strictObject({
    disclosures: z
      .array(chosenSchema, { error: 'Give a list of incidents and people.' })
      .min(1, { error: 'Choose at least one incident.' })
      .max(200, { error: 'At most 200 at a time.' }),
  })
  .openapi('NewAccounting', { example: { disclosures: [{ incident: '2026-0014', person: '001-0000001' }] } })

type Wanted = {
  [field in 'givenName' | 'familyName' | 'birthDate' | 'ssn' | 'mrn' | 'phone' | 'email']?: string | undefined
}

function isEnough({ givenName, familyName, birthDate, ssn, mrn, phone, email }: Wanted): boolean {
  return Boolean((givenName && familyName && birthDate) || ssn || mrn || phone || email)
}
