import { z } from '@hono/zod-openapi'

const fieldError = z.strictObject({
  path: z
    .string()
    .openapi({ description: 'The field to fix; empty if it is the request as a whole.', example: 'address.zip' }),
  message: z.string().openapi({ example: 'Enter a ZIP code such as 60601 or 60601-1234.' }),
})

/** What went wrong, in the form of RFC 9457. */
export const problemSchema = z
  .strictObject({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'Please correct this' }),
    status: z.int().openapi({ example: 422 }),
    detail: z.string().openapi({ description: 'What went wrong and what to do, in plain words.' }),
    errors: z.array(fieldError).optional().openapi({ description: 'Each field to fix.' }),
  })
  .openapi('Problem')
