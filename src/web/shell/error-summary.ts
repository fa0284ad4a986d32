import type { Problem } from './problem.ts'

/** A field that a page shows, with what is wrong in it; `errorPath` is where the refusal says that it is. */
export type ShownField = { id: string; label: string; error: string | null; errorPath: string | null }

/** What a page says at its top of a refusal: a sentence, and each field to fix by its label, with a link to it. */
export type ErrorSummary = { sentence: string; fields: { id: string; label: string; error: string }[] }

/**
 * Sums a problem up for the page with these facts. Fields are named by their labels; what no field of the page shows is
 * said as it is, without the path that means something to programs only.
 */
export function errorSummary({ detail, errors = [] }: Problem, facts: object): ErrorSummary {
  if (errors.length === 0) return { sentence: detail, fields: [] }
  const wrong = fieldsIn(facts)
  const rest = errors.filter(({ path }) => wrong.every(({ errorPath }) => errorPath !== path))
  const sentences = [
    besides(detail, errors),
    ...new Set(rest.map(({ message, isChoice }) => (isChoice ? CHOOSE : message))),
  ]
  return {
    sentence: sentences.filter(Boolean).join(' '),
    fields: wrong.map(({ id, label, error }) => ({ id, label, error })),
  }
}

/** What is said of a choice whose words are not at hand. */
export const CHOOSE = 'Choose one from the list.'

type Wrong = ShownField & { error: string }

// A page puts its fields anywhere among its facts.
function fieldsIn(facts: unknown): Wrong[] {
  if (Array.isArray(facts)) return facts.flatMap(fieldsIn)
  if (!isPlain(facts)) return []
  if (isWrong(facts)) return [facts]
  return Object.values(facts).flatMap(fieldsIn)
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function isWrong(facts: object): facts is Wrong {
  return 'errorPath' in facts && facts.errorPath !== null
}

// What a refusal says beyond what it says of its fields.
function besides(detail: string, errors: NonNullable<Problem['errors']>): string {
  const left = errors.reduce((text, { path, message }) => {
    const named = `${path}: ${message}`
    return text.replace(text.includes(named) ? named : message, '')
  }, detail)
  return left.trim()
}
