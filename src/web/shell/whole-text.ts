import { type FieldError, Refused } from '../../errors.ts'

/**
 * Refuses (422) JSON with half a character: a surrogate without its other half, which no log, letter or file can
 * hold. Each field is named by its path.
 */
export function refuseHalves(json: unknown): void {
  refuse(brokenIn(json).take(MOST))
}

/** Refuses (422) a form body in which a field is not UTF-8. */
export function refuseBrokenFields(body: string): void {
  const broken = body.split('&').filter((pair) => !isUtf8(pair))
  const names = broken.map((pair) => [...new URLSearchParams(pair).keys()].join().split(':')[0] ?? '')
  refuse(new Set(names).values())
}

/** Refuses (422) a file whose name has a broken character: evidence is stored under its own name. */
export function refuseBrokenName({ name }: { name: string }): void {
  if (name.isWellFormed() && !name.includes('\ufffd')) return
  const message = 'The file name has a character that cannot be read. Rename the file and send it again.'
  throw new Refused(message, [{ path: 'file', message }])
}

const MOST = 20
const HALF = 'This contains a broken character, such as half an emoji. Type it again.'

function refuse(paths: IteratorObject<string>): void {
  const errors: FieldError[] = [...paths].map((path) => ({ path, message: HALF }))
  if (errors.length > 0) throw new Refused(errors.map(({ path }) => `${path}: ${HALF}`).join(' '), errors)
}

// Without recursion: JSON may be nested deeper than the call stack.
function* brokenIn(json: unknown): Generator<string> {
  const left: [path: string, value: unknown][] = [['', json]]
  for (let next = left.pop(); next; next = left.pop()) {
    const [path, value] = next
    if (typeof value === 'string' && !value.isWellFormed()) yield path.slice(1)
    if (typeof value !== 'object' || value === null) continue
    for (const [name, inner] of Object.entries(value)) {
      if (!name.isWellFormed()) yield `${path}.${name.toWellFormed()}`.slice(1)
      left.push([`${path}.${name}`, inner])
    }
  }
}

function isUtf8(pair: string): boolean {
  return (pair.match(/(?:%[\da-f]{2})+/gi) ?? []).every((run) => {
    try {
      return decodeURIComponent(run) !== ''
    } catch {
      return false
    }
  })
}
