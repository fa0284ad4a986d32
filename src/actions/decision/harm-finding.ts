import type { Incident } from '../../breach/incident/incident.ts'
import { Missing } from '../../errors.ts'
import { sha256 } from '../../storage/log/canonical.ts'
import type { Book } from '../book/book.ts'
import { type Basis, decideOn } from '../incident/incident.ts'

/** Records the written finding that no harm is reasonably likely, which some States ask for; HIPAA asks another question. */
export function recordHarmFinding(book: Book, id: string, basis: Basis, reason: string): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => ({
    incident: { ...incident, harmFinding: { reason, foundBy: basis.by.id, foundAt: book.now() } },
    act: 'harm_finding_recorded',
    facts: { text: sha256(reason), ...(incident.harmFinding && { replaced: true }) },
    details: { grounds: reason },
  }))
}

/** Takes the finding back with a reason. Missing when there is none. */
export function withdrawHarmFinding(book: Book, id: string, basis: Basis, reason: string): Promise<Incident> {
  return decideOn(book, id, basis, ({ incident }) => {
    if (!incident.harmFinding) throw new Missing(`Incident ${id} has no finding that harm is unlikely.`)
    return { incident: { ...incident, harmFinding: null }, act: 'harm_finding_withdrawn', details: { reason } }
  })
}
