import { type Context, Hono } from 'hono'
import { todayOf } from '../../../actions/book/today.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import { answerOffice } from '../../../actions/duties/office-answers.ts'
import { fileOffice, withdrawFiling } from '../../../actions/duties/office-filings.ts'
import { officeSheetsOf, theOfficeSheet } from '../../../actions/duties/office-sheets.ts'
import type { OfficeSheet } from '../../../breach/offices/sheet.ts'
import { type FieldError, Refused } from '../../../errors.ts'
import { officeAnswersSchema, officeFilingSchema, officeWithdrawalSchema } from '../../api/duties/office-schema.ts'
import { saveNames } from '../../shell/answers/names-download.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { filesOf } from '../evidence/attached.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { knownOf } from './not-owed-facts.ts'
import { attachedTo, lettersOf } from './office-attachments.ts'
import { openSentence, otherSheets, sheetFacts, sheetPath } from './office-facts.ts'
import { answerFields, filingFields } from './office-fields.ts'

const OF = '/incidents/:id/offices/:office'

/** The sheet of a State office: where to file, what it asks in order, what to attach, the names it asks for, and the record of the filing. */
export const offices = new Hono<Env>()
  .get(OF, allow('read'), (c) => show(c, {}))
  .get('/incidents/:id/residents/:code/names.csv', allow('decide'), async (c) =>
    saveNames(c, await incidentOf(c), c.req.param('code')),
  )
  .post(
    OF,
    allow('decide'),
    answering('answers', ({ c, id, office, basis, values }) =>
      answerOffice(c.env, id, basis, office, check(officeAnswersSchema, values, null).answers),
    ),
  )
  .post(
    `${OF}/filing`,
    allow('decide'),
    answering('filing', async ({ c, id, office, basis, values: { 'anyway:flag': anyway = '', ...values } }) => {
      if (!anyway.endsWith('true')) await refuseOpen(c, office)
      await fileOffice(c.env, id, basis, office, check(officeFilingSchema, values))
    }),
  )
  .post(
    `${OF}/filing/withdrawal`,
    allow('decide'),
    answering('withdrawal', ({ c, id, office, basis, values }) =>
      withdrawFiling(c.env, id, basis, office, check(officeWithdrawalSchema, values).reason),
    ),
  )

type Which = 'answers' | 'filing' | 'withdrawal'
type Sent = { c: Context<Env>; id: string; office: string; basis: Parameters<typeof fileOffice>[2]; values: Values }
type Typed = { which?: Which; values?: Values; errors?: readonly FieldError[] }

// For each form of the page: act and show the sheet, or show what needs fixing in the form.
function answering(which: Which, act: (sent: Sent) => Promise<unknown>) {
  return (c: Context<Env>) =>
    answerForm(c, {
      async act({ version = '', ...values }) {
        const { id = '', office = '' } = { id: c.req.param('id'), office: c.req.param('office') }
        await act({ c, id, office, values, basis: { by: whoAsks(c), version: versionIn({ version }) } })
        return c.redirect(sheetPath(id, office), 303)
      },
      again: (values, problem) => show(c, { which, values, errors: problem.errors ?? [] }, problem),
    })
}

// Once: whoever files on paper or by telephone may know more than the sheet.
async function refuseOpen(c: Context<Env>, office: string): Promise<void> {
  const open = openSentence(await theOfficeSheet(await incidentOf(c), office))
  if (open === null) return
  const message = `${open} If it was filed without them, check “It was filed all the same” and save again.`
  throw new Refused(message, [{ path: 'anyway', message }])
}

async function show(c: Context<Env>, typed: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const office = c.req.param('office') ?? ''
  const [sheet, sheets, today, files, owed] = await Promise.all([
    theOfficeSheet(opened, office),
    officeSheetsOf(opened),
    todayOf(c.env),
    filesOf(opened),
    dutiesOf(opened),
  ])
  const known = knownOf(owed)
  const facts = {
    sheet: sheetFacts(sheet, incident, known),
    others: otherSheets(sheets, office, incident.id, known),
    attach: await attachedTo(opened, sheet, owed.count),
    letters: lettersOf(opened, sheet),
    receipt: files(`notice/${sheet.duties[0]?.id}`, sheetPath(incident.id, office)),
    ...formsOf(sheet, typed, { today, name: whoAsks(c).name }),
  }
  return await incidentPage(c, opened, { name: 'duties/office', tab: 'duties', facts, problem })
}

function formsOf(
  sheet: OfficeSheet,
  { which, values = {}, errors = [] }: Typed,
  known: { today: string; name: string },
) {
  const { filing } = sheet
  const first = { filedOn: filing?.filedOn ?? known.today, filedBy: filing?.filedBy ?? known.name }
  const isOf = (form: Which) => which === form
  return {
    answers: answerFields(sheet, isOf('answers') ? values : {}, isOf('answers') ? errors : []),
    filing: filingFields(
      { ...first, confirmation: filing?.confirmation ?? '', ...(isOf('filing') && values) },
      isOf('filing') ? errors : [],
      openSentence(sheet),
    ),
    isFilingOpen: isOf('filing'),
    isWithdrawalOpen: isOf('withdrawal'),
  }
}
