import type { Context } from 'hono'
import { dutiesOf } from '../../actions/duties.ts'
import { namesOf } from '../../actions/names.ts'
import { todayOf } from '../../actions/today.ts'
import { type WebEvidence, webEvidenceOf } from '../../actions/web-evidence.ts'
import { problemsOf, tollFreeOf, type WebNotice } from '../../actions/web-notice.ts'
import type { Incident } from '../../breach/incident.ts'
import type { FieldError } from '../../errors.ts'
import type { Practice } from '../../letters/letter.ts'
import { homePageLine } from '../../letters/web-notice.ts'
import { findPractice } from '../../storage/practice.ts'
import type { Env } from '../env.ts'
import { type FieldSpec, fields } from '../fields.ts'
import type { Values } from '../form.ts'
import type { Problem } from '../problem.ts'
import { whoAsks } from '../who.ts'
import { filesOf } from './attached.ts'

/** What was typed into one of the page's forms and has to be mended; `which` says in which. */
export type TypedNotice = { which?: string; values?: Values; errors?: readonly FieldError[] }

const WORDS: FieldSpec[] = [
  {
    name: 'text',
    label: 'The notice (Markdown)',
    type: 'textarea',
    rows: 24,
    required: true,
    hint: 'What the letters tell, to nobody in particular. No patient’s name; the kinds of data, never the data.',
  },
]

const POSTING: FieldSpec[] = [
  {
    name: 'slug',
    label: 'Address: /notice/…',
    hint: 'Small letters, digits and dashes, with nothing in them that tells of the incident. Left empty, it is of chance.',
  },
  { name: 'tollFreeFrom', label: 'The toll-free number answers since', type: 'date' },
]

const REMOVAL: FieldSpec[] = [
  { name: 'early:flag', label: 'Take it down before its 90 days have run', type: 'checkbox' },
  { name: 'reason', label: 'Why' },
]

/** Everything that the page of a web notice prints. */
export async function noticeFacts(
  c: Context<Env>,
  incident: Incident,
  notice: WebNotice,
  typed: TypedNotice,
  problem?: Problem,
) {
  const [evidence, problems, tollFree, owed, names] = await Promise.all([
    webEvidenceOf(c.env, incident),
    problemsOf(c.env, notice),
    tollFreeOf(c.env),
    dutiesOf(c.env, incident),
    namesOf(c.env),
  ])
  const duty = owed.answer.duties.find(({ id }) => id.endsWith('.substitute'))
  return {
    ...formsOf(incident, notice, evidence, typed, problem),
    ...(await postedFacts(c, incident, evidence)),
    notice: told(notice, names),
    mine: notice.writtenBy === whoAsks(c).id,
    problems: problems.map(({ sentence }) => sentence),
    tollFree,
    form: duty?.form ?? null,
    heldUntil: duty?.status === 'held' ? duty.due : null,
    lettersApproved: Boolean(incident.letter?.approvedBy),
    isNewer: evidence.standing !== null && evidence.standing.notice < notice.version,
    postings: evidence.postings.map(({ html: _, ...each }) => ({ ...each, by: names(each.posted_by) })),
  }
}

// What stands, since when, and how it is proven.
async function postedFacts(c: Context<Env>, incident: Incident, { standing, run, postedOn, days }: WebEvidence) {
  const [practice, files, today] = await Promise.all([
    findPractice<Practice>(c.env.db),
    filesOf(c.env, incident.id),
    todayOf(c.env),
  ])
  const url = standing && `${c.env.config.url}/notice/${standing.slug}`
  return {
    url,
    isLocal: isOnlyHere(c.env.config.url),
    line: url && practice ? homePageLine(practice, url) : null,
    run: run && { ...run, postedOn, stands: standing !== null },
    shown: days.map(({ day: on, shown_at, html_hash }) => ({ on, shown_at, digest: html_hash.slice(0, 12) })),
    shownToday: days.at(-1)?.day === today,
    proof: files('substitute/home-page', `/incidents/${incident.id}/web-notice#home-page`),
  }
}

// An address of this machine or of a house's own network is no public one.
function isOnlyHere(url: string): boolean {
  const { hostname } = new URL(url)
  return /^(localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1?\])/.test(hostname) || !/[.:]/.test(hostname)
}

function formsOf(
  incident: Incident,
  notice: WebNotice,
  { postings }: WebEvidence,
  { which, values = {}, errors }: TypedNotice,
  problem?: Problem,
) {
  const form = (name: string, specs: FieldSpec[], now: Values) =>
    fields(specs, which === name ? { ...now, ...values } : now, which === name ? errors : [], `${name}-`)
  const posting = { slug: postings.at(-1)?.slug ?? '', tollFreeFrom: incident.substitute?.tollFreeFrom ?? '' }
  return {
    wordsFields: form('words', WORDS, { text: notice.text }),
    wordsVersion: problem?.status === 409 ? notice.version : (values.words ?? notice.version),
    postingFields: form('posting', POSTING, posting),
    removalFields: form('removal', REMOVAL, {}),
    removalOpen: which === 'removal',
  }
}

function told(notice: WebNotice, names: (id: string) => string) {
  return {
    ...notice,
    digest: notice.hash.slice(0, 12),
    writtenBy: notice.writtenBy && names(notice.writtenBy),
    approvedBy: notice.approvedBy && names(notice.approvedBy),
  }
}
