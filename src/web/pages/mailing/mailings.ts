import { type Context, Hono } from 'hono'
import { lettersToMailAgain } from '../../../actions/aftermath/undeliverable.ts'
import { namesOf } from '../../../actions/book/names.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { letterStock } from '../../../actions/letter/draft-print.ts'
import { approvedHash } from '../../../actions/letter/letter-approval.ts'
import { noticeHeldUntil } from '../../../actions/letter/notice-hold.ts'
import { keptFromMail } from '../../../actions/mailing/kept-from-mail.ts'
import { lettersToMake } from '../../../actions/mailing/letters-to-make.ts'
import { USUAL_MAILING } from '../../../actions/mailing/mailing-request.ts'
import { beginMailing, waitForMailing } from '../../../actions/mailing/make-mailing.ts'
import { peopleServed } from '../../../actions/mailing/people-served.ts'
import { type SparedPages, sparedPages } from '../../../actions/mailing/spared-pages.ts'
import { listMailingRuns, listMailings } from '../../../storage/mailing/mailings.ts'
import { newMailingSchema } from '../../api/mailing/mailing-schema.ts'
import type { Env } from '../../shell/env.ts'
import { check, parse, type Values } from '../../shell/forms/form.ts'
import { answerForm } from '../../shell/forms/form-answer.ts'
import type { Problem } from '../../shell/problem.ts'
import { allow, whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { incidentOf, incidentPage, versionIn } from '../frame/incident-page.ts'
import { codeFacts } from '../letter/code-facts.ts'
import { byReason, withNames } from '../letter/stopped.ts'
import { mailingForms } from './mailing-fields.ts'
import { leftWords } from './still-left.ts'

/** How long a page waits for a mailing before it shows the progress, in milliseconds. */
const PATIENCE_MS = 2000

/** The mailings of an incident, and creating another one. */
export const mailings = new Hono<Env>()
  .get('/incidents/:id/mailings', allow('read_people'), (c) => show(c))
  .post('/incidents/:id/mailings', allow('decide'), (c) =>
    answerForm(c, { act: (values) => make(c, values), again: (values, problem) => show(c, values, problem) }),
  )

async function make(c: Context<Env>, { version = '', which, ...values }: Values): Promise<Response> {
  const { id } = await incidentOf(c)
  const request = which === 'reprint' ? reprintIn(values) : check(newMailingSchema, values)
  const begun = await beginMailing(
    c.env,
    id,
    { by: whoAsks(c), version: versionIn({ version }) },
    { ...USUAL_MAILING, ...request },
  )
  await waitForMailing(begun, PATIENCE_MS)
  return c.redirect(`/incidents/${id}/mailings/${begun.mailing}`, 303)
}

function reprintIn({ references = '', reason = '' }: Values) {
  const named = references.split(/[\s,;]+/).filter((reference) => reference !== '')
  return parse(newMailingSchema, { reprint: { references: named, reason } })
}

async function show(c: Context<Env>, values: Values = {}, problem?: Problem) {
  const opened = await incidentOf(c)
  const { incident } = opened
  const [standing, toMailAgain, codes, kept] = await Promise.all([
    standingOf(c, opened),
    lettersToMailAgain(opened),
    codeFacts(opened),
    keptFromMail(opened),
  ])
  const { canMail } = kept
  const hasSecond = Boolean(incident.letter?.update)
  const isAnyLeft = standing.isAnyLeft || hasSecond || values.which === 'mailing'
  const facts = {
    ...standing,
    isAnyLeft,
    makeTitle: isAnyLeft ? 'Create a mailing' : standing.mailings.length > 0 ? 'Letters made again' : null,
    codes,
    toMailAgain: toMailAgain.length,
    kept,
    forms: mailingForms(values, { toMailAgain, hasSecond, canMail }, problem),
    version: values.version ?? String(incident.version),
  }
  return await incidentPage(c, opened, { name: 'mailing/mailings', tab: 'mailings', facts, problem })
}

async function standingOf(c: Context<Env>, opened: OpenIncident<World>) {
  const { book: world, incident } = opened
  const [made, runs, { missing }, left, served, approved, heldUntil, nameOf] = await Promise.all([
    listMailings(world.db, incident.id),
    listMailingRuns(world.db, incident.id),
    letterStock(opened),
    leftFacts(c, opened),
    peopleServed(opened, 'individual_notice'),
    approvedHash(opened),
    noticeHeldUntil(opened),
    namesOf(world),
  ])
  const mayMake = approved !== null && heldUntil === null
  return {
    spared: mayMake ? sparedWords(await sparedPages(opened)) : null,
    mailings: made.map(({ sealed: _, ...row }) => ({ ...row, by: nameOf(row.madeBy) })),
    runs: runs.map(({ sealed: _, ...row }) => ({ ...row, by: nameOf(row.startedBy) })),
    ...left,
    leftWords: leftWords(left.ready, served),
    missing,
    served,
    isApproved: approved !== null,
    heldUntil,
    isWritten: incident.letter !== null,
  }
}

// Where not everybody was looked at, a mailing may find somebody: then it is offered.
async function leftFacts(c: Context<Env>, opened: OpenIncident<World>) {
  const { ready, doubtful, without, listed, isWhole } = await lettersToMake(opened)
  const stops = await withNames(c, opened, byReason(listed))
  return { ready, doubtful, stopped: without, stops, isAnyLeft: ready > 0 || !isWhole }
}

// Where not all were looked at, the page says of how many it speaks.
function sparedWords({ spared, lookedAt, areAll }: SparedPages): string | null {
  if (spared === 0) return null
  const takes = spared === 1 ? 'takes' : 'take'
  return areAll
    ? `${spared} ${spared === 1 ? 'letter' : 'letters'} ${takes}`
    : `Of the first ${lookedAt} letters, ${spared} ${takes}`
}
