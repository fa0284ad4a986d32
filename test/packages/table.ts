import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A package as the lock file has it. */
export type Locked = {
  name: string
  version: string
  license: string
  integrity: string | undefined
  dependencies: string[]
}

type Entry = {
  version?: string
  license?: string
  integrity?: string
  dev?: boolean
  devOptional?: boolean
  dependencies?: Record<string, string>
}

const LOCK = new URL('../../package-lock.json', import.meta.url)

/** What `npm ci --omit=dev` installs, by the lock file, in the order of its names. */
export function installedPackages(): Locked[] {
  const { packages } = JSON.parse(readFileSync(LOCK, 'utf8')) as { packages: Record<string, Entry> }
  const entries = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev)
  return entries.map(([path, { version = '', license = '', integrity, dependencies = {} }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
    license,
    integrity,
    dependencies: Object.keys(dependencies),
  }))
}

/** The table of `.github/DEPENDENCIES.md`: each package, its version, its licence, and who asks for it. */
export function dependencyTable(): string {
  const packages = installedPackages()
  const rows = packages.map(({ name, version, license }) => {
    const askedBy = packages.filter(({ dependencies }) => dependencies.includes(name)).map((each) => each.name)
    return `| ${name} | ${version} | ${license} | ${[...new Set(askedBy)].sort().join(', ') || 'Breachbook'} |`
  })
  return ['| package | version | licence | asked for by |', '|---|---|---|---|', ...rows].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${dependencyTable()}\n`)
