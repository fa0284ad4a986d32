import { z } from '@hono/zod-openapi'
import { FILTERS } from '../../../actions/people/flags.ts'
import { RESIDENCES } from '../../../breach/law/states.ts'
import { FLAGS } from '../../../people/flags.ts'
import { PATIENT_DOUBTS } from '../../../people/values/names/patient-doubt.ts'
import { ADDRESS_DOUBTS } from '../../../people/values/triage.ts'
import { listQuery } from '../shared/list-schema.ts'
import { day, oneOf } from '../shared/words.ts'

const text = z.string().optional()

const address = z.strictObject({
  ...{ line1: text, line2: text, city: text, state: text, zip: text },
  region: text.openapi({
    description:
      'A province or state abroad, or a postal region that is no State: AE, AP or AA (armed forces), PW, FM or MH.',
  }),
  country: text.openapi({ description: 'US, or the English name of the country.' }),
})

/** A person as the rosters describe them, without the Social Security number. */
export const personSchema = z
  .strictObject({
    id: z.string(),
    state: z.enum(RESIDENCES).openapi({ description: 'The State in which the person is counted.' }),
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
    asOf: day.optional().openapi({ description: 'The day as of which the roster says all this, if a column says so.' }),
    address: address.openapi({
      description:
        'Where the letter goes. Of someone who asked for confidential communication (45 CFR 164.522(b)), only the address asked for; empty until it is known.',
    }),
    residence: address.optional().openapi({
      description: 'The ordinary address of someone whose letters go to a confidential one. Never used for a letter.',
    }),
    otherAddress: address.optional().openapi({
      description: 'Another usable address in the rosters, if no date shows which is newer.',
    }),
    guardianName: text,
    guardianRole: text.openapi({ description: 'What the guardian is, in the words of the roster: mother.' }),
    representativeName: text,
    representativeRole: text.openapi({
      description: 'What the representative is, in the words of the roster: son, executor.',
    }),
    representativeIs: z.enum(['legal', 'not_legal']).optional().openapi({
      description:
        'What was decided of that representative. Absent: nobody decided, and the letter of a living adult waits.',
    }),
    ownCare: z.boolean().optional().openapi({
      description:
        'A minor who consented to the care: written to alone, at a confidential address (45 CFR 164.502(g)(3)).',
    }),
    language: text,
    elements: z.array(z.string()).optional(),
    factsCorrectedAt: z.string().nullable().openapi({
      description: 'Since when the name or birth date is corrected; null where it is what the rosters gave.',
    }),
    flags: z.array(z.enum(FLAGS)).openapi({ description: 'What matters for the law or the letter, as of today.' }),
    patientDoubt: z.enum(PATIENT_DOUBTS).nullable().openapi({
      description:
        'Why somebody should decide whether this is a patient: a placeholder, a newborn without a name, or a name of which a part is missing. Null for everybody else, and once it was decided.',
    }),
    addressDoubts: z.array(z.enum(ADDRESS_DOUBTS)).openapi({ description: 'Judged by the form of the address alone.' }),
    household: z.strictObject({ people: z.int(), family: z.int() }).nullable().openapi({
      description: 'How many people in the roster share this address, and how many of them share this family name.',
    }),
    leftOut: z
      .boolean()
      .openapi({ description: 'Whether the officer excluded the person: not counted, and sent no letter.' }),
  })
  .openapi('Person')

/** The query of the list of people: the page, and an optional flag. */
export const peopleQuery = listQuery(/^[\w-]{1,64}$/).extend({ flag: oneOf(FILTERS).optional() })
