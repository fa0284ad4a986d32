import type { Sealed } from './sealed.ts'

export type ProposedAddressRow = {
  incident: string
  person: string
  number: number
  letter: string
  source: 'returned_letter' | 'call'
  proposedAt: string
  proposedBy: string
  sealed: Sealed
  /** 1: letters go there; 0: an officer said no; null: nobody decided yet. */
  used: number | null
  decidedAt: string | null
  decidedBy: string | null
}
