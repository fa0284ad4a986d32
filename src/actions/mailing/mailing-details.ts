import type { Sealed } from '../../storage/core/sealed.ts'
import type { StoredMailing } from '../../storage/mailing/mailings.ts'
import type { IncidentVault } from '../../storage/vault/vault.ts'
import type { StoppedLetter } from '../letter/draft-print.ts'
import type { StagedMailing } from './jobs.ts'
import type { WrittenLetters } from './letter-writer.ts'
import { type MailingRequest, USUAL_MAILING } from './mailing-request.ts'

/** What is sealed of a mailing: how it was asked for, whom it could not serve, and what its letters share. */
export type MailingDetails = {
  request: MailingRequest
  dated: string
  /** Who gets no letter of it, and what is missing. */
  withoutLetter: StoppedLetter[]
  /** How many agreed to e-mail and got paper because no e-mail could go out; left out of mailings made before it was known. */
  keptFromMail?: number
  /** The rows that each mail house would not take. */
  stoppedRows: WrittenLetters['stopped']
  lettersHash: string
  /** Whether its letters bear a code for each reader; left out of mailings that were made before there were any. */
  hasCodes?: boolean
  /** In base64. */
  shared: string
}

type Opened = Omit<MailingDetails, 'shared'> & { shared: Uint8Array }

/** As it is sealed: what was sealed once keeps its names. */
type SealedDetails = Omit<MailingDetails, 'request'> & { wish: MailingRequest }

/** What is to be kept of a mailing that was staged. */
export function detailsOf(request: MailingRequest, staged: StagedMailing): MailingDetails {
  const { dated, lettersHash, hasCodes, problems: withoutLetter, stopped: stoppedRows, keptFromMail } = staged
  return {
    request,
    dated,
    withoutLetter,
    stoppedRows,
    keptFromMail,
    lettersHash,
    hasCodes,
    shared: Buffer.from(staged.shared).toString('base64'),
  }
}

/** Seals it under the incident's key, bound to the mailing. */
export function sealDetails(vault: IncidentVault, mailing: string, { request, ...details }: MailingDetails): Sealed {
  return vault.seal(nameOf(mailing), { ...details, wish: request } satisfies SealedDetails)
}

/** Opens what `sealDetails` sealed; `shared` is what `openLetter` takes. */
export function openDetails(vault: IncidentVault, mailing: string, sealed: Sealed): Opened {
  const { shared, wish, ...details } = vault.open<SealedDetails>(nameOf(mailing), sealed)
  return { ...details, request: wish, shared: Buffer.from(shared, 'base64') }
}

/** What stands in the place of the details once they were destroyed: nobody is named, and no letter can be opened. */
export function destroyedDetails({ kind, madeAt }: Pick<StoredMailing, 'kind' | 'madeAt'>): Opened {
  return {
    request: { ...USUAL_MAILING, kind },
    dated: madeAt.slice(0, 10),
    withoutLetter: [],
    stoppedRows: { lob: [], postgrid: [], click2mail: [] },
    lettersHash: '',
    shared: new Uint8Array(),
  }
}

function nameOf(mailing: string): string {
  return `mailing/${mailing}`
}
