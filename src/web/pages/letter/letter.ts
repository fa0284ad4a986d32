import { type Context, Hono } from 'hono'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { draftLetterFor, letterStock, printDrafts, stoppedLetters } from '../../../actions/letter/draft-print.ts'
import { approveLetter, writeLetter } from '../../../actions/letter/letter.ts'
import { unprintableLetters } from '../../../actions/letter/print-stock.ts'
import { approvalSchema } from '../../api/letter/letter-schema.ts'
import { streamed } from '../../shell/answers/stream.ts'
import type { Env } from '../../shell/env.ts'
import { check, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import { signs } from '../../shell/forms/signing.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { codeFacts } from './code-facts.ts'
import { approvalFacts, formFacts } from './letter-facts.ts'
import { letterText } from './letter-form.ts'
import { noteOpening, readerFacts, unopenedFields } from './reader-facts.ts'
import { byReason, withNames } from './stopped.ts'

const SHOWN_STOPS = 200

/** The letter: its text, what is missing, its approval, and printing. */
export const letter = new Hono<Env>()
  .get('/incidents/:id/letter', allow('read_people'), (c) => showLetter(c))
  .post('/incidents/:id/letter', allow('decide'), (c) =>
    answerForm(c, { act: (values) => keep(c, values), again: (text, problem) => showAgain(c, text, problem) }),
  )
  .post('/incidents/:id/letter/approval', allow('decide'), signs('letter'), (c) =>
    answerForm(c, {
      act: (values) => approve(c, values),
      again: (approval, problem) => show(c, { approval }, problem),
    }),
  )
  .get('/incidents/:id/people/:person/letter', allow('read_people'), async (c) =>
    c.html((await draftLetterFor(await incidentOf(c), c.req.param('person'))).html),
  )
  .post('/incidents/:id/letters/print', allow('decide'), (c) =>
    answerForm(c, {
      act: () => print(c),
      again: (_, problem) => showLetter(c, problem),
    }),
  )

// Whoever looked at the letter as some reader sees it again as that reader.
async function keep(c: Context<Env>, { version = '', reader = '', ...values }: Values): Promise<Response> {
  const id = c.req.param('id') ?? ''
  await writeLetter(c.env, id, { by: whoAsks(c), version: versionIn({ version }) }, letterText(values))
  return c.redirect(`/incidents/${id}/letter${reader && `?reader=${encodeURIComponent(reader)}#sheet`}`, 303)
}

async function approve(c: Context<Env>, values: Values): Promise<Response> {
  const id = c.req.param('id') ?? ''
  const read = check(approvalSchema, readIn(values))
  const { unopened = '' } = values
  await approveLetter(c.env, id, { by: whoAsks(c), version: versionIn(values) }, { ...read, unopened })
  return c.redirect(`/incidents/${id}/letter`, 303)
}

function readIn({ 'acknowledged:list': list, letters }: Values): Values {
  return { ...(list !== undefined && { 'acknowledged:list': list }), ...(letters && { letters }) }
}

async function print(c: Context<Env>): Promise<Response> {
  const pieces = await printDrafts(await incidentOf(c), whoAsks(c))
  return streamed(pieces, { 'Content-Type': 'text/html; charset=utf-8' })
}

/** The letter page with the saved text. */
export async function showLetter(c: Context<Env>, problem?: Problem) {
  return await show(c, {}, problem)
}

/** The same with the text as it was typed, and what to fix in it. */
export async function showAgain(c: Context<Env>, text: Values, problem: Problem) {
  return await show(c, { text }, problem)
}

type Typed = { text?: Values; approval?: Values }

async function show(c: Context<Env>, { text, approval: asked = {} }: Typed, problem?: Problem) {
  const opened = await incidentOf(c)
  // First, because who looks through the roster for stopped letters notes what the others ask of it.
  const stopped = await stoppedFacts(c, opened)
  if (c.req.method === 'GET') await noteOpening(c, opened)
  const [approval, form, codes, readers] = await Promise.all([
    approvalFacts(c, opened, asked['acknowledged:list']),
    formFacts(c, opened, text, problem),
    codeFacts(opened),
    readerFacts(c, opened),
  ])
  const facts = {
    ...approval,
    ...form,
    ...stopped,
    ...readers,
    codes,
    reason: unopenedFields(asked, problem),
  }
  return await incidentPage(c, opened, { name: 'letter/letter', tab: 'letter', facts, problem })
}

async function stoppedFacts(c: Context<Env>, opened: OpenIncident<World>) {
  const [stops, unprintable, stock] = await Promise.all([
    stoppedLetters(opened, SHOWN_STOPS),
    unprintableLetters(opened),
    letterStock(opened),
  ])
  return {
    stops: await withNames(c, opened, byReason(stops)),
    moreStops: stops.length === SHOWN_STOPS,
    unprintable: await withNames(c, opened, byReason(unprintable.slice(0, SHOWN_STOPS))),
    ready: stock.ready - unprintable.length,
    missing: stock.missing,
    stopped: stock.stopped,
    moreUnprintable: unprintable.length > SHOWN_STOPS,
    pdf: c.env.paper !== undefined,
  }
}
