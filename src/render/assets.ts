import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../templates/assets/', import.meta.url)

/** Styles, scripts and pictures by file name. Node only, once at start; a Worker has them in its bundle. */
export function readAssets(folder: URL = FOLDER): Record<string, string> {
  const names = readdirSync(folder)
  return Object.fromEntries(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]))
}
