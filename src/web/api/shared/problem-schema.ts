import { z } from '@hono/zod-openapi'

const fieldError = z.strictObject({
  path: z.string().openapi({ description: 'Where in what was sent; empty: all of it.', example: 'address.zip' }),
  message: z.string().openapi({ example: 'Enter a ZIP code such as 60601 or 60601-1234.' }),
})

/** What went wrong, in the form of RFC 9457. */
export const problemSchema = z
  .strictObject({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ example: 'Not accepted' }),
    status: z.int().openapi({ example: 422 }),
    detail: z.string().openapi({ description: 'A sentence that a person can act on.' }),
    errors: z.array(fieldError).optional().openapi({ description: 'Each bad field.' }),
  })
  .openapi('Problem')
