import type { Sealed } from './sealed.ts'

export type ReadingBatchRow = {
  number: number
  madeAt: string
  sealed: Sealed
  mac: Uint8Array
}

export type ReadingIndexRow = { fingerprint: Uint8Array; batch: number }
