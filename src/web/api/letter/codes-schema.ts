import { z } from '@hono/zod-openapi'
import { PRODUCTS } from '../../../breach/incident/letter-text.ts'
import { oneOf } from '../shared/words.ts'

/** For which service codes are. */
export const codesQuery = z.strictObject({
  product: oneOf(PRODUCTS)
    .default('adult')
    .openapi({ description: '`adult`: the offer for adults; `minor`: the one for minors.' }),
})

const count = z.int().min(0)

/** How the codes of a service stand. */
const standing = z
  .strictObject({
    people: count.openapi({ description: 'People whose letter has to bear a code.' }),
    codes: count.openapi({ description: 'Codes that they have, or that are free to be dealt to them.' }),
    lacking: count.openapi({ description: 'People for whom there is no code. Their letters stop.' }),
    doubled: count.openapi({ description: 'People whose code stands beside another person too. Their letters stop.' }),
  })
  .openapi('CodeStanding')

/** How the codes of each service stand that asks for them. */
export const codesSchema = z
  .strictObject({
    adult: standing.nullable(),
    minor: standing.nullable(),
  })
  .openapi('LetterCodes', { description: 'null: no code is asked of each person.' })
