import type { Statement } from './backend.ts'

/** Carries out statements together or not at all, with no entry in the log: nothing of them counts before a commit. */
export type Stage = (statements: readonly Statement[]) => Promise<void>
