import { batchProblems } from '../individual/problems.ts'
import { type Batch, error, type Finding } from './finding.ts'

/**
 * The five elements of 45 CFR 164.404(c)(1), each there and finished; days out of order; numbers where only their kind
 * belongs. What is found here stops the letter itself, not only its approval.
 */
export function elementFindings(batch: Batch): Finding[] {
  return batchProblems(batch).map(({ what, sentence }, at) =>
    error({ code: `${what}.${at}`, what, sentence, citation: citationFor(what) }),
  )
}

const ELEMENTS: Readonly<Record<string, string>> = {
  whatHappened: '45 CFR 164.404(c)(1)(A)',
  whatInformation: '45 CFR 164.404(c)(1)(B)',
  whatYouCanDo: '45 CFR 164.404(c)(1)(C)',
  whatWeAreDoing: '45 CFR 164.404(c)(1)(D)',
  on: '45 CFR 164.404(b)',
  discoveredOn: '45 CFR 164.404(c)(1)(A)',
  occurredTo: '45 CFR 164.404(c)(1)(A)',
  name: '45 CFR 164.404(c)(1)(E)',
  contactName: '45 CFR 164.404(c)(1)(E)',
  contact: '45 CFR 164.404(c)(1)(E)',
}

function citationFor(what: string): string | null {
  return ELEMENTS[what.split('.').at(-1) ?? ''] ?? null
}
