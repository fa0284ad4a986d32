import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Miniflare } from 'miniflare'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const COMMANDS = join(ROOT, 'node_modules/.bin')
const QUIET = { CI: 'true', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', WRANGLER_LOG_PATH: tmpdir() }

const SETTINGS = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')

/** The master key of the tests' Worker. */
export const masterKey = Buffer.alloc(32, 3)

/** Builds the Worker as `npm run build:worker` does, and prepares its database as the README says; both by wrangler itself. */
export async function buildWorker() {
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-worker-'))
  await wrangler('deploy', '--dry-run', '--outdir', join(folder, 'dist'))
  const contents = readFileSync(join(folder, 'dist/worker.js'), 'utf8')
  return {
    contents,
    migrate: () =>
      wrangler('d1', 'migrations', 'apply', 'breachbook', '--local', '--persist-to', join(folder, 'state')),
    start: (settings: Record<string, string>) => startWorker(contents, join(folder, 'state/v3'), settings),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export type Built = Awaited<ReturnType<typeof buildWorker>>

/** Asks the Worker, following no redirect. */
export function ask(
  worker: Miniflare,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) {
  return worker.dispatchFetch(`https://breachbook.example${path}`, { redirect: 'manual', ...init })
}

function wrangler(...parameters: string[]) {
  const env = { ...process.env, ...QUIET, PATH: COMMANDS + delimiter + process.env.PATH }
  return promisify(execFile)(join(COMMANDS, 'wrangler'), parameters, { cwd: ROOT, env })
}

function startWorker(contents: string, state: string, settings: Record<string, string>): Miniflare {
  const texts = Object.entries(settings).map(([name, value]) => [name, { type: 'text' as const, value }])
  return new Miniflare({
    resourcePersistencePath: state,
    workers: [
      {
        config: {
          name: 'breachbook',
          compatibilityDate: setting('compatibility_date'),
          compatibilityFlags: ['nodejs_compat'],
          env: { DB: { type: 'd1', id: setting('database_id') }, ...Object.fromEntries(texts) },
          manifest: { mainModule: 'worker.js', modules: { 'worker.js': { type: 'esm', contents } } },
        },
      },
    ],
  })
}

function setting(name: string): string {
  const found = new RegExp(`^${name} = "(.+)"$`, 'm').exec(SETTINGS)
  if (!found?.[1]) throw new Error(`wrangler.toml has no ${name}.`)
  return found[1]
}
