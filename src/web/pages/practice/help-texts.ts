import { type Context, Hono } from 'hono'
import { practiceOf } from '../../../actions/book/practice.ts'
import { helpTextsOf, removeHelpText, writeHelpText } from '../../../actions/practice/help-texts.ts'
import { contactOf } from '../../../letters/individual/contact.ts'
import { HELP_LANGUAGES, languageNames, helpTexts as textsOf } from '../../../letters/languages/help-texts.ts'
import { helpTextSchema } from '../../api/practice/help-texts.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields } from '../../shell/forms/fields.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'

const PATH = '/settings/help-texts'

const FIELDS: readonly FieldSpec[] = [
  {
    name: 'language',
    label: 'Language',
    type: 'select',
    required: true,
    options: [['', 'Choose…'], ...HELP_LANGUAGES.map((code) => [code, nameOf(code)] as const)],
  },
  {
    name: 'text',
    label: 'Text',
    type: 'textarea',
    rows: 4,
    required: true,
    hint: 'Plain text, with the number to call. Take it from the samples that HHS publishes, or have it written by somebody who writes the language.',
  },
]

/** What letters say of free help, a text a language. */
export const helpTexts = new Hono<Env>()
  .get(PATH, allow('administer'), (c) => show(c, {}))
  .post(PATH, allow('administer'), (c) =>
    answerForm(c, {
      async act(values) {
        const { language: code, text } = check(helpTextSchema, values)
        await writeHelpText(c.env, whoAsks(c), { code, text })
        return c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, values, problem),
    }),
  )
  .post(`${PATH}/:language/removal`, allow('administer'), async (c) => {
    await removeHelpText(c.env, whoAsks(c), c.req.param('language'))
    return c.redirect(PATH, 303)
  })

async function show(c: Context<Env>, values: Values, problem?: Problem) {
  const [own, practice] = await Promise.all([helpTextsOf(c.env), practiceOf(c.env)])
  const texts = textsOf(own, practice ? contactOf(practice).any : null).map(({ code, text }) => ({
    code,
    text,
    name: nameOf(code),
    isOwn: own.some((each) => each.code === code),
  }))
  const facts = { texts, fields: fields(FIELDS, values, problem?.errors ?? []), problem: problem ?? null }
  return await page(c, 'practice/help-texts', { title: 'Free help', section: 'settings', ...facts }, problem?.status)
}

function nameOf(code: string): string {
  const { called, own } = languageNames(code)
  return called === own ? called : `${called} (${own})`
}
