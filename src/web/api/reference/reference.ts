import type { Document } from './document.ts'
import { exampleOf } from './example.ts'
import { fieldLines, refOf, type Shape, type Shapes, typeOf } from './shape.ts'

type Content = Record<string, { schema?: Shape }>

type Operation = {
  operationId: string
  summary: string
  description?: string
  tags: [string]
  'x-roles': string[]
  parameters?: { name: string; in: string; required?: boolean; description?: string; schema: Shape }[]
  requestBody?: { content: Content; required?: boolean }
  responses: Record<string, { description: string; content?: Content }>
}

/** The document as the reference prints it: calls by topic, each topic with the schemas that its calls name. */
export function referenceOf(document: Document) {
  const shapes = (document.components?.schemas ?? {}) as Shapes
  const calls = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) =>
      callOf(method, path, operation, shapes),
    ),
  )
  return (document.tags ?? []).map(({ name, description = '' }) => {
    const its = calls.filter((call) => call.tag === name)
    return { name, description, calls: its, shapes: namedIn(its, shapes) }
  })
}

type Call = ReturnType<typeof callOf>

function namedIn(calls: readonly Call[], shapes: Shapes) {
  const refs = calls.flatMap(({ body, answers }) => [
    ...(body ? [body.name, ...body.fields.map(({ ref }) => ref)] : []),
    ...answers.flatMap(({ ref, fields }) => [ref, ...fields.map((field) => field.ref)]),
  ])
  const named = new Map<string, ReturnType<typeof shapeNamed>>()
  for (const ref of refs) {
    if (ref === null || named.has(ref)) continue
    const shape = shapeNamed(ref, shapes)
    named.set(ref, shape)
    refs.push(...shape.fields.map((field) => field.ref))
  }
  const all = [...named.values()].filter(({ fields }) => fields.length > 0)
  return all.toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

function shapeNamed(name: string, shapes: Shapes) {
  const shape = shapes[name] ?? {}
  return { name, description: shape.description ?? null, fields: fieldLines(shape, shapes) }
}

function callOf(method: string, path: string, operation: Operation, shapes: Shapes) {
  const { operationId: id, summary, description = null, tags, parameters = [], requestBody, responses } = operation
  const body = schemaIn(requestBody?.content)
  return {
    id,
    tag: tags[0],
    method: method.toUpperCase(),
    path,
    summary,
    description,
    roles: operation['x-roles'],
    parameters: parameters.map(parameterOf),
    body: body && {
      media: Object.keys(requestBody?.content ?? {}).join(' or '),
      name: refOf(body),
      fields: fieldLines(body, shapes),
      optional: !requestBody?.required,
    },
    answers: Object.entries(responses).map(([status, answer]) => ({ status, ...answerOf(answer, shapes) })),
    curl: curlOf(method, path, operation, shapes),
  }
}

function parameterOf({
  name,
  in: place,
  required = false,
  description,
  schema,
}: NonNullable<Operation['parameters']>[number]) {
  return { name, place, required, type: typeOf(schema), description: description ?? schema.description ?? null }
}

// Every problem has the same fields, listed once among the shapes.
function answerOf({ description, content }: Operation['responses'][string], shapes: Shapes) {
  const schema = schemaIn(content)
  const isProblem = content?.['application/problem+json'] !== undefined
  return {
    description,
    media: mediaOf(content),
    ref: schema ? refOf(schema) : null,
    fields: schema && !isProblem ? fieldLines(schema, shapes) : [],
  }
}

function curlOf(method: string, path: string, { parameters = [], requestBody }: Operation, shapes: Shapes) {
  const named = new Map(parameters.map(({ name, schema }) => [name, String(schema.example ?? name.toUpperCase())]))
  const json = requestBody?.content['application/json']?.schema
  return {
    path: path.replaceAll(/\{(\w+)\}/g, (_, name) => named.get(name) ?? name),
    changes: method !== 'get',
    type: mediaOf(requestBody?.content) ?? 'application/json',
    json: json ? JSON.stringify(exampleOf(json, shapes)) : null,
    file: requestBody !== undefined && !json,
  }
}

function mediaOf(content: Content | undefined): string | null {
  return Object.keys(content ?? {})[0] ?? null
}

function schemaIn(content: Content | undefined): Shape | null {
  return Object.values(content ?? {})[0]?.schema ?? null
}
