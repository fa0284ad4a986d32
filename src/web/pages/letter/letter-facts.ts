import type { Context } from 'hono'
import { namesOf } from '../../../actions/book/names.ts'
import { secondPersonFor } from '../../../actions/book/second-person.ts'
import { dutiesOf } from '../../../actions/duties/duties.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { lastDirectory } from '../../../actions/letter/known-directory.ts'
import { approvedHash, lettersHash } from '../../../actions/letter/letter-approval.ts'
import { letterContext, termsOf, wordsOf } from '../../../actions/letter/letter-context.ts'
import { findingsOf } from '../../../actions/letter/letter-findings.ts'
import { peopleServed } from '../../../actions/mailing/people-served.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { Residents, State } from '../../../breach/law/states.ts'
import { officeIn } from '../../../breach/offices/forms.ts'
import { statesIn } from '../../../letters/checks/forms.ts'
import { draftIn } from '../../../letters/drafts/drafts.ts'
import { UNSETTLED_DIRECTORY } from '../../../letters/state/directory.ts'
import { asksFor, STATE_FORMS } from '../../../letters/state/state-form.ts'
import { markedSentences, readingGrade } from '../../../letters/text/reading-grade.ts'
import { PARTS as HEADINGS } from '../../../letters/text/words.ts'
import type { Env } from '../../shell/env.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'
import { whoAsks } from '../../shell/who.ts'
import type { World } from '../../shell/world.ts'
import { DIRECTORY, officeSpecs } from './directory-fields.ts'
import { ALL, CONTACT, MINOR_OFFER, OFFER, PARTS, TRANSLATED, UPDATE } from './letter-fields.ts'
import { findingRows } from './letter-findings.ts'
import { letterValues } from './letter-form.ts'
import { othersFacts } from './others-facts.ts'
import { ASK_MORE, MASSACHUSETTS, regulatorSpecs } from './regulator-fields.ts'

/** Who wrote the letter, who approved it, and what to fix or acknowledge first; `acknowledged`: what a form held of it. */
export async function approvalFacts(c: Context<Env>, opened: OpenIncident<World>, acknowledged = '') {
  const { incident } = opened
  const [names, approved, findings] = await Promise.all([namesOf(c.env), approvedHash(opened), findingsOf(opened)])
  const { letter } = incident
  const rows = findingRows(incident.id, findings)
  const work = letter && { incident: incident.id, author: letter.writtenBy, what: 'the letter' }
  const asks = work && approved === null
  const second = asks ? await secondPersonFor(c.env, work, whoAsks(c).id) : { may: false, told: [] }
  return {
    written: letter !== null,
    mine: letter?.writtenBy === whoAsks(c).id,
    writtenBy: letter ? names(letter.writtenBy) : null,
    approvedBy: letter?.approvedBy ? names(letter.approvedBy) : null,
    approvedAt: letter?.approvedAt ?? null,
    approvedHash: letter?.approvedHash ?? null,
    isApproved: approved !== null,
    served: await peopleServed(opened, 'individual_notice'),
    asksApproval: second.may,
    told: second.told,
    lettersHash: second.may ? await lettersHash(opened) : null,
    passed: rows.length === 0,
    errors: rows.filter(({ isError }) => isError),
    warnings: rows
      .filter(({ isError }) => !isError)
      .map((row) => ({ ...row, isAcknowledged: acknowledged.split(',').includes(row.code) })),
  }
}

/** The letter's form with its values, examples for this kind of incident, and how easy the text is to read. */
export async function formFacts(c: Context<Env>, opened: OpenIncident<World>, values?: Values, problem?: Problem) {
  const { incident } = opened
  const stored = letterValues({ words: wordsOf(incident), terms: await proposedTerms(c, opened) })
  const held = values ?? stored
  const stale = problem?.status === 409
  const errors = stale ? recordedMeanwhile(ALL, held, stored) : problem?.errors
  const [{ incident: batch }, { answer }] = await Promise.all([letterContext(opened), dutiesOf(opened)])
  return {
    ...groupsOf(incident, held, errors),
    ...stateGroups({ residents: batch.residents ?? {}, duties: answer.duties }, held, errors),
    ...othersFacts(incident, held, errors),
    offices: fields(officesIn(statesIn(batch.residents ?? {})), held, errors),
    unsettledDirectory: UNSETTLED_DIRECTORY,
    version: stale ? String(incident.version) : (held.version ?? String(incident.version)),
    ...readingFacts(incident),
  }
}

function groupsOf(incident: Incident, held: Values, errors: Problem['errors'] | undefined) {
  const shown = (specs: readonly FieldSpec[]) => fields(specs, held, errors)
  const withExamples = (specs: readonly FieldSpec[], language: string) =>
    shown(specs).map((field) => ({ field, example: exampleFor(language, field.name, incident) }))
  return {
    parts: withExamples(PARTS, 'en'),
    translated: TRANSLATED.map(({ specs, ...language }) => ({
      ...language,
      fields: withExamples(specs, language.code),
      isOpen: isOpen(specs, held, errors),
    })),
    update: shown(UPDATE),
    contact: shown(CONTACT),
    offer: shown(OFFER),
    minorOffer: shown(MINOR_OFFER),
    directory: shown(DIRECTORY),
  }
}

// Where nobody knows who lives where, all is asked; what was said once stays in view.
function stateGroups({ residents, duties }: StatesOf, held: Values, errors: Problem['errors'] | undefined) {
  const known = statesIn(residents)
  const owed = duties.flatMap(({ id }) => (officeIn(id) ? [id.slice('state.'.length, 'state.TX'.length)] : []))
  const isMassachusetts = known.length === 0 || known.includes('MA') || Boolean(held.owner || held.securityProgram)
  const asking = ASK_MORE.filter(({ state }) => known.length === 0 || owed.includes(state))
  const hint = asking.map(({ asks }) => asks).join(' ')
  return {
    massachusetts: isMassachusetts ? fields(MASSACHUSETTS, held, errors) : [],
    regulators: hint || held.forRegulators ? fields(regulatorSpecs(hint), held, errors) : [],
  }
}

type StatesOf = { residents: Residents; duties: readonly { id: string }[] }

function officesIn(states: readonly State[]): FieldSpec[] {
  const forms = STATE_FORMS.filter((form) => asksFor(form, 'office') && states.includes(form.state))
  return forms.flatMap(({ state }) => officeSpecs(state))
}

// Addresses looked up for an earlier incident need not be typed again.
async function proposedTerms(c: Context<Env>, opened: OpenIncident<World>) {
  const { incident } = opened
  const terms = termsOf(incident)
  return incident.letter ? terms : { ...terms, directory: await lastDirectory(c.env) }
}

function exampleFor(language: string, name: string, { kind, event }: Incident): string | null {
  const part = name.split('.').at(-1) ?? ''
  return Object.entries(draftIn(language, kind, event.elements) ?? {}).find(([each]) => each === part)?.[1] ?? null
}

function isOpen(specs: readonly FieldSpec[], held: Values, errors: Problem['errors'] = []): boolean {
  return specs.some(({ name }) => held[name] || errors.some(({ path }) => path === name))
}

function readingFacts(incident: Incident) {
  const words = wordsOf(incident)
  const read = Object.entries(HEADINGS).map(([part, heading]) => ({
    heading,
    sentences: markedSentences(words[part as keyof typeof HEADINGS]),
  }))
  return {
    grade: readingGrade(Object.values(words).join('\n\n'))?.toFixed(1) ?? null,
    hard: read.some(({ sentences }) => sentences.some(({ hard }) => hard)),
    read,
  }
}
