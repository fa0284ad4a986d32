import type { Missing } from '../../../breach/next/gap.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'

/** The field for the reason why an incident is closed without that thing; `at` is its place in the list. */
export function gapField(missing: Missing, at: number, isShared: boolean): FieldSpec {
  const { id, title } = missing
  const required = !(isShared && isStep(id))
  return { name: `gap-${at}`, path: `gaps.${id}`, label: `Why close without: ${title}?`, required }
}

/** One reason for steps: dozens of them may have the same. What the law asks has a reason of its own. */
export const STEPS_FIELD: FieldSpec = {
  name: 'gap-steps',
  label: 'Why close without these steps?',
  required: false,
  hint: 'Saved with each step below that has no reason of its own.',
}

/** Whether several of these are steps. */
export function hasSeveralSteps(missing: readonly Missing[]): boolean {
  return missing.filter(({ id }) => isStep(id)).length > 1
}

function isStep(id: string): boolean {
  return id.startsWith('step/')
}

/** The reasons that a form holds, by the ids of the missing things. */
export function gapsIn(values: Values): Record<string, string> {
  const places = Object.keys(values).flatMap((name) => /^gap-(\d{1,4})$/.exec(name)?.[1] ?? [])
  return Object.fromEntries(
    places.map((at) => {
      const id = values[`gap-id-${at}`] ?? ''
      const shared = isStep(id) ? values[STEPS_FIELD.name] : undefined
      return [id, values[`gap-${at}`]?.trim() || (shared ?? '')]
    }),
  )
}

export const MERGE: readonly FieldSpec[] = [
  { name: 'into', label: 'Number of the other incident', required: true, hint: 'Such as 2026-0014.' },
  { name: 'reason', label: 'How do you know they are the same?', required: true },
]

export const WITHDRAW: readonly FieldSpec[] = [
  { name: 'reason', label: 'Why was it logged by mistake?', required: true },
]

export const REOPEN: readonly FieldSpec[] = [{ name: 'reason', label: 'Why are you reopening it?', required: true }]
