import type { Sealed } from '../../storage/core/sealed.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { StoppedLetter } from '../letter/draft-print.ts'
import type { StagedMailing } from './jobs.ts'
import type { WrittenLetters } from './letter-writer.ts'
import type { MailingRequest } from './mailing-request.ts'

/** What is sealed of a mailing: how it was asked for, whom it could not serve, and what its letters share. */
export type MailingDetails = {
  wish: MailingRequest
  dated: string
  /** Who gets no letter of it, and what is missing. */
  withoutLetter: StoppedLetter[]
  /** The rows that each mail house would not take. */
  stoppedRows: WrittenLetters['stopped']
  lettersHash: string
  /** In base64. */
  shared: string
}

/** What is to be kept of a mailing that was staged. */
export function detailsOf(wish: MailingRequest, staged: StagedMailing): MailingDetails {
  const { dated, lettersHash, problems: withoutLetter, stopped: stoppedRows } = staged
  return { wish, dated, withoutLetter, stoppedRows, lettersHash, shared: Buffer.from(staged.shared).toString('base64') }
}

/** Seals it under the incident's key, bound to the mailing. */
export function sealDetails(vault: IncidentVault, mailing: string, details: MailingDetails): Sealed {
  return vault.seal(nameOf(mailing), details)
}

/** Opens what `sealDetails` sealed; `shared` is what `openLetter` takes. */
export function openDetails(
  vault: IncidentVault,
  mailing: string,
  sealed: Sealed,
): Omit<MailingDetails, 'shared'> & { shared: Uint8Array } {
  const { shared, ...details } = vault.open<MailingDetails>(nameOf(mailing), sealed)
  return { ...details, shared: Buffer.from(shared, 'base64') }
}

function nameOf(mailing: string): string {
  return `mailing/${mailing}`
}
