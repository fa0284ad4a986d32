import { type Context, Hono } from 'hono'
import { openBook } from '../../../actions/book/parts.ts'
import { openedFrom } from '../../../actions/incident/open-incident.ts'
import { withTypedLetter } from '../../../actions/letter/letter.ts'
import { letterAs } from '../../../actions/letter/letter-as.ts'
import { readersOf } from '../../../actions/letter/letter-readers.ts'
import type { Env } from '../../shell/env.ts'
import type { Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { showAgain } from './letter.ts'
import { letterText } from './letter-form.ts'

/**
 * The letter with the words as they are typed, to a made-up reader of the kind that is looked at, and nothing saved: each
 * pause in typing asks for it, and nobody’s record is read for that.
 */
export const typedSheet = new Hono<Env>().post('/incidents/:id/letter/sheet', allow('decide'), (c) =>
  answerForm(c, { act: (values) => showSheet(c, values), again: (text, problem) => showAgain(c, text, problem) }),
)

async function showSheet(c: Context<Env>, { version: _, reader = '', ...values }: Values) {
  const opened = await incidentOf(c)
  const typed = openedFrom(openBook(c.env), withTypedLetter(opened.incident, whoAsks(c).id, letterText(values)))
  const chosen = (await readersOf(opened)).find(({ key }) => key === reader) ?? null
  const sheet = await letterAs(typed, chosen && { ...chosen, sample: null })
  return await incidentPage(c, opened, { name: 'letter/typed-sheet', tab: 'letter', facts: { sheet } })
}
