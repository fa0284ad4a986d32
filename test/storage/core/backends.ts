import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import type { Backend } from '../../../src/storage/core/backend.ts'
import { type D1, openD1 } from '../../../src/storage/core/d1.ts'
import { openSqlite } from '../../../src/storage/core/sqlite.ts'

/** A place for databases: each `make` is a new, empty one, and answers how it is opened, as often as one likes. */
export type Place = { make(): Promise<() => Backend>; close(): Promise<void> }

/** Both databases of ours: the file of better-sqlite3, and D1 as workerd runs it. */
export const places: { name: string; open: () => Place }[] = [
  { name: 'better-sqlite3', open: openFolder },
  { name: 'D1 in the Workers runtime', open: openWorkersRuntime },
]

function openFolder(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-contract-'))
  let made = 0
  return {
    async make() {
      made += 1
      const file = join(folder, `${made}.db`)
      return () => openSqlite(file)
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

const DATABASES_OF_A_WORKER = 60

function openWorkersRuntime(): Place {
  const names = Array.from({ length: DATABASES_OF_A_WORKER }, (_, number) => `DB${number}`)
  const contents = 'export default { fetch: () => new Response() }'
  const runtime = new Miniflare({
    workers: [
      {
        config: {
          name: 'contract',
          compatibilityDate: '2026-10-01',
          env: Object.fromEntries(names.map((name) => [name, { type: 'd1' as const, id: name }])),
          manifest: { mainModule: 'worker.js', modules: { 'worker.js': { type: 'esm', contents } } },
        },
      },
    ],
  })
  return {
    async make() {
      const name = names.shift()
      if (!name) throw new Error('More databases than the worker has bindings: raise DATABASES_OF_A_WORKER.')
      const database = (await runtime.getD1Database(name)) as unknown as D1
      return () => openD1(database)
    },
    close: () => runtime.dispose(),
  }
}
