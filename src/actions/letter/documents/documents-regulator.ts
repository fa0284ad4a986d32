import type { Duty } from '../../../breach/law/answer.ts'
import type { State } from '../../../breach/law/states.ts'
import type { OfficeSheet } from '../../../breach/offices/sheet.ts'
import { type Said, saidOn } from '../../../breach/offices/summary.ts'
import { regulatorLetter } from '../../../letters/documents/regulator.ts'
import { partsFor, type RegulatorPart } from '../../../letters/documents/regulator-forms.ts'
import { unreadForOthers, unreadSentence } from '../../../letters/text/for-others.ts'
import type { Words } from '../../../letters/text/letter.ts'
import { calledFor, type DocumentBasis, dutyOf, type PlannedDocument } from './document-basis.ts'

/** The letters to attorneys general, other regulators and consumer reporting agencies that the duties call for. */
export function regulatorDocuments(basis: DocumentBasis): PlannedDocument[] {
  return basis.duties.flatMap((duty) => {
    const [, state, slug] = /^state\.([A-Z]{2})\.(.+)$/.exec(duty.id) ?? []
    if (!state || !slug || slug.endsWith('individuals')) return []
    const sheet = basis.sheets.find(({ duties }) => duties.some(({ id }) => id === duty.id))
    // Where a form is the only way in, a letter would be no notice.
    if (sheet?.form.takesLetters === false) return []
    return [regulatorDocument(basis, duty, { state: state as State, slug, sheet })]
  })
}

type At = { state: State; slug: string; sheet: OfficeSheet | undefined }

function regulatorDocument(basis: DocumentBasis, duty: Duty, at: At): PlannedDocument {
  const { asks, unsettled, parts } = partsFor(`${at.state}.${at.slug}`)
  return {
    ...calledFor(duty),
    id: `regulator.${at.state}.${at.slug}`,
    group: 'regulators',
    title: duty.to,
    why: duty.why,
    asks,
    unsettled,
    unread: unreadForOthers(basis.base, partsIn(parts, basis, saidAt(at))).map(unreadSentence),
    isTranslated: false,
    ...(at.sheet && { sheet: at.sheet.office }),
    compose: () => composeLetter(basis, duty, at),
  }
}

function saidAt({ sheet }: At): Said {
  return sheet ? saidOn(sheet) : {}
}

// The parts of such a letter that the officer's words to the patient fill.
function partsIn(parts: readonly RegulatorPart[], { base }: DocumentBasis, said: Said): (keyof Words)[] {
  const hasKinds = (base.incident.elements ?? []).length > 0
  return [
    ...(parts.includes('nature') && !said.nature ? (['whatHappened'] as const) : []),
    ...(parts.includes('kinds') && !hasKinds ? (['whatInformation'] as const) : []),
    ...(parts.includes('steps') && !said.steps ? (['whatWeAreDoing'] as const) : []),
  ]
}

function composeLetter(basis: DocumentBasis, duty: Duty, at: At) {
  const { render, base } = basis
  const office = duty.to.replace(/^[^:]*: /, '')
  const residents = base.incident.residents?.[at.state] ?? null
  const { state, slug, sheet } = at
  const known = {
    office,
    citation: duty.citation,
    residents,
    said: saidAt(at),
    isFiled: (sheet?.filing ?? null) !== null,
  }
  return regulatorLetter(render, base, { state, slug, ...known, ...lettersOf(basis) })
}

// The letters went out on the day recorded as notice; else they are planned for the day on which they are due.
function lettersOf(basis: DocumentBasis) {
  const given = basis.incident.notices.find(({ duty }) => duty === 'hipaa.individuals')
  const due = dutyOf(basis, 'hipaa.individuals', 'ftc.individuals')?.due ?? null
  return { lettersOn: given?.givenOn ?? due, haveLettersGone: given !== undefined }
}
