import { type Context, Hono } from 'hono'
import { printLetter, theLetterToPrint } from '../../../actions/mailing/files/mailing-print.ts'
import { type KeptLetter, theLetterSent, theMailing } from '../../../actions/mailing/mailing.ts'
import { sentPage } from '../../../letters/individual/sent-page.ts'
import { pdf } from '../../shell/answers/pdf.ts'
import type { Env } from '../../shell/env.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf, incidentPage } from '../frame/incident-page.ts'
import { letterRow } from './letter-rows.ts'

/** A letter exactly as sent: what became of it, its text, and the letter itself. */
export const sentLetter = new Hono<Env>()
  .get('/incidents/:id/letters/:reference', allow('read_people'), show)
  .get('/incidents/:id/letters/:reference/letter.html', allow('read_people'), async (c) =>
    c.html(sentPage(c.env.render, (await letterToPrint(c)).sent)),
  )
  .get('/incidents/:id/letters/:reference/letter.pdf', allow('read_people'), async (c) => {
    const letter = await letterToPrint(c)
    return pdf(`letter-${letter.reference}`, await printLetter(c.env, letter))
  })

async function letterToPrint(c: Context<Env>): Promise<KeptLetter> {
  return await theLetterToPrint(await incidentOf(c), c.req.param('reference') ?? '')
}

async function letterOf(c: Context<Env>): Promise<KeptLetter> {
  return await theLetterSent(await incidentOf(c), c.req.param('reference') ?? '')
}

async function show(c: Context<Env>) {
  const opened = await incidentOf(c)
  const letter = await letterOf(c)
  const { sent, ...row } = letter
  const { number, madeAt, mailedOn } = await theMailing(opened, letter.mailing)
  const facts = {
    letter: {
      ...letterRow(row),
      printing: row.printing,
      hash: row.textHash,
      salt: sent.salt,
      messageId: row.messageId,
    },
    text: sent.text,
    email: sent.email,
    mailing: { id: letter.mailing, number, madeAt, mailedOn },
    pdf: c.env.paper !== undefined && sent.email === null,
  }
  return await incidentPage(c, opened, { name: 'mailing/sent-letter', tab: 'mailings', facts })
}
