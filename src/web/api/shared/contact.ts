import type { z } from '@hono/zod-openapi'
import { isPhone, isTollFree, isWebsite } from '../../../people/values/contact.ts'

const PHONE =
  'Enter a telephone number with its area code, such as 617-555-0100. A number outside North America begins with +.'
const TOLL_FREE = 'Enter a toll-free number. It begins with 800, 833, 844, 855, 866, 877 or 888, such as 800-555-0100.'
const WEBSITE = 'Enter the address of a website, such as www.clinic.example.'

/** Text that is a telephone number, where there is any. */
export function phoneIn<Schema extends z.ZodType<string | null | undefined>>(schema: Schema) {
  return schema.refine((text) => !text || isPhone(text), { error: PHONE })
}

/** Text that is a toll-free number, where there is any. */
export function tollFreeIn<Schema extends z.ZodType<string | null | undefined>>(schema: Schema) {
  return schema.refine((text) => !text || isTollFree(text), { error: TOLL_FREE })
}

/** Text that is the address of a website, where there is any. */
export function websiteIn<Schema extends z.ZodType<string | null | undefined>>(schema: Schema) {
  return schema.refine((text) => !text || isWebsite(text), { error: WEBSITE })
}
