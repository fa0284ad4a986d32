import type { Incident } from '../../breach/incident/incident.ts'
import { readersOf } from '../../breach/incident/ledger.ts'
import { isDone } from '../../breach/law/pending-duty.ts'
import type { ProofStanding, ToldOffice } from '../../breach/next/incident-standing.ts'
import { OCR_RULES } from '../../breach/ocr/answers/answers.ts'
import { addendumDue, filingsOf } from '../../breach/ocr/filing.ts'
import { readerOf } from '../../breach/offices/audiences.ts'
import type { Owed } from '../duties/duties.ts'
import type { LooseEnds } from './loose-ends.ts'

/**
 * How far it is proved that those were told who are on record as told. What proves one duty proves those that the same
 * letter or form meets; of mailings each has its own proof.
 */
export function proofStanding(incident: Incident, owed: Owed, { attached, mailings }: LooseEnds): ProofStanding {
  const isAttached = new Set(attached.map(({ about }) => about))
  const hasReference = new Set(incident.notices.flatMap(({ duty, reference }) => (reference ? [duty] : [])))
  const isProved = (id: string) => isAttached.has(`notice/${id}`) || hasReference.has(id)
  const told = [...Map.groupBy(owed.answer.duties.filter(isDone), (duty) => readerOf(duty).key).values()]
  const unproved = told.filter((duties) => !duties.some(({ id }) => isProved(id))).flatMap(([first]) => first ?? [])
  const mailed = mailings.filter(({ id, mailedOn, print }) => mailedOn && print > 0 && !isAttached.has(`mailing/${id}`))
  return {
    files: attached.reduce((sum, { files }) => sum + files, 0),
    unprovedMailing: unproved.some(({ id }) => readersOf(id)) ? (mailed.at(-1)?.id ?? null) : null,
    unconfirmed: unproved.filter(({ id, form }) => !readersOf(id) && !form).map(office),
    outgrown: OCR_RULES.flatMap((rule) => outgrownReport(incident, owed, rule)),
  }
}

function outgrownReport(incident: Incident, { situation, answer }: Owed, rule: (typeof OCR_RULES)[number]) {
  const duty = answer.duties.find(({ id }) => id === `${rule}.ocr`)
  const filings = filingsOf(incident, rule, incident.ocrSheets[rule])
  return duty && addendumDue({ filings, situation }) !== null ? [office(duty)] : []
}

function office({ id, to }: ToldOffice): ToldOffice {
  return { id, to }
}
