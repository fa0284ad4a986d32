import type { Sealed } from '../core/sealed.ts'
import type { StepRow } from '../core/step-tables.ts'
import type { Vault } from '../vault/vault.ts'

/** What a step says that somebody added: what is to be done, why, and how. */
export type OwnWords = { title: string; why: string | null; how: string | null }

/** What stands in the place of the title, for whoever reads rows without their words. */
export const ADDED = 'A step that was added here'

type Of = Pick<StepRow, 'incident' | 'id'>

/** Seals what an added step says. */
export function sealOwnWords(vault: Vault, step: Of, words: OwnWords): Sealed {
  return vault.book.seal(nameOf(step), words)
}

/** A step with the words that lie sealed with it; of a playbook's as it is, and so where they were destroyed. */
export function withOwnWords<Row extends Of & Pick<StepRow, 'sealed' | 'title'>>(vault: Vault, row: Row): Row & Opened {
  if (row.sealed === null || row.sealed.length === 0) return row
  const { title, why, how } = vault.book.open<OwnWords>(nameOf(row), row.sealed)
  return { ...row, title, why, detail: how ?? '' }
}

/** `why` where somebody said it. */
type Opened = { why?: string | null }

function nameOf({ incident, id }: Of): string {
  return `step/${incident}/${id}`
}
