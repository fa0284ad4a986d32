import { namesOf } from '../../../actions/book/names.ts'
import { type Attachment, aboutStep, attachmentsOf } from '../../../actions/evidence/attachments.ts'
import type { OpenIncident } from '../../../actions/incident/open-incident.ts'
import type { World } from '../../shell/world.ts'

/** The files about one thing, as the template `partials/attachments` prints them. */
export type Attached = ReturnType<ReturnType<typeof attachedTo>>

/**
 * Reads an incident's files once; the answer gives those `about` one thing (`notice/hipaa.ocr`), with the page to
 * return to after attaching another one.
 */
export async function filesOf(opened: OpenIncident<World>): Promise<(about: string, back: string) => Attached> {
  const { book: world, id: incident } = opened
  const [files, nameOf] = await Promise.all([attachmentsOf(opened), namesOf(world)])
  return attachedTo(incident, files, nameOf)
}

/** The same of the steps of an incident: whoever may work on one attaches proof to it, at an address of its own. */
export async function proofOfSteps(opened: OpenIncident<World>): Promise<(step: string, mayAttach: boolean) => Proof> {
  const filesAbout = await filesOf(opened)
  return (step, mayAttach) => ({
    ...filesAbout(aboutStep(step), ''),
    action: `/incidents/${opened.id}/steps/${step}/files`,
    mayAttach,
  })
}

type Proof = Attached & { mayAttach: boolean }

function attachedTo(incident: string, files: readonly Attachment[], nameOf: (id: string) => string) {
  return (about: string, back: string) => ({
    about,
    back,
    action: `/incidents/${incident}/attachments`,
    fieldId: `file-${about.replaceAll(/[^\w-]/g, '-')}`,
    files: files.filter((file) => file.about === about).map((file) => fileRow(file, incident, nameOf)),
  })
}

function fileRow(file: Attachment, incident: string, nameOf: (id: string) => string) {
  return {
    href: `/incidents/${incident}/attachments/${file.id}`,
    fileName: file.fileName,
    size: sizeInWords(file.bytes),
    at: file.attachedAt,
    by: nameOf(file.attachedBy),
    digest: file.sha256.slice(0, 12),
    isNamedOtherwise: file.kind?.isNamedOtherwise ?? false,
    hasPosition: file.kind?.hasPosition ?? false,
  }
}

const UNITS = [
  { of: 1_000_000, name: 'MB' },
  { of: 1_000, name: 'kB' },
]

function sizeInWords(bytes: number): string {
  const unit = UNITS.find(({ of }) => bytes >= of) ?? { of: 1, name: 'bytes' }
  return `${(bytes / unit.of).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit.name}`
}
