import type { WebEvidence } from '../../../actions/aftermath/web-evidence.ts'
import type { WebNotice } from '../../../actions/aftermath/web-notice.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { FieldError } from '../../../errors.ts'
import { type FieldSpec, fields, recordedMeanwhile } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import type { Problem } from '../../shell/problem.ts'

/** What was typed into one of the page's forms and needs fixing; `which` names the form. */
export type TypedNotice = { which?: string; values?: Values; errors?: readonly FieldError[] }

const WORDS: FieldSpec[] = [
  {
    name: 'text',
    label: 'Notice text (Markdown)',
    type: 'textarea',
    rows: 24,
    required: true,
    hint: 'The same content as the letters, addressed to the public. No patient names. Name the kinds of data, never the data itself.',
  },
]

const POSTING: FieldSpec[] = [
  {
    name: 'slug',
    label: 'Address: /notice/…',
    hint: 'Lowercase letters, digits and dashes. Do not reveal anything about the incident. Leave empty for a random address.',
  },
  { name: 'tollFreeFrom', label: 'Toll-free number active from', type: 'date' },
]

const REMOVAL: FieldSpec[] = [
  { name: 'early:flag', label: 'Remove it before the 90 days are complete', type: 'checkbox' },
  { name: 'reason', label: 'Why' },
]

/** The forms of the page, with what was typed into the one that needs fixing. */
export function noticeForms(
  incident: Incident,
  notice: WebNotice,
  { postings }: WebEvidence,
  { which, values = {}, errors }: TypedNotice,
  problem?: Problem,
) {
  const stale = problem?.status === 409
  const now = { text: notice.text }
  const form = (name: string, specs: FieldSpec[], kept: Values, wrong = errors) =>
    fields(specs, which === name ? { ...kept, ...values } : kept, which === name ? wrong : [], `${name}-`)
  const posting = { slug: postings.at(-1)?.slug ?? '', tollFreeFrom: incident.substitute?.tollFreeFrom ?? '' }
  return {
    wordsFields: form('words', WORDS, now, stale ? recordedMeanwhile(WORDS, values, now) : errors),
    wordsVersion: stale ? notice.version : (values.wordsVersion ?? notice.version),
    postingFields: form('posting', POSTING, posting),
    removalFields: form('removal', REMOVAL, {}),
    removalOpen: which === 'removal',
  }
}
