import { type Context, Hono } from 'hono'
import { approveLetter, wordsOf, writeLetter } from '../../actions/letter.ts'
import { letterFor, letterStock, printLetters, type Stopped, stoppedLetters } from '../../actions/letters.ts'
import { namesOf } from '../../actions/names.ts'
import { unprintableLetters } from '../../actions/paper-stock.ts'
import type { Env } from '../env.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../fields.ts'
import { check, type Values } from '../form.ts'
import { answerForm } from '../form-answer.ts'
import type { Problem } from '../problem.ts'
import { wordsSchema } from '../schemas/letter.ts'
import { streamed } from '../stream.ts'
import { allow, whoAsks } from '../who.ts'
import { incidentOf, incidentPage, versionIn } from './incident-page.ts'

const SHOWN_STOPS = 200

const PARTS: FieldSpec[] = [
  {
    name: 'whatHappened',
    label: 'What happened',
    type: 'textarea',
    rows: 7,
    required: true,
    hint: 'In plain words, for the people it happened to. The days are added from the incident.',
  },
  {
    name: 'whatInformation',
    label: 'What information was involved',
    type: 'textarea',
    rows: 5,
    required: true,
    hint: 'The kinds of information, never the information itself.',
  },
  {
    name: 'whatWeAreDoing',
    label: 'What we are doing',
    type: 'textarea',
    rows: 6,
    required: true,
    hint: 'To look into it, to lessen the harm, to keep it from happening again.',
  },
  {
    name: 'whatYouCanDo',
    label: 'What you can do',
    type: 'textarea',
    rows: 6,
    required: true,
    hint: 'Steps that help this reader.',
  },
]

/** The letter: its words, what is missing from it, its approval, and the print of all of them. */
export const letter = new Hono<Env>()
  .get('/incidents/:id/letter', allow('read_people'), (c) => showLetter(c))
  .post('/incidents/:id/letter', allow('decide'), (c) =>
    answerForm(c, { act: (values) => keep(c, values), again: (values, problem) => show(c, values, problem) }),
  )
  .post('/incidents/:id/letter/approval', allow('decide'), (c) =>
    answerForm(c, {
      act: (values) => approve(c, values),
      again: (_, problem) => showLetter(c, problem),
    }),
  )
  .get('/incidents/:id/people/:person/letter', allow('read_people'), async (c) =>
    c.html((await letterFor(c.env, await incidentOf(c), c.req.param('person'))).html),
  )
  .post('/incidents/:id/letters/print', allow('decide'), (c) =>
    answerForm(c, {
      act: () => print(c),
      again: (_, problem) => showLetter(c, problem),
    }),
  )

async function keep(c: Context<Env>, { version = '', ...values }: Values): Promise<Response> {
  const id = c.req.param('id') ?? ''
  await writeLetter(c.env, id, { by: whoAsks(c), version: versionIn({ version }) }, check(wordsSchema, values))
  return c.redirect(`/incidents/${id}/letter`, 303)
}

async function approve(c: Context<Env>, values: Values): Promise<Response> {
  const id = c.req.param('id') ?? ''
  await approveLetter(c.env, id, { by: whoAsks(c), version: versionIn(values) })
  return c.redirect(`/incidents/${id}/letter`, 303)
}

async function print(c: Context<Env>): Promise<Response> {
  const pieces = await printLetters(c.env, whoAsks(c), await incidentOf(c))
  return streamed(pieces, { 'Content-Type': 'text/html; charset=utf-8' })
}

/** The letter's page with the words as they are kept. */
export async function showLetter(c: Context<Env>, problem?: Problem) {
  return await show(c, { ...wordsOf(await incidentOf(c)) }, problem)
}

async function show(c: Context<Env>, values: Values, problem?: Problem) {
  const incident = await incidentOf(c)
  const [stock, stops, unprintable, names] = await Promise.all([
    letterStock(c.env, incident),
    stoppedLetters(c.env, incident, SHOWN_STOPS),
    unprintableLetters(c.env, incident),
    namesOf(c.env),
  ])
  const stale = problem?.status === 409
  const facts = {
    fields: fields(PARTS, values, stale ? recordedMeanwhile(PARTS, values, { ...wordsOf(incident) }) : problem?.errors),
    version: stale ? String(incident.version) : (values.version ?? String(incident.version)),
    written: incident.letter !== null,
    mine: incident.letter?.writtenBy === whoAsks(c).id,
    writtenBy: incident.letter ? names(incident.letter.writtenBy) : null,
    approvedBy: incident.letter?.approvedBy ? names(incident.letter.approvedBy) : null,
    approvedAt: incident.letter?.approvedAt ?? null,
    ready: stock.ready,
    missing: stock.missing,
    stopped: stock.stopped,
    stops: byReason(stops),
    unprintable: byReason(unprintable.slice(0, SHOWN_STOPS)),
    moreUnprintable: unprintable.length > SHOWN_STOPS,
    pdf: c.env.paper !== undefined,
    shownStops: stops.length,
    first: stock.first,
  }
  return await incidentPage(c, incident, { name: 'letter', tab: 'letter', facts, problem })
}

// The same sentence for thirty people is one sentence and thirty references.
function byReason(stopped: Stopped[]) {
  const reasons = Map.groupBy(
    stopped.flatMap(({ person, problems }) => problems.map(({ sentence }) => ({ person, sentence }))),
    ({ sentence }) => sentence,
  )
  return [...reasons].map(([sentence, people]) => ({
    sentence,
    people: people.map(({ person }) => person),
  }))
}
