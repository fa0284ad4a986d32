import type { Incident } from '../incident/incident.ts'
import type { Ledger } from '../incident/ledger.ts'
import type { Answer } from '../law/answer.ts'
import type { Situation } from '../law/situation.ts'
import type { State } from '../law/states.ts'
import type { CoveredEntity } from '../ocr/field.ts'

/** Everything that the sheets of an incident are filled from. */
export type IncidentFacts = {
  incident: Pick<
    Incident,
    | 'summary'
    | 'entity'
    | 'event'
    | 'occurredFrom'
    | 'occurredTo'
    | 'letter'
    | 'notices'
    | 'holds'
    | 'ocrSheets'
    | 'offices'
  >
  situation: Situation
  answer: Pick<Answer, 'discoveredOn' | 'duties'>
  entity: CoveredEntity | null
  /** null: no list of people says who was told. */
  ledger: Ledger | null
}

/** The same for the office of one State. */
export type OfficeFacts = IncidentFacts & { state: State }
