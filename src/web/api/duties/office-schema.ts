import { z } from '@hono/zod-openapi'
import { QUESTIONS, type QuestionId } from '../../../breach/offices/questions.ts'
import { incidentId } from '../frame/params.ts'
import { day, line, optionalText } from '../shared/words.ts'

/** An office of an incident, by its State and name. */
export const officeId = incidentId.extend({ office: z.string().openapi({ example: 'TX.attorney-general' }) })

const answer = optionalText(5000).transform((text) => text || null)
const questions = Object.keys(QUESTIONS) as [QuestionId, ...QuestionId[]]

/** The officer's own answers, by question. */
export const officeAnswersSchema = z
  .strictObject({
    answers: z.partialRecord(z.enum(questions), answer.nullable()).openapi({
      description:
        'By question id; null clears one, omitted ones stay. Only questions whose `mend` is `sheet`. An answer applies to every sheet of the incident that asks the same.',
    }),
  })
  .openapi('OfficeAnswers')

/** A filing with an office. */
export const officeFilingSchema = z
  .strictObject({
    filedOn: day,
    confirmation: answer.openapi({ description: 'The office’s confirmation or case number.' }),
    filedBy: answer.openapi({ description: 'Who sent it.' }),
  })
  .openapi('OfficeFiling')

/** Why a filing is undone. */
export const officeWithdrawalSchema = z
  .strictObject({ reason: line('why you are undoing this', 5000) })
  .openapi('OfficeFilingWithdrawal')

const fieldSchema = z
  .strictObject({
    id: z.string().openapi({ example: 'police' }),
    label: z.string(),
    basis: z.enum(['law', 'recalled', 'ours']).openapi({
      description:
        'Whose question it is: `law` the statute’s, in our summary; `recalled` the statute’s, from memory; `ours` what such forms usually ask. None was read in the office’s own form.',
    }),
    value: z.string().nullable().openapi({ description: 'null: you answer this; see `ask`.' }),
    isProposed: z.boolean(),
    isOwn: z.boolean().openapi({ description: 'Whether the officer answered it on a sheet.' }),
    ask: z.string(),
    mend: z
      .enum(['sheet', 'practice', 'incident', 'count', 'letter'])
      .openapi({ description: 'Where to answer or change it.' }),
  })
  .openapi('OfficeField')

const filedSchema = z.strictObject({
  filedOn: day,
  confirmation: z.string().nullable(),
  filedBy: z.string().nullable(),
  duties: z.array(z.string()),
  sent: z.array(z.strictObject({ label: z.string(), value: z.string().nullable() })).openapi({
    description: 'The answers as they stood when the filing was recorded.',
  }),
})

/** The sheet of an office. */
export const officeSheetSchema = z
  .strictObject({
    office: z.string().openapi({ example: 'TX.attorney-general' }),
    to: z.string(),
    duties: z.array(z.string()).openapi({ description: 'Ids of the duties this filing meets.' }),
    openDuties: z.array(z.string()).openapi({ description: 'Those of them with no notice on record.' }),
    dueOn: day.nullable(),
    method: z.string().nullable(),
    url: z.string().nullable(),
    asks: z.string().nullable().openapi({ description: 'What is asked, in the words of the law file.' }),
    isCompared: z.boolean().openapi({ description: 'Whether the sheet was compared with the office’s own form.' }),
    unsettled: z.string().nullable(),
    note: z.string().nullable(),
    attach: z.array(z.enum(['sample', 'names', 'report'])),
    sections: z.array(z.strictObject({ title: z.string(), fields: z.array(fieldSchema) })),
    filing: filedSchema.nullable(),
  })
  .openapi('OfficeSheet')

/** Every sheet of an incident. */
export const officeSheetsSchema = z.strictObject({ sheets: z.array(officeSheetSchema) }).openapi('OfficeSheets')
