import { type Day, inWords, isDay } from '../../../breach/law/day.ts'
import { counted, listed, number } from '../../../breach/law/words.ts'
import { nameOf } from '../../../breach/next/duty-name.ts'
import { playbooks } from '../../../breach/playbooks/index.ts'
import type { Act } from '../../../breach/words/acts.ts'
import type { ReaderKey } from '../../../letters/individual/readers.ts'
import { codeInWords } from './codes.ts'
import { readerWords } from './reader-words.ts'

type Facts = Readonly<Record<string, unknown>>

/** What an act was done to, as the sentence of its entry goes on: `: the Texas attorney general, on November 23, 2026`; may be empty. */
export function objectOf(act: Act, facts: Facts): string {
  return OBJECTS[act]?.(facts) ?? ''
}

/** Whom an act on a user was about, by name, and what of the account was changed. */
export function userNamed(act: Act, { user, changed }: Facts, nameOf: (id: string) => string): string {
  if (!act.startsWith('user_') || typeof user !== 'string') return ''
  const what = Array.isArray(changed) ? ` (${listed(changed.map((each) => OF_ACCOUNT[each] ?? each))})` : ''
  return `: ${nameOf(user)}${what}`
}

const OF_ACCOUNT: Record<string, string> = { email: 'e-mail address' }

// "A family of someone who died" goes on in the sentence; the name of a State stays as it is.
function readerObject(reader: unknown): string {
  if (typeof reader !== 'string') return ''
  return `: ${readerWords(reader as ReaderKey).title.replace(/^An? /, (article) => article.toLowerCase())}`
}

/** The Day on which it happened, where that is another than the one on which it was entered. */
export function happenedOn(facts: Facts): Day | null {
  const day = HAPPENED.map((name) => facts[name]).find((value) => typeof value === 'string' && isDay(value))
  return (day as Day | undefined) ?? null
}

/** A duty by its id, as a sentence says whom it is owed to. */
export function dutyByName(id: string): string {
  const office = id.split('.').slice(2).join(' ').replaceAll('-', ' ')
  return nameOf({ id, to: office }, { people: { count: null } })
}

const HAPPENED = ['givenOn', 'filedOn', 'mailedOn', 'statedOn', 'toldOn', 'closedOn', 'removedOn', 'noticeOn']

const OBJECTS: Partial<Record<Act, (facts: Facts) => string>> = {
  assessment_signed: ({ finding }) => named(finding),
  assessment_written: ({ finding }) => named(finding),
  call_recorded: ({ toldOn }) => (toldOn === undefined ? '' : ', and told the caller of the breach in it'),
  count_stated: ({ people, basis }) => `: ${counted(Number(people), 'person', 'people')}, ${basis}`,
  incident_amended: ({ steps, reopened }) => stepsOfKind({ left: steps, reopened }),
  incident_list_exported: ({ rows, format }) =>
    ` of ${counted(Number(rows), 'row')}, as ${String(format).toUpperCase()}`,
  incident_logged: ({ kind, discoveredOn, report }) =>
    `: ${codeInWords(String(kind))}, discovered on ${inWords(String(discoveredOn))}${report === undefined ? '' : ', from a report'}`,
  incident_merged: ({ into }) => named(into),
  letter_opened: ({ reader }) => readerObject(reader),
  mailing_made: ({ print, email }) => `: ${number(Number(print))} to print, ${number(Number(email))} by e-mail`,
  mailing_mailed: ({ letters, mailedOn }) => `: ${counted(Number(letters), 'letter')}${onDay(mailedOn)}`,
  notice_recorded: ({ givenOn, ...facts }) => `: ${dutiesByName(facts)}${onDay(givenOn)}`,
  notice_withdrawn: (facts) => `: ${dutiesByName(facts)}`,
  ocr_report_recorded: ({ filedOn }) => onDay(filedOn),
  office_filing_withdrawn: ({ office }) => named(office),
  office_sheet_answered: ({ office }) => named(office),
  office_sheet_filed: ({ office, filedOn }) => `${named(office)}${onDay(filedOn)}`,
  playbook_draft_begun: ({ playbook }) => named(playbook),
  playbook_draft_changed: ({ playbook, step }) =>
    step === undefined ? named(playbook) : `${named(playbook)} (${stepName(step)})`,
  playbook_draft_discarded: ({ playbook }) => named(playbook),
  playbook_taken_over: stepsOfKind,
  playbook_put_in_force: ({ playbook, version }) => `${named(playbook)}, version ${version}`,
  roster_imported: ({ rows }) => ` of ${counted(Number(rows), 'row')}`,
  ...ofSteps([
    'step_added',
    'step_answered',
    'step_applies',
    'step_assigned',
    'step_changed',
    'step_commented',
    'step_completed',
    'step_handed_back',
    'step_handed_over',
    'step_not_needed',
    'step_reopened',
    'step_signed_off',
    'step_started',
  ]),
  list_found_gone: namedSteps,
  list_found_open: namedSteps,
  steps_assigned: namedSteps,
}

function namedSteps({ steps }: Facts): string {
  return Array.isArray(steps) ? ` (${listed(steps.map(stepName))})` : ''
}

function ofSteps(acts: readonly Act[]): Partial<Record<Act, (facts: Facts) => string>> {
  return Object.fromEntries(acts.map((act) => [act, ({ step }: Facts) => ` (${stepName(step)})`]))
}

// Of several laws that ask for one letter, all speak of the same people.
function dutiesByName({ duty, duties }: Facts): string {
  const ids = Array.isArray(duties) ? duties : [duty]
  return listed([...new Set(ids.map((id) => dutyByName(String(id))))])
}

// A corrected kind, or a newer playbook, says what became of the steps that were there.
function stepsOfKind({ left, reopened, brought, renewed }: Facts): string {
  const ids = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
  const said = (what: string, steps: readonly unknown[]) =>
    steps.length > 0 ? [`${what}: ${listed(steps.map(stepName))}`] : []
  const all = [
    ...said(
      'no longer needed',
      ids(left).filter((step) => !ids(reopened).includes(step)),
    ),
    ...said('open again', ids(reopened)),
    ...said('new', ids(brought)),
    ...said('worded anew', ids(renewed)),
  ]
  return all.length > 0 ? ` (${all.join('; ')})` : ''
}

function named(code: unknown): string {
  return typeof code === 'string' ? `: ${codeInWords(code)}` : ''
}

function onDay(day: unknown): string {
  return typeof day === 'string' && isDay(day) ? `, on ${inWords(day)}` : ''
}

function stepName(step: unknown): string {
  const id = String(step)
  return TITLES.get(id) ?? (id.startsWith('own-step') ? 'a step of the practice’s own' : id.replaceAll('-', ' '))
}

// As our own playbooks have them. The log has no words of the practice's own steps.
const TITLES = new Map(Object.values(playbooks).flatMap((tasks) => tasks.map(({ id, title }) => [id, `“${title}”`])))
