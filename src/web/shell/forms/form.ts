import type { Context } from 'hono'
import type { z } from 'zod'
import { Refused } from '../../../errors.ts'
import type { Env } from '../env.ts'
import { NO_DATE, refusalOf } from '../refusal.ts'
import { refuseBrokenFields } from '../whole-text.ts'

/** What a form held, as text, to be shown again when something in it needs fixing. */
export type Values = Record<string, string>

/** A form's fields as sent. Several of one name are joined by a comma. */
export async function readForm(c: Context<Env>): Promise<Values> {
  const body = await bodyOf(c)
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, asText(value)]))
}

/** What a form sent, including files. Throws Refused when it cannot be read. */
export async function bodyOf(c: Context<Env>) {
  try {
    const body = await c.req.parseBody({ all: true })
    if (isUrlEncoded(c)) refuseBrokenFields(await c.req.text())
    return body
  } catch (error) {
    if (error instanceof TypeError)
      throw new Refused('The form did not arrive complete. Reload the page and try again.')
    throw error
  }
}

/**
 * Checks what a form held against a schema. A name says where a value belongs and its type: `event.keyTaken:flag`,
 * `event.elements:list`, `contractDays:number`, `agent:answer` (yes, no or neither), else text. An empty field is omitted,
 * or null where a form amends.
 */
export function check<Schema extends z.ZodType>(
  schema: Schema,
  values: Values,
  empty: undefined | null = undefined,
): z.output<Schema> {
  const facts: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(values)) place(facts, name, value, empty)
  return parse(schema, facts)
}

/** Checks a value against a schema; throws Refused with each bad field's path and what to do. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw forPeople(refusalOf(read.error, UNKNOWN_FIELD))
}

function forPeople({ message, errors }: Refused): Refused {
  const said = (text: string) => text.replaceAll(NO_DATE.program, NO_DATE.person)
  return new Refused(
    said(message),
    errors.map((error) => ({ ...error, message: said(error.message) })),
  )
}

function isUrlEncoded(c: Context<Env>): boolean {
  return /^application\/x-www-form-urlencoded/i.test(c.req.header('Content-Type') ?? '')
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(',')
  return typeof value === 'string' ? value.trim() : ''
}

const UNKNOWN_FIELD = 'The form has a field we do not recognize. Reload the page and try again.'
const LONGEST_NAME = 100
const DEEPEST_NAME = 4

function place(facts: Record<string, unknown>, name: string, text: string, empty: undefined | null): void {
  const [path = '', type = 'text'] = name.slice(0, LONGEST_NAME + 1).split(':')
  const deep = path.split('.').length > DEEPEST_NAME
  if (name.length > LONGEST_NAME || deep || !Object.hasOwn(READ, type)) throw new Refused(UNKNOWN_FIELD)
  const value = READ[type as keyof typeof READ](text) ?? empty
  if (value !== undefined) put(facts, path.split('.'), value)
}

function put(facts: Record<string, unknown>, [outer = '', ...inner]: string[], value: unknown): void {
  if (inner.length === 0) facts[outer] = value
  else {
    const nested = { ...(facts[outer] as object) }
    put(nested, inner, value)
    facts[outer] = nested
  }
}

// A checkbox sends its hidden "false" first, then its own "true" if it is checked.
const READ = {
  text: (text: string) => (text === '' ? undefined : text),
  flag: (text: string) => text.endsWith('true'),
  answer: (text: string) => (text === '' ? undefined : text === 'true'),
  list: (text: string) => text.split(',').filter((each) => each !== ''),
  number: (text: string) => (text === '' ? undefined : Number(text)),
}
