import type { FieldError } from '../../../errors.ts'
import type { Values } from './form.ts'

/** How a field of a form is asked for. `name` is that of `check`: `event.keyTaken:flag`. */
export type FieldSpec = {
  name: string
  label: string
  type?:
    | 'text'
    | 'date'
    | 'datetime-local'
    | 'email'
    | 'tel'
    | 'url'
    | 'password'
    | 'number'
    | 'textarea'
    | 'select'
    | 'checkbox'
    | 'checkboxes'
  hint?: string
  required?: boolean
  options?: readonly (readonly [value: string, label: string])[]
  autocomplete?: string
  rows?: number
  inputmode?: string
  /** Where the page begins: at most one field of it. */
  autofocus?: boolean
}

/** A field as the template `partials/field` prints it. */
export type Field = ReturnType<typeof field> & { id: string }

/** Fields with what they hold and what is wrong with them. `within` keeps the ids of several forms on one page apart. */
export function fields(
  specs: readonly FieldSpec[],
  values: Values,
  errors: readonly FieldError[] = [],
  within = '',
): Field[] {
  return specs.map((spec) => ({
    ...field(spec, values[spec.name] ?? '', errors),
    id: (within + spec.name).replaceAll(/[^\w-]/g, '-'),
  }))
}

/** Beside each field what somebody recorded in it meanwhile, where that differs from what was typed. */
export function recordedMeanwhile(specs: readonly FieldSpec[], typed: Values, now: Values): FieldError[] {
  return specs
    .filter(({ name }) => bare(name, typed[name]) !== bare(name, now[name]))
    .map(({ name }) => ({
      path: name.split(':')[0] ?? name,
      message: `Someone else changed this to: ${bare(name, now[name]) || 'empty'}. Saving again replaces it with what is entered here.`,
    }))
}

// A ticked box sends two values, a list an empty one first and the others in the order of the page.
function bare(name: string, value = ''): string {
  if (name.endsWith(':flag')) return value.endsWith('true') ? 'yes' : 'no'
  return name.endsWith(':list') ? value.split(',').filter(Boolean).sort().join(', ') : value.replaceAll('\r\n', '\n')
}

function field(spec: FieldSpec, value: string, errors: readonly FieldError[]) {
  const type = spec.type ?? 'text'
  const path = spec.name.split(':')[0]
  const chosen = value.split(',')
  const options = (spec.options ?? []).map(([code, label]) => ({ code, label, chosen: chosen.includes(code) }))
  const error = errors.find((each) => each.path === path || each.path.startsWith(`${path}.`))?.message ?? null
  return {
    type,
    name: spec.name,
    label: spec.label,
    value,
    checked: value.endsWith('true'),
    hint: spec.hint ?? null,
    required: spec.required ?? false,
    options,
    autocomplete: spec.autocomplete ?? 'off',
    inputmode: spec.inputmode ?? null,
    autofocus: spec.autofocus ?? false,
    rows: spec.rows ?? 5,
    error,
    isInput: !['textarea', 'select', 'checkbox', 'checkboxes'].includes(type),
  }
}
