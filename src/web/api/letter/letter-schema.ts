import { z } from '@hono/zod-openapi'
import { STATE_CODES } from '../../../breach/law/states.ts'
import { TRANSLATIONS } from '../../../letters/languages/index.ts'
import { phoneIn, tollFreeIn, websiteIn } from '../shared/contact.ts'
import { day, flag, line, oneOf, optionalText } from '../shared/words.ts'

// A Markdown parser recurses into nested lists, and thousands of levels would exhaust it.
const NESTED_TOO_DEEP = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]+){6}/m

const markdown = z
  .string({ error: 'Enter text.' })
  .trim()
  .max(10_000, { error: 'At most 10,000 characters.' })
  .refine((text) => !NESTED_TOO_DEEP.test(text), { error: 'A list can be at most five levels deep.' })

const part = (what: string) => z.string({ error: `Write ${what}.` }).pipe(markdown.min(1, { error: `Write ${what}.` }))

/** The incident's own words, in Markdown: elements (A) to (D) of 45 CFR 164.404(c)(1). */
const words = {
  whatHappened: part('what happened'),
  whatInformation: part('what information was involved'),
  whatWeAreDoing: part('what you are doing about it'),
  whatYouCanDo: part('what the reader can do'),
}

const orNull = (longest: number) => optionalText(longest).transform((text) => text || null)

const laterWords = markdown
  .nullable()
  .optional()
  .transform((text) => text || null)

const translatedSchema = z.strictObject({ ...words, hours: orNull(200), update: laterWords }).openapi('TranslatedWords')

const offerSchema = z
  .strictObject({
    provider: line('the name of the service', 100),
    months: z.int({ error: 'Enter a whole number of months.' }).min(1).max(120).openapi({ example: 24 }),
    url: websiteIn(line('where to sign up', 200)).openapi({ example: 'https://enroll.example' }),
    enrolBy: day,
    phone: phoneIn(orNull(100)),
    code: orNull(100),
    ownCodes: flag.default(false).openapi({
      description:
        'Whether each person has a code of his or her own: a column of the roster (`monitoring_code`), or `POST …/letter/codes`. A letter without its code stops.',
    }),
    asksForCard: flag.default(false),
  })
  .refine(({ code, ownCodes }) => !(code && ownCodes), {
    path: ['code'],
    error: 'Enter one code for everyone, or say that each person has a code, not both.',
  })
  .openapi('Offer')

const bureauSchema = z
  .strictObject({
    name: line('the name of the bureau', 60),
    phone: phoneIn(line('its telephone number', 60)),
    freeze: line('the mailing address for freezes'),
    alert: line('the mailing address for fraud alerts'),
    website: websiteIn(line('its website')),
  })
  .openapi('Bureau')

const contactSchema = z
  .strictObject({
    name: line('the name of the office', 120),
    phone: phoneIn(orNull(60)),
    address: orNull(200),
    website: websiteIn(orNull(200)),
  })
  .openapi('OfficeContact')

/** Offices readers can contact besides the practice. */
const directorySchema = z
  .strictObject({
    checkedOn: day.nullable().default(null),
    bureaus: z.array(bureauSchema).max(10),
    tradeCommission: contactSchema,
    offices: z.partialRecord(oneOf(STATE_CODES), contactSchema).default({}),
  })
  .openapi('Directory')

const [firstLanguage = 'es', ...languages] = TRANSLATIONS.map(({ code }) => code)

/** Everything the officer writes for the letters of one incident. Omitted fields are not decided yet. */
export const letterTextSchema = z
  .strictObject({
    ...words,
    translated: z
      .partialRecord(oneOf([firstLanguage, ...languages]), translatedSchema)
      .optional()
      .openapi({ description: 'The same text in other languages, by language code.' }),
    tollFree: tollFreeIn(orNull(100)).openapi({ description: 'Used instead of the practice’s toll-free number.' }),
    hours: orNull(200).openapi({ description: 'When someone answers the phone, in words.' }),
    offer: offerSchema.nullable().optional(),
    minorOffer: offerSchema.nullable().optional().openapi({
      description:
        'The service for minors, which a parent or guardian signs a child up for. Without one, letters about minors offer none: services for adults do not take children.',
    }),
    owner: orNull(200).openapi({
      description: 'The company that owns the practice. Letters to Massachusetts name it.',
    }),
    massachusetts: oneOf(['no_narrative', 'hipaa_letter']).optional(),
    directory: directorySchema.nullable().optional(),
    update: laterWords.openapi({ description: 'What a second letter adds to the first, in Markdown.' }),
    securityProgram: flag.nullable().optional(),
    languageSheet: flag.optional().openapi({
      description:
        'Whether a sheet goes with each letter that says, in several languages, what help is free. Its texts are those of `/practice/help-texts`.',
    }),
    forRegulators: laterWords.openapi({ description: 'Additional text for letters to regulators, in Markdown.' }),
    forOthers: z
      .strictObject({
        whatHappened: laterWords,
        whatInformation: laterWords,
        whatWeAreDoing: laterWords,
        whatYouCanDo: laterWords,
      })
      .nullable()
      .optional()
      .openapi({
        description:
          'The same text for offices, newspapers and the media, which are not the patient. A sentence with “you” is refused. null for a part: the letter’s own, told of patients.',
      }),
  })
  .openapi('LetterText')

/** The warnings an approver acknowledges, by code; defaults to all. */
export const approvalSchema = z
  .strictObject({
    acknowledged: z.array(z.string().max(200)).max(500).optional().openapi({
      description:
        'Codes of the warnings the approver acknowledges, as listed in `findings`. If sent, approval is refused when there is any other warning. If omitted, all warnings are acknowledged.',
    }),
    letters: z
      .string()
      .regex(/^[0-9a-f]{64}$/, { error: 'Give the SHA-256 of the letter, 64 digits.' })
      .optional()
      .openapi({
        description:
          'The `lettersHash` the approver read. If sent, approval is refused (409) when the letters have changed since.',
      }),
  })
  .openapi('LetterApproval')
