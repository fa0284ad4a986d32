import type { Product } from '../../breach/incident/letter-text.ts'
import type { Day } from '../../breach/law/day.ts'
import type { Residence } from '../../breach/law/states.ts'
import type { DateOrder } from '../../people/values/date.ts'
import type { Sealed } from './sealed.ts'

export type PersonRow = {
  recount: string
  person: string
  incident: string
  state: Residence
  deceased: number
  reachable: number
  /** 0: from this recount on no longer one of the affected. */
  present: number
  /** On which sheet this person is sealed; null where `sealed` holds him or her alone. */
  sheet: number | null
  sealed: Sealed | null
}

export type ToldByTelephoneRow = {
  incident: string
  person: string
  number: number
  /** 0: it was recorded by mistake. */
  told: number
  toldOn: Day
  recordedAt: string
  recordedBy: string
  sealed: Sealed
}

export type RosterRow = {
  id: string
  number: number
  incident: string
  importedAt: string
  importedBy: string
  rows: number
  joined: number
  refused: number
  /** New people it brought. */
  added: number
  withdrawnAt: string | null
  sealed: Sealed
}

export type UploadRowRow = {
  upload: string
  row: number
  /** 1: something in it is odd, or it names nobody. */
  problems: number
  /** 1: somebody corrected its cells. */
  fixed: number
  sealed: Sealed
}

/** The people of an incident as they were counted anew: after a roster came or was withdrawn, or a pair was decided. */
export type RecountRow = {
  id: string
  incident: string
  number: number
  cause: 'roster' | 'withdrawal' | 'pair'
  /** The roster that came or was withdrawn. */
  roster: string | null
  madeAt: string
  madeBy: string
  /** People after it, and the numbers between which the truth lies while `review` pairs are in doubt. */
  people: number
  atLeast: number
  atMost: number
  /** People less each doubtful link by its probability; null in a count that an older version made. */
  expected: number | null
  review: number
  /** JSON: by State, `StateGroup`. */
  byState: string
  staged: number
  found: number
}

export type PairRow = {
  basis: string
  one: string
  other: string
  /** Whose the descriptions are; null where the description is no longer there. */
  onePerson: string | null
  otherPerson: string | null
  kind: 'open' | 'joined'
  likelihood: number
  /** JSON: what speaks for and against it, in words without a value. */
  reasons: string
  decision: 'same' | 'different' | 'unsure' | null
  decidedAt: string | null
  decidedBy: string | null
  /** What the two descriptions say, so that a decision is known again when they come back; sealed for the incident. */
  sealed: Sealed | null
}

export type LeftOutRow = {
  incident: string
  person: string
  version: number
  /** 1: excluded; 0: included again. */
  isOut: number
  decidedAt: string
  decidedBy: string
  sealed: Sealed
}

export type CorrectedPersonRow = {
  incident: string
  person: string
  /** 1, 2 …; the highest holds. */
  number: number
  setAt: string
  setBy: string
  /** 1: a letter can go to this person now. */
  reaches: number
  sealed: Sealed
}

export type LayoutRow = {
  fingerprint: string
  /** JSON: the places of the columns of each field. */
  columns: string
  dateOrder: DateOrder | null
  keptAt: string
  keptBy: string
  /** JSON: fingerprints of the names of its columns and of its sheet, and gaps gone on without; null in what an older version kept. */
  recipe: string | null
}

/** A code for the free service; `person` is null until it is dealt. */
export type MonitoringCodeRow = {
  incident: string
  product: Product
  /** 1, 2 … in the order in which codes are dealt. */
  position: number
  person: string | null
  sealed: Sealed
}
