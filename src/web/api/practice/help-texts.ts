import { OpenAPIHono, type RouteHandler, z } from '@hono/zod-openapi'
import { helpTextsOf, removeHelpText, writeHelpText } from '../../../actions/practice/help-texts.ts'
import { HELP_LANGUAGES } from '../../../letters/languages/help-texts.ts'
import type { Env } from '../../shell/env.ts'
import { whoAsks } from '../../shell/who.ts'
import { answers, body, call } from '../frame/call.ts'
import { line, oneOf } from '../shared/words.ts'

const [first = 'en', ...others] = HELP_LANGUAGES

/** What the practice says in a language of help that is free. */
export const helpTextSchema = z
  .strictObject({
    language: oneOf([first, ...others]).openapi({ description: 'BCP 47.', example: 'vi' }),
    text: line('the text', 1500),
  })
  .openapi('HelpText')

const language = z.object({ language: z.string().openapi({ example: 'vi' }) })
const all = z.strictObject({ texts: z.array(helpTextSchema) }).openapi('HelpTexts')

const read = call('read', 'Practice', {
  method: 'get',
  path: '/practice/help-texts',
  operationId: 'readHelpTexts',
  summary: 'Get the practice’s own texts of free help, one per language',
  description:
    'Breachbook has texts of its own in English and Spanish. They are not the samples that HHS publishes for 45 CFR 92.11.',
  responses: { 200: answers('The texts.', all) },
})

const write = call('administer', 'Practice', {
  method: 'put',
  path: '/practice/help-texts',
  operationId: 'writeHelpText',
  summary: 'Save the text of free help in a language',
  description:
    'Plain text. Refused where the fonts of letters cannot print it. Letters whose sheet shows it need a new approval.',
  request: { body: body(helpTextSchema) },
  responses: { 200: answers('The texts.', all) },
})

const remove = call('administer', 'Practice', {
  method: 'delete',
  path: '/practice/help-texts/{language}',
  operationId: 'removeHelpText',
  summary: 'Remove the text of free help in a language',
  request: { params: language },
  responses: { 204: { description: 'Removed.' } },
})

/** What letters say of free help, on a sheet of its own. */
export const helpTexts = () =>
  new OpenAPIHono<Env>()
    .openapi(read, async (c) => c.json(await answer(c.env), 200))
    .openapi(write, onWrite)
    .openapi(remove, async (c) => {
      await removeHelpText(c.env, whoAsks(c), c.req.valid('param').language)
      return c.body(null, 204)
    })

const onWrite: RouteHandler<typeof write, Env> = async (c) => {
  const { language: code, text } = c.req.valid('json')
  await writeHelpText(c.env, whoAsks(c), { code, text })
  return c.json(await answer(c.env), 200)
}

type Answer = z.output<typeof all>

async function answer(world: Env['Bindings']): Promise<Answer> {
  const texts = await helpTextsOf(world)
  return { texts: texts.map(({ code, text }) => ({ language: code, text })) }
}
