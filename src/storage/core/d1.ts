import type { Backend, Statement } from './backend.ts'

/** The part of Cloudflare's D1 binding that we use. */
export type D1 = {
  prepare(sql: string): D1Statement
  batch(statements: D1Statement[]): Promise<unknown>
}
type D1Statement = { bind(...parameters: unknown[]): D1Statement; all(): Promise<D1Rows> }
type D1Rows = { results: Record<string, unknown>[]; meta: { changes?: number } }

/** A D1 database as a Backend. D1 hands BLOBs back as arrays of numbers; here they are bytes again. */
export function openD1(database: D1): Backend {
  const bind = ({ sql, parameters }: Statement) => database.prepare(sql).bind(...parameters)
  return {
    async query(statement) {
      const { results, meta } = await bind(statement).all()
      return { rows: results.map(withBytes), numAffectedRows: BigInt(meta.changes ?? 0) }
    },
    async batch(statements) {
      if (statements.length > 0) await database.batch(statements.map(bind))
    },
    close: async () => {},
  }
}

function withBytes(row: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(row)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? Uint8Array.from(value) : value]),
  )
}
