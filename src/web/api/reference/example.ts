import { resolved, type Shape, type Shapes } from './shape.ts'

/** A minimal example of this shape: required fields only. */
export function exampleOf(shape: Shape, shapes: Shapes): unknown {
  const whole = resolved(shape, shapes)
  if (whole.example !== undefined) return whole.example
  if (whole.properties) return exampleObject(whole, shapes)
  if (whole.enum) return whole.enum[0]
  return EMPTY[[whole.type ?? 'string'].flat()[0] ?? 'string'] ?? '…'
}

const EMPTY: Record<string, unknown> = { array: [], boolean: true, integer: 1, number: 1, object: {}, string: '…' }

function exampleObject({ properties = {}, required = [] }: Shape, shapes: Shapes): object {
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, shapes)]))
}
