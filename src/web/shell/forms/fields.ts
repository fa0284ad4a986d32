import type { FieldError } from '../../../errors.ts'
import { CHOOSE, type ShownField } from '../error-summary.ts'
import type { Values } from './form.ts'

/** A field of a form. `name` is as `check` reads it: `event.keyTaken:flag`. */
export type FieldSpec = {
  name: string
  /** The path under which a refusal names it, if not by its name. */
  path?: string
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
    | 'radios'
  hint?: string
  required?: boolean
  /** When a field that is not always required is: `for a legal representative`. */
  needed?: string
  options?: readonly (readonly [value: string, label: string])[]
  autocomplete?: string
  rows?: number
  inputmode?: string
  /** At most one field of a page. */
  autofocus?: boolean
}

/** A field as the template `partials/field` prints it. */
export type Field = ReturnType<typeof field>

/** Fields with their values and errors. `within` keeps the ids of several forms on one page apart. */
export function fields(
  specs: readonly FieldSpec[],
  values: Values,
  errors: readonly FieldError[] = [],
  within = '',
): Field[] {
  return specs.map((spec) => {
    const error = errors.find(({ path }) => isAbout(spec, path) || firstWithin(path, specs) === spec)
    return field(spec, values[spec.name] ?? '', error, (within + spec.name).replaceAll(/[^\w-]/g, '-'))
  })
}

/** For each field that someone else changed in the meantime, what is recorded in it now. */
export function recordedMeanwhile(specs: readonly FieldSpec[], typed: Values, now: Values): FieldError[] {
  return specs
    .filter(({ name }) => bare(name, typed[name]) !== bare(name, now[name]))
    .map((spec) => ({
      path: pathOf(spec),
      message: `Someone else changed this to: ${shown(spec, bare(spec.name, now[spec.name]))}. Saving again replaces it with what is entered here.`,
    }))
}

function pathOf({ name }: FieldSpec): string {
  return name.split(':')[0] ?? name
}

function isAbout(spec: FieldSpec, path: string): boolean {
  return [pathOf(spec), spec.path].some((own) => own !== undefined && (path === own || path.startsWith(`${own}.`)))
}

// When a whole address is missing, its first line is where to start.
function firstWithin(path: string, specs: readonly FieldSpec[]): FieldSpec | undefined {
  return specs.find((spec) => pathOf(spec).startsWith(`${path}.`))
}

// Longer than this, the list itself is easier to read.
const LONGEST_CHOICES = 80

function inWords({ message, isChoice }: FieldError, { options = [] }: FieldSpec): string {
  if (!isChoice) return message
  const labels = options.flatMap(([code, label]) => (code === '' ? [] : [label])).join('; ')
  return labels !== '' && labels.length <= LONGEST_CHOICES ? `Choose one: ${labels}.` : CHOOSE
}

function shown({ options = [] }: FieldSpec, value: string): string {
  const labels = new Map(options)
  return (
    value
      .split(', ')
      .map((code) => labels.get(code) ?? code)
      .join(', ') || 'empty'
  )
}

// A checked box sends two values; a list sends an empty one first and the others in the order of the page.
function bare(name: string, value = ''): string {
  if (name.endsWith(':flag')) return value.endsWith('true') ? 'yes' : 'no'
  return name.endsWith(':list') ? value.split(',').filter(Boolean).sort().join(', ') : value.replaceAll('\r\n', '\n')
}

function field(spec: FieldSpec, value: string, wrong: FieldError | undefined, id: string) {
  const type = spec.type ?? 'text'
  const chosen = value.split(',')
  const options = (spec.options ?? []).map(([code, label]) => ({ code, label, chosen: chosen.includes(code) }))
  return {
    id,
    type,
    name: spec.name,
    label: spec.label,
    value,
    checked: value.endsWith('true'),
    hint: spec.hint ?? null,
    required: spec.required ?? false,
    needed: spec.needed ?? null,
    options,
    autocomplete: spec.autocomplete ?? 'off',
    inputmode: spec.inputmode ?? null,
    autofocus: spec.autofocus ?? false,
    rows: spec.rows ?? 5,
    ...errorOf(spec, wrong),
    describedBy: [spec.hint && `${id}-hint`, wrong && `${id}-error`].filter(Boolean).join(' ') || null,
    isInput: !['textarea', 'select', 'checkbox', 'checkboxes', 'radios'].includes(type),
    control: CONTROLS[type] ?? null,
  }
}

// What stands for one option, where each has its own control.
const CONTROLS: Partial<Record<NonNullable<FieldSpec['type']>, string>> = { checkboxes: 'checkbox', radios: 'radio' }

function errorOf(spec: FieldSpec, wrong: FieldError | undefined): Pick<ShownField, 'error' | 'errorPath'> {
  return { error: wrong ? inWords(wrong, spec) : null, errorPath: wrong?.path ?? null }
}
