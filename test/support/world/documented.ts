import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

type Schema = { $ref?: string; properties?: object; additionalProperties?: unknown; [keyword: string]: unknown }

/** An answer as the document describes it. */
type Described = { description: string; content?: Record<string, { schema: Schema }> }

/** A call as the document describes it. */
type Operation = { operationId: string; responses: Record<string, Described> }

/** What of the document answers are held against. */
export type Described31 = { paths: Record<string, Record<string, Operation>>; components: { schemas: object } }

type Route = { path: string; method: string; operation: Operation; pattern: RegExp }

/** What was answered: to which call of the document, with which status. */
export type Answered = { operationId: string; status: number }

/**
 * Holds answers against the OpenAPI document: status, content type and body, by a JSON Schema validator that is not ours.
 * A field that the document does not name fails, so that none is published by accident.
 */
export function documented(document: Described31) {
  const validator = validatorOf(document)
  const routes = routesOf(document)

  /** Throws what is wrong with an answer; tells which call it belongs to, or null for a path that leads nowhere. */
  return async (method: string, path: string, answer: Response): Promise<Answered | null> => {
    const asked = method === 'HEAD' ? 'get' : method.toLowerCase()
    const route = routes.find((each) => each.method === asked && each.pattern.test(path))
    const at = `${method} ${path} answered ${answer.status}`
    if (!route) return refuseUnlessMissing(at, answer)
    const { operationId, responses } = route.operation
    const described = responses[answer.status]
    if (!described) throw new Error(`${at}, which the document does not tell of ${operationId}.`)
    const types = Object.keys(described.content ?? {})
    const type = mediaTypeOf(answer)
    if (method === 'HEAD') return { operationId, status: answer.status }
    if (types.length === 0 ? answer.body !== null : !types.includes(type))
      throw new Error(`${at} with ${type || 'no content type'}; the document says ${types.join(', ') || 'no body'}.`)
    const pointer = ['paths', route.path, route.method, 'responses', String(answer.status), 'content', type, 'schema']
    for (const value of await valuesIn(type, answer)) refuseInvalid(at, validator(pointer), value)
    return { operationId, status: answer.status }
  }
}

function refuseUnlessMissing(at: string, answer: Response): null {
  if (answer.status === 404 && mediaTypeOf(answer) === 'application/problem+json') return null
  throw new Error(`${at}: the document knows no such call.`)
}

function mediaTypeOf(answer: Response): string {
  return (answer.headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
}

async function valuesIn(type: string, answer: Response): Promise<unknown[]> {
  if (/^application\/([a-z]+\+)?json$/.test(type)) return [await answer.clone().json()]
  if (type !== 'application/jsonl') return []
  const lines = (await answer.clone().text()).split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown)
}

type Validate = { (value: unknown): unknown; errors?: readonly object[] | null }

function refuseInvalid(at: string, validate: Validate, value: unknown): void {
  if (validate(value)) return
  throw new Error(`${at} with what the document does not describe: ${JSON.stringify(validate.errors, null, 2)}`)
}

/** Validators of what lies at a place of the document; throws where a schema there is none that it takes strictly. */
export function validatorOf(document: Described31) {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictRequired: false })
  formats.default(ajv)
  ajv.addFormat('binary', true)
  ajv.addVocabulary(['example', 'paths', 'components'])
  const { paths, components } = document
  ajv.addSchema(closed({ paths, components }), 'document')
  return (pointer: string[]): Validate => {
    const fragment = pointer.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1')))
    const validate = ajv.getSchema(`document#/${fragment.join('/')}`)
    if (!validate) throw new Error(`The document has nothing at ${pointer.join(' / ')}.`)
    return validate
  }
}

// A field that no schema names is a mistake here, whatever later versions may add.
function closed<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(closed) as Value
  if (typeof value !== 'object' || value === null) return value
  const inner = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, closed(each)]))
  return ('properties' in inner ? { additionalProperties: false, ...inner } : inner) as Value
}

// A path that is written out comes before one with a part to be filled in, as the router has it.
function routesOf({ paths }: Described31): Route[] {
  return Object.entries(paths)
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation, pattern: patternOf(path) })),
    )
    .sort((one, other) => partsToFill(one) - partsToFill(other))
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)
}

function partsToFill({ path }: Route): number {
  return path.split('{').length
}
