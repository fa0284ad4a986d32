import { type Context, Hono } from 'hono'
import type { BounceStanding } from '../../../actions/mailing/post.ts'
import { forgetMailSettings, saveMailSettings } from '../../../actions/practice/mail-settings.ts'
import { type MailStanding, mailStanding } from '../../../actions/practice/mail-standing.ts'
import { type MailTest, testMailSettings } from '../../../actions/practice/test-mail-settings.ts'
import { givenIn } from '../../api/practice/mail-settings.ts'
import { newMailSettingsSchema } from '../../api/practice/mail-settings-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { page } from '../../shell/page.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import { reasonInWords } from '../frame/email-words.ts'
import { mailFields, mailValues } from './mail-fields.ts'

const PATH = '/settings/mail'

/** The mail server that letters go through: what holds, saving another one, and trying it with one message. */
export const mailSettings = new Hono<Env>()
  .get(PATH, allow('administer'), (c) => show(c, {}))
  .post(PATH, allow('administer'), (c) =>
    answerForm(c, {
      async act(values) {
        await saveMailSettings(c.env, whoAsks(c), givenIn(check(newMailSettingsSchema, values)))
        return c.redirect(PATH, 303)
      },
      again: (values, problem) => show(c, { values }, problem),
    }),
  )
  .post(`${PATH}/test`, allow('administer'), (c) =>
    answerForm(c, {
      async act() {
        const test = await testMailSettings(c.env, whoAsks(c), null)
        c.env.outbox?.wake()
        return await show(c, { test })
      },
      again: (_, problem) => show(c, {}, problem),
    }),
  )
  .post(`${PATH}/bounces`, allow('administer'), async (c) => {
    await c.env.bounces?.look()
    return c.redirect(`${PATH}#bounces`, 303)
  })
  .post(`${PATH}/removal`, allow('administer'), async (c) => {
    await forgetMailSettings(c.env, whoAsks(c))
    return c.redirect(PATH, 303)
  })

type Shown = { values?: Values; test?: MailTest }

async function show(c: Context<Env>, { values, test }: Shown, problem?: Problem) {
  const standing = await mailStanding(c.env)
  const facts = {
    standing,
    bounces: bounceFacts(c.env.bounces?.standing()),
    fields: mailFields(values ?? mailValues(standing), Boolean(standing.saved?.user), problem?.errors),
    mayTest: standing.canSend && (standing.source === 'environment' || standing.saved !== null),
    test: test ? testFacts(test, standing) : null,
    problem: problem ?? null,
  }
  return await page(c, 'practice/mail-settings', { title: 'E-mail', section: 'settings', ...facts }, problem?.status)
}

function testFacts({ to, became, reason, answer }: MailTest, { source }: MailStanding) {
  const went = became === 'sent'
  const words = reasonInWords(reason)
  return { to, went, code: reason, answer, words: source === 'environment' ? words : asSaved(words) }
}

function bounceFacts(standing: BounceStanding | undefined) {
  if (!standing) return null
  const { hindered } = standing
  return { ...standing, words: hindered && (NOT_READ[hindered] ?? NOT_READ.unknown) }
}

const NOT_READ: Readonly<Record<string, string>> = {
  EAUTH: 'The mail server rejects the user name or password in BOUNCES_URL.',
  ENOFOLDER: 'The mail server has no such folder. Check the end of BOUNCES_URL.',
  ENOTFOUND: 'The mail server name in BOUNCES_URL was not found.',
  ECONNREFUSED: 'No mail server answers at the address and port in BOUNCES_URL.',
  unknown: 'The mailbox cannot be read.',
}

// The same sentences name the variables of the environment.
function asSaved(words: string): string {
  return words.replaceAll('SMTP_URL', 'these settings').replaceAll('MAIL_FROM', 'the sender address')
}
