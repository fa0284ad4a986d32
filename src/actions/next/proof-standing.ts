import type { Incident } from '../../breach/incident/incident.ts'
import { readersOf } from '../../breach/incident/ledger.ts'
import { isDone } from '../../breach/law/pending-duty.ts'
import type { ProofStanding, ToldOffice } from '../../breach/next/incident-standing.ts'
import { OCR_RULES } from '../../breach/ocr/answers/answers.ts'
import { addendumDue, filingsOf } from '../../breach/ocr/filing.ts'
import type { Owed } from '../duties/duties.ts'
import type { LooseEnds } from './loose-ends.ts'

/** How far it is proved that those were told who are on record as told. */
export function proofStanding(incident: Incident, owed: Owed, { attached, mailings }: LooseEnds): ProofStanding {
  const isAttached = new Set(attached.map(({ about }) => about))
  const hasReference = new Set(incident.notices.flatMap(({ duty, reference }) => (reference ? [duty] : [])))
  const isProved = (id: string) => isAttached.has(`notice/${id}`) || hasReference.has(id)
  const told = owed.answer.duties.filter(isDone)
  const letters = told.filter(({ id }) => readersOf(id))
  const wentByMail = mailings.some(({ mailedOn, print }) => mailedOn !== null && print > 0)
  return {
    files: attached.reduce((sum, { files }) => sum + files, 0),
    lacksProofOfMailing: wentByMail && letters.length > 0 && !letters.some(({ id }) => isProved(id)),
    unconfirmed: told.filter((duty) => !readersOf(duty.id) && !duty.form && !isProved(duty.id)).map(office),
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
