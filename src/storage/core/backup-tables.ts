/** A backup in a file; `seq`: the newest entry of the log when it was made. */
export type BackupRow = {
  id: string
  madeAt: string
  madeBy: string
  /** The file’s whole path. */
  file: string
  bytes: number
  sha256: string
  seq: number
  removedAt: string | null
}

/** A rehearsed restore of a backup; `fault` null: all was found. */
export type DrillRow = {
  id: string
  heldAt: string
  heldBy: string
  backup: string
  entries: number
  letters: number
  fault: string | null
}
