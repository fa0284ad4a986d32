import { Hono } from 'hono'
import { draftsPdf, letterPdf } from '../../../actions/letter/letter-pdf.ts'
import { testSheet } from '../../../actions/letter/test-sheet.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'
import { showLetter } from './letter.ts'

/** Drafts of the letters as PDF: one person's, those of the whole roster, and the test sheet for the envelope. */
export const letterPdfs = new Hono<Env>()
  .get('/settings/test-sheet.pdf', allow('administer'), async (c) => pdf('test-sheet', await testSheet(c.env)))
  .get('/incidents/:id/people/:person/letter.pdf', allow('read_people'), async (c) => {
    const opened = await incidentOf(c)
    const { incident } = opened
    const person = c.req.param('person')
    return pdf(`draft-${incident.id}`, await letterPdf(opened, person, whoAsks(c)))
  })
  .post('/incidents/:id/letters/pdf', allow('decide'), (c) =>
    answerForm(c, {
      act: async () => {
        const opened = await incidentOf(c)
        const { incident } = opened
        return pdf(`drafts-${incident.id}`, await draftsPdf(opened, whoAsks(c)))
      },
      again: (_, problem) => showLetter(c, problem),
    }),
  )
