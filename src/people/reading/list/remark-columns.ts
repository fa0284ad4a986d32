/** A column in which a front desk remarks on a patient: how, and where it stands. */
export type RemarkColumn = { place: number; as: 'status' | 'note' }

/** The columns of remarks by their names, besides those in use for something else. */
export function remarkColumns(header: readonly string[], used: ReadonlySet<number>): RemarkColumn[] {
  return header.flatMap((name, place): RemarkColumn[] => {
    const words = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
    if (used.has(place)) return []
    if (STATUS.test(words)) return [{ place, as: 'status' }]
    return NOTES.test(words) ? [{ place, as: 'note' }] : []
  })
}

const STATUS = /\b(status|stat|active|inactive|merged?|dup|duplicates?|flags?|alerts?|record type|reason)\b/
const NOTES =
  /\b(notes?|comments?|remarks?|memo|instructions?|preferences?|notas?|comentarios?|observaciones|instrucciones)\b/
