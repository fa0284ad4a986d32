import { type Context, Hono } from 'hono'
import { practiceOf } from '../../../actions/book/practice.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { readWithdrawalToken, withdrawEmailConsent, withdrawnFrom } from '../../../actions/people/email-consent.ts'
import { Missing } from '../../../errors.ts'
import { telephoneLink } from '../../../letters/text/contact-links.ts'
import { phoneAsWritten } from '../../../letters/text/phone.ts'
import { strangersBodies } from '../../shell/body-limit.ts'
import type { Env } from '../../shell/env.ts'

/**
 * Where the reader of an e-mail opts out, without signing in: the sealed token in the link is all that is needed.
 * Opening the page changes nothing, because link checkers open it too; the button does, or a mail program's one-click
 * request (RFC 8058), which comes from no page of ours. The page shows only the practice's name, not the product's.
 */
export const unsubscribe = new Hono<Env>()
  .get('/unsubscribe/:token', async (c) => {
    const { incident, person } = readWithdrawalToken(c.env, c.req.param('token'))
    return await show(c, { withdrawn: (await withdrawnFrom(await openIncident(c.env, incident))).has(person) })
  })
  .post('/unsubscribe/:token', strangersBodies, async (c) => {
    const reader = readWithdrawalToken(c.env, c.req.param('token'))
    await withdrawEmailConsent(c.env, { id: 'system' }, { ...reader, way: 'link' })
    return await show(c, { withdrawn: true })
  })

// A patient who copied half a link still sees no page of the application.
unsubscribe.onError((error, c) => {
  if (!(error instanceof Missing)) throw error
  return show(c, { broken: true }, 404)
})

async function show(c: Context<Env>, shown: { withdrawn?: boolean; broken?: boolean }, status: 200 | 404 = 200) {
  const practice = await practiceOf(c.env)
  const { name = 'the practice', tollFree = null, phone = null } = practice ?? {}
  const text = tollFree ?? phone
  const call = text && {
    text: phoneAsWritten(text),
    link: telephoneLink(text) ?? `tel:${text.replaceAll(/[^+\d]/g, '')}`,
  }
  const facts = { withdrawn: false, broken: false, ...shown, name, call }
  return c.html(c.env.render('pages/email/unsubscribe', facts), status)
}
