import type { Missing } from '../../../breach/next/gap.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

/** The field for the reason why an incident is closed without that thing; `at` is its place in the list. */
export function gapField({ id, title }: Missing, at: number): FieldSpec {
  return { name: `gap-${at}`, path: `gaps.${id}`, label: `Why close without: ${title}?`, required: true }
}

/** The reasons that a form holds, by the ids of the missing things. */
export function gapsIn(values: Values): Record<string, string> {
  const places = Object.keys(values).flatMap((name) => /^gap-(\d{1,4})$/.exec(name)?.[1] ?? [])
  return Object.fromEntries(places.map((at) => [values[`gap-id-${at}`] ?? '', values[`gap-${at}`] ?? '']))
}

export const MERGE: readonly FieldSpec[] = [
  { name: 'into', label: 'Number of the other incident', required: true, hint: 'Such as 2026-0014.' },
  { name: 'reason', label: 'How do you know they are the same?', required: true },
]

export const WITHDRAW: readonly FieldSpec[] = [
  { name: 'reason', label: 'Why was it logged by mistake?', required: true },
]

export const REOPEN: readonly FieldSpec[] = [{ name: 'reason', label: 'Why are you reopening it?', required: true }]
