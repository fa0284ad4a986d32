import { createHash } from 'node:crypto'

/** What the log can hold: no fractions are needed, so nothing rounds. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json | undefined }

/**
 * JSON in the one form of RFC 8785: members sorted by UTF-16 code units, no spaces, undefined members left out.
 * Throws a TypeError on what has no such form: numbers that are not finite, halves of characters.
 */
export function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  return canonicalScalar(value)
}

/** SHA-256 as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function canonicalObject(value: { readonly [name: string]: Json | undefined }): string {
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => (value[name] === undefined ? [] : [`${canonicalScalar(name)}:${canonical(value[name])}`]))
  return `{${members.join(',')}}`
}

function canonicalScalar(value: string | number | boolean | null): string {
  const isWhole = typeof value === 'string' ? value.isWellFormed() : typeof value !== 'number' || Number.isFinite(value)
  if (!isWhole) throw new TypeError('A log entry cannot contain half a character or a number that is not finite.')
  return JSON.stringify(value)
}
