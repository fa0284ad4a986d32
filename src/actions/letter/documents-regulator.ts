import type { Duty } from '../../breach/law/answer.ts'
import type { State } from '../../breach/law/states.ts'
import { regulatorLetter } from '../../letters/documents/regulator.ts'
import { partsFor, type RegulatorPart } from '../../letters/documents/regulator-forms.ts'
import { unreadForOthers, unreadSentence } from '../../letters/text/for-others.ts'
import type { Words } from '../../letters/text/letter.ts'
import { calledFor, type DocumentBasis, dutyOf, type PlannedDocument } from './document-basis.ts'

/** The letters to attorneys general, other regulators and consumer reporting agencies that the duties call for. */
export function regulatorDocuments(basis: DocumentBasis): PlannedDocument[] {
  return basis.duties.flatMap((duty) => {
    const [, state, slug] = /^state\.([A-Z]{2})\.(.+)$/.exec(duty.id) ?? []
    if (!state || !slug || slug.endsWith('individuals')) return []
    return [regulatorDocument(basis, duty, { state: state as State, slug })]
  })
}

function regulatorDocument(basis: DocumentBasis, duty: Duty, at: { state: State; slug: string }): PlannedDocument {
  const { asks, unsettled, parts } = partsFor(`${at.state}.${at.slug}`)
  return {
    ...calledFor(duty),
    id: `regulator.${at.state}.${at.slug}`,
    group: 'regulators',
    title: duty.to,
    why: duty.why,
    asks,
    unsettled,
    unread: unreadForOthers(basis.base, partsIn(parts, basis)).map(unreadSentence),
    isTranslated: false,
    compose: () => composeLetter(basis, duty, at),
  }
}

// The parts of such a letter that the officer's words to the patient fill.
function partsIn(parts: readonly RegulatorPart[], { base }: DocumentBasis): (keyof Words)[] {
  const hasKinds = (base.incident.elements ?? []).length > 0
  return [
    ...(parts.includes('nature') ? (['whatHappened'] as const) : []),
    ...(parts.includes('kinds') && !hasKinds ? (['whatInformation'] as const) : []),
    ...(parts.includes('steps') ? (['whatWeAreDoing'] as const) : []),
  ]
}

function composeLetter(basis: DocumentBasis, duty: Duty, at: { state: State; slug: string }) {
  const { render, base } = basis
  const office = duty.to.replace(/^[^:]*: /, '')
  const residents = base.incident.residents?.[at.state] ?? null
  return regulatorLetter(render, base, { ...at, office, citation: duty.citation, residents, ...lettersOf(basis) })
}

// The letters went out on the day recorded as notice; else they are planned for the day on which they are due.
function lettersOf(basis: DocumentBasis) {
  const given = basis.incident.notices.find(({ duty }) => duty === 'hipaa.individuals')
  const due = dutyOf(basis, 'hipaa.individuals', 'ftc.individuals')?.due ?? null
  return { lettersOn: given?.givenOn ?? due, haveLettersGone: given !== undefined }
}
