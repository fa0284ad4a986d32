import { z } from '@hono/zod-openapi'
import type { Address } from '../../../people/values/person.ts'
import { line } from './words.ts'

const part = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, { error: `At most ${longest} characters.` })
    .optional()

const EXAMPLE = { line1: '12 Wharf St', line2: 'Apt 4', city: 'Boston', state: 'MA', zip: '02110' }

/** A postal address found after the import. */
export const newAddressSchema = z
  .strictObject({
    line1: line('the street line, or the PO box', 64),
    line2: part(64),
    city: part(64),
    state: part(20),
    zip: part(20),
    country: part(60),
  })
  .transform((given): Address => Object.fromEntries(Object.entries(given).filter(([, text]) => text)))
  .openapi('NewAddress', { example: EXAMPLE })
