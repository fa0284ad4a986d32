import type { AssessmentRecord } from '../../breach/decision/assessment-record.ts'
import { type JudgedFacts, judgedFacts } from '../../breach/decision/judged-facts.ts'
import type { Incident } from '../../breach/incident/incident.ts'
import type { Act } from '../../breach/words/acts.ts'
import type { Entry } from '../../storage/log/chain.ts'
import type { SignedHead } from '../../storage/log/heads.ts'
import { listLinks } from '../../storage/log/log.ts'
import { namesOf } from '../book/names.ts'
import { practiceOf } from '../book/practice.ts'
import { attachmentsOf } from '../evidence/attachments.ts'
import type { OpenIncident } from '../incident/open-incident.ts'
import { signHead } from '../log/log.ts'
import { digestOf, signedPart } from './assessment.ts'
import { type DecisionView, decisionOn } from './decision.ts'
import { digestOfClaim } from './exception.ts'

/** The acts that make a decision and its facts, as the log names them. */
const ACTS: readonly Act[] = [
  'incident_logged',
  'incident_amended',
  'assessment_written',
  'assessment_signed',
  'assessment_signature_withdrawn',
  'exception_claimed',
  'exception_withdrawn',
  'authorization_recorded',
  'harm_finding_recorded',
  'harm_finding_withdrawn',
]

/** A file that belongs to the decision, by its digest: its name may tell of a patient. */
export type Evidence = { about: string; bytes: number; sha256: string; attachedAt: string }

/**
 * All that a stranger needs to know of a decision and to verify it: the facts, what was found and why, by whom and
 * when, the entries of the log that carry its digests, and the signed head of the log.
 */
export type DecisionRecord = {
  practice: string | null
  incident: Pick<Incident, 'id' | 'title' | 'version' | 'summary'>
  facts: JudgedFacts
  outcome: Pick<DecisionView, 'breach' | 'because' | 'citation' | 'missing' | 'exceptionFailings' | 'changed'>
  exception: Incident['exception']
  exceptionDigest: string | null
  authorization: Incident['authorization']
  /** What is signed; its canonical JSON has the digest. */
  assessment: ReturnType<typeof signedPart> | null
  assessmentDigest: string | null
  signature: AssessmentRecord['signature']
  harmFinding: Incident['harmFinding']
  evidence: Evidence[]
  /** Oldest first, as they are chained. */
  entries: { entry: Entry; hash: string }[]
  head: SignedHead
  /** The names of those who acted, by id. */
  names: Record<string, string>
}

/** The record of how an incident is decided: also that nothing rebuts the presumption yet. */
export async function decisionRecord(opened: OpenIncident): Promise<DecisionRecord> {
  const { book, incident } = opened
  const entries = await entriesOf(opened)
  const [practice, view, evidence, nameOf] = await Promise.all([
    practiceOf(book),
    decisionOn(opened),
    evidenceOf(opened),
    namesOf(book),
  ])
  const { id, title, version, summary } = incident
  return {
    practice: practice?.name ?? null,
    incident: { id, title, version, summary },
    ...decidedIn(incident, view),
    evidence,
    entries,
    head: await signHead(book),
    names: Object.fromEntries(entries.map(({ entry }) => [entry.by, nameOf(entry.by)])),
  }
}

function decidedIn(incident: Incident, view: DecisionView) {
  const { exception, authorization, assessment, harmFinding } = incident
  const { breach, because, citation, missing, exceptionFailings, changed } = view
  return {
    facts: judgedFacts(incident),
    outcome: { breach, because, citation, missing, exceptionFailings, changed },
    exception,
    exceptionDigest: exception && digestOfClaim(exception),
    authorization,
    assessment: assessment && signedPart(assessment),
    assessmentDigest: assessment && digestOf(assessment),
    signature: assessment?.signature ?? null,
    harmFinding,
  }
}

async function entriesOf(opened: OpenIncident): Promise<DecisionRecord['entries']> {
  const { book, id: incident } = opened
  const links = await listLinks(book.db, incident)
  return links
    .map(({ body, hash }) => ({ entry: JSON.parse(body) as Entry, hash }))
    .filter(({ entry }) => ACTS.includes(entry.act))
}

async function evidenceOf(opened: OpenIncident): Promise<Evidence[]> {
  const files = await attachmentsOf(opened)
  return files
    .filter(({ about }) => about === 'authorization' || about === 'exception' || about.startsWith('assessment/'))
    .map(({ about, bytes, sha256, attachedAt }) => ({ about, bytes, sha256, attachedAt }))
}
