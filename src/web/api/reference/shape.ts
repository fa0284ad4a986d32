/** A JSON Schema as our OpenAPI 3.1 document uses it. */
export type Shape = {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: (string | null)[]
  items?: Shape
  properties?: Record<string, Shape>
  additionalProperties?: boolean | Shape
  required?: string[]
  allOf?: Shape[]
  anyOf?: Shape[]
  description?: string
  default?: unknown
  example?: unknown
}

export type Shapes = Record<string, Shape>

/** One line of a table of fields; `ref` names the shape of its type. */
export type FieldLine = {
  name: string
  type: string
  ref: string | null
  required: boolean
  description: string | null
}

const MANY = 24
const SHOWN = 3

/** The fields of a shape, nested ones with dots. Shapes with a name of their own are linked, not unfolded. */
export function fieldLines(shape: Shape, shapes: Shapes, within = ''): FieldLine[] {
  const whole = resolved(shape, shapes)
  return Object.entries(whole.properties ?? {}).flatMap(([name, field]) => {
    const path = `${within}${name}`
    const inner = inside(field)
    const mark = field.items ? '[].' : '.'
    return [
      lineOf(path, field, whole.required?.includes(name) ?? false),
      ...(inner ? fieldLines(inner, shapes, path + mark) : []),
    ]
  })
}

/** A shape with its references followed and its parts merged. */
export function resolved(shape: Shape, shapes: Shapes): Shape {
  if (shape.$ref) return resolved(shapes[nameIn(shape.$ref)] ?? {}, shapes)
  if (!shape.allOf) return shape
  const parts = shape.allOf.map((part) => resolved(part, shapes))
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties)),
    required: parts.flatMap((part) => part.required ?? []),
  }
}

/** What a value of this shape is, in words. */
export function typeOf(shape: Shape): string {
  const types = [shape.type ?? []].flat()
  const known = [shape.allOf, shape.anyOf].flat().find((part) => part?.$ref)
  const text = shape.$ref ? nameIn(shape.$ref) : known?.$ref ? nameIn(known.$ref) : plainType(shape, types)
  return types.includes('null') || shape.anyOf?.some(({ type }) => type === 'null') ? `${text} or null` : text
}

/** The name of the shape behind a reference, or a list of them. */
export function refOf({ $ref, items, allOf, anyOf }: Shape): string | null {
  const own = $ref ?? [allOf, anyOf].flat().find((part) => part?.$ref)?.$ref
  if (own) return nameIn(own)
  return items ? refOf(items) : null
}

function lineOf(name: string, field: Shape, required: boolean): FieldLine {
  return { name, type: typeOf(field), ref: refOf(field), required, description: field.description ?? null }
}

function inside(field: Shape): Shape | null {
  const inner = field.items ?? field
  if (inner.$ref || isByCode(inner)) return null
  return inner.properties ? inner : null
}

function plainType(shape: Shape, types: string[]): string {
  if (shape.items) return `list of ${typeOf(shape.items)}`
  if (shape.enum) return codes(shape.enum.filter((code) => code !== null))
  if (isByCode(shape)) return 'numbers by code'
  if (typeof shape.additionalProperties === 'object') return `${typeOf(shape.additionalProperties)} by name`
  if (shape.format === 'date') return 'day'
  if (shape.format === 'date-time') return 'instant'
  return types.find((type) => type !== 'null') ?? 'anything'
}

function codes(all: string[]): string {
  return all.length > MANY ? `${all.slice(0, SHOWN).join(', ')} … (${all.length} codes)` : all.join(' | ')
}

function isByCode({ properties }: Shape): boolean {
  return Object.keys(properties ?? {}).length > 2 * MANY
}

function nameIn(ref: string): string {
  return ref.split('/').at(-1) ?? ref
}
