import { createHash } from 'node:crypto'

/** What the log can hold: no fractions are needed, so nothing rounds. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json | undefined }

/** JSON in the one form of RFC 8785: members sorted by UTF-16 code units, no spaces, undefined members left out. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null) return canonicalObject(value)
  return JSON.stringify(value)
}

/** SHA-256 as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

function canonicalObject(value: { [name: string]: Json | undefined }): string {
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => (value[name] === undefined ? [] : [`${JSON.stringify(name)}:${canonical(value[name])}`]))
  return `{${members.join(',')}}`
}
