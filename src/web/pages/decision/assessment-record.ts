import { type Context, Hono } from 'hono'
import { type DecisionRecord, decisionRecord } from '../../../actions/decision/decision-record.ts'
import { authorsOf } from '../../../breach/decision/authors.ts'
import { KINDS } from '../../../breach/law/kinds.ts'
import type { Exception } from '../../../breach/law/situation.ts'
import { FEDERAL_REVIEWED } from '../../../breach/reading/federal-sources.ts'
import { actInWords } from '../../../breach/words/acts.ts'
import { OUTCOMES } from '../../../breach/words/outcome.ts'
import type { Env } from '../../shell/env.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { incidentOf } from '../frame/incident-page.ts'
import { answersOf, elementsInWords, FACT_WORDS, FINDINGS_IN_WORDS, SHEETS } from './decision-fields.ts'
import { EXCEPTIONS } from './exception-fields.ts'
import { NATURE_WORDS } from './nature-words.ts'

/** The record of a decision as a page to print, with what anyone needs to verify it. */
export const assessmentRecord = new Hono<Env>().get(
  '/incidents/:id/assessment/record',
  allow('read_people'),
  async (c: Context<Env>) => {
    const opened = await incidentOf(c)
    const { incident } = opened
    const record = await decisionRecord(opened)
    const title = `Decision on incident ${incident.id}`
    return await page(c, 'decision/assessment-record', { title, section: 'incidents', ...shownRecord(record) })
  },
)

function shownRecord(record: DecisionRecord) {
  const { outcome, exception, assessment, entries, names } = record
  const nameOf = (id: string) => names[id] ?? id
  return {
    record,
    reviewed: FEDERAL_REVIEWED,
    outcome: OUTCOMES[outcome.breach],
    facts: factsOf(record.facts),
    changed: outcome.changed.map((fact) => FACT_WORDS[fact as keyof typeof FACT_WORDS]),
    exception: exception && { ...exception, ...sheetOf(exception.kind), claimedBy: nameOf(exception.claimedBy) },
    authorizedBy: record.authorization && nameOf(record.authorization.recordedBy),
    factors: assessment && factorsOf(assessment),
    finding: assessment && FINDINGS_IN_WORDS[assessment.finding ?? 'none'],
    writtenBy: assessment && authorsOf(assessment).map(nameOf).join(', '),
    signedBy: record.signature && nameOf(record.signature.by),
    harmFoundBy: record.harmFinding && nameOf(record.harmFinding.foundBy),
    evidence: record.evidence.map((file) => ({ ...file, about: ABOUT[file.about] ?? file.about })),
    entries: entries.map((each) => entryLine(each, nameOf)),
  }
}

function factsOf(facts: DecisionRecord['facts']) {
  const { kind, nature, elements } = facts
  return { ...facts, kind: KINDS[kind], nature: NATURE_WORDS[nature], elements: elementsInWords(elements) }
}

function entryLine({ entry, hash }: DecisionRecord['entries'][number], nameOf: (id: string) => string) {
  return { seq: entry.seq, at: entry.at, who: nameOf(entry.by), act: actInWords(entry.act), hash }
}

function sheetOf(kind: Exception['kind']) {
  const { title, citation } = EXCEPTIONS[kind]
  return { title, citation }
}

function factorsOf({ factors }: NonNullable<DecisionRecord['assessment']>) {
  return SHEETS.map((sheet) => {
    const { factor, title, citation } = sheet
    return { title, citation, text: factors[factor].text, answers: answersOf(sheet, factors[factor]) }
  })
}

const ABOUT: Record<string, string> = {
  authorization: 'The patient’s authorization',
  ...Object.fromEntries(SHEETS.map(({ factor, title }) => [`assessment/${factor}`, title])),
}
