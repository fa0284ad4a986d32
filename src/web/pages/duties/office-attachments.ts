import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import { theDocument } from '../../../actions/letter/documents/documents.ts'
import { sampleFor } from '../../../actions/letter/documents/documents-sample.ts'
import type { Count } from '../../../breach/incident/incident.ts'
import type { State } from '../../../breach/law/states.ts'
import { counted, stateName } from '../../../breach/law/words.ts'
import type { OfficeSheet } from '../../../breach/offices/sheet.ts'
import { attachmentsOf } from '../../../breach/offices/summary.ts'
import type { World } from '../../shell/world.ts'

/** What goes with a filing, each with where it is and whether it is ready. */
export async function attachedTo(opened: OpenIncident<World>, sheet: OfficeSheet, count: Count | null) {
  const { attach, state } = sheet
  const sample = await sampleFor(opened, state)
  const draftFor = attach.includes('sample') ? (await theDocument(opened, { id: sample, language: 'en' })).draftFor : []
  const of = `/incidents/${opened.id}`
  const known = {
    sample: { label: 'Sample of the letter to individuals, naming no one', href: documentPath(opened, sample) },
    names: namesFor(of, state, count),
    report: { label: 'Copy of the report to HHS', href: `${of}/ocr-sheet` },
  }
  return attachmentsOf(sheet).map(({ kind, isAsked }) => ({
    ...known[kind],
    isAsked,
    isForDeciders: kind === 'names',
    draftFor: kind === 'sample' ? draftFor : [],
  }))
}

// Only the names of that State's residents leave the practice.
function namesFor(of: string, state: State, count: Count | null) {
  const residents = count?.byState[state] ?? 0
  if (residents === 0) return { label: 'The list of names: import the list of people first', href: `${of}/people` }
  const whose = `${counted(residents, 'resident')} of ${stateName(state)}`
  return {
    label: `The list of names that this office asks for: ${whose} (CSV)`,
    href: `${of}/residents/${state}/names.csv`,
  }
}

/** The letters that an office takes instead of its form. */
export function lettersOf(opened: OpenIncident<World>, { form, duties }: OfficeSheet) {
  if (form.takesLetters === false) return []
  return duties.map((duty) => ({
    to: duty.to,
    href: documentPath(opened, duty.id.replace(/^state/, 'regulator')),
  }))
}

// Where nothing prints PDF, the browser does.
function documentPath({ id, book }: OpenIncident<World>, document: string): string {
  return `/incidents/${id}/documents/${document}/document.${book.paper ? 'pdf' : 'html'}`
}
