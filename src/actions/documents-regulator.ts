import type { Duty } from '../breach/answer.ts'
import type { State } from '../breach/states.ts'
import { regulatorLetter } from '../letters/documents/regulator.ts'
import { partsFor } from '../letters/documents/regulator-forms.ts'
import { calledFor, type DocumentBasis, dutyOf } from './document-basis.ts'
import type { PlannedDocument } from './documents.ts'

/** The letters to attorneys general, other regulators and consumer reporting agencies that the duties call for. */
export function regulatorDocuments(basis: DocumentBasis): PlannedDocument[] {
  return basis.duties.flatMap((duty) => {
    const [, state, slug] = /^state\.([A-Z]{2})\.(.+)$/.exec(duty.id) ?? []
    if (!state || !slug || slug.endsWith('individuals')) return []
    return [regulatorDocument(basis, duty, { state: state as State, slug })]
  })
}

function regulatorDocument(
  basis: DocumentBasis,
  duty: Duty,
  { state, slug }: { state: State; slug: string },
): PlannedDocument {
  const { render, base } = basis
  const office = duty.to.replace(/^[^:]*: /, '')
  const { asks, unsettled } = partsFor(`${state}.${slug}`)
  return {
    ...calledFor(duty),
    id: `regulator.${state}.${slug}`,
    group: 'regulators',
    title: duty.to,
    why: duty.why,
    asks,
    unsettled,
    isTranslated: false,
    compose: () =>
      regulatorLetter(render, base, {
        state,
        slug,
        office,
        citation: duty.citation,
        residents: base.incident.residents?.[state] ?? null,
        ...lettersOf(basis),
      }),
  }
}

// The letters went out on the day recorded as notice; else they are planned for the day on which they are due.
function lettersOf(basis: DocumentBasis) {
  const given = basis.incident.notices.find(({ duty }) => duty === 'hipaa.individuals')
  const due = dutyOf(basis, 'hipaa.individuals', 'ftc.individuals')?.due ?? null
  return { lettersOn: given?.givenOn ?? due, haveLettersGone: given !== undefined }
}
