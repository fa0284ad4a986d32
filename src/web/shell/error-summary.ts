import type { Problem } from './problem.ts'

/** A field that a page shows, with its error; `errorPath` is the path under which the refusal names it. */
export type ShownField = { id: string; label: string; error: string | null; errorPath: string | null }

/** The top of a page after a refusal: a sentence, and each field to fix by its label, to link to. */
export type ErrorSummary = { sentence: string; fields: { id: string; label: string; error: string }[] }

/**
 * The summary of a problem for the page with these facts. Fields are named by their labels. What no field of the page
 * shows becomes part of the sentence, without its path, which only programs understand.
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

/** The message for a choice that is not set, when its options are too many or not at hand. */
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

// What a refusal says besides the messages of its fields.
function besides(detail: string, errors: NonNullable<Problem['errors']>): string {
  const left = errors.reduce((text, { path, message }) => {
    const named = `${path}: ${message}`
    return text.replace(text.includes(named) ? named : message, '')
  }, detail)
  return left.trim()
}
