import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { getEnvironmentData, isMainThread, setEnvironmentData } from 'node:worker_threads'
import Handlebars from 'handlebars'
import { compiledBefore } from './compiled-before.ts'
import { helpers } from './helpers.ts'
import type { CompiledTemplates } from './render.ts'

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url))

/**
 * Every `*.hbs` under the folder, compiled for `renderer`. Node only, once at start.
 * Throws, naming the file, where a template is malformed or uses a helper that does not exist.
 */
export function compileTemplates(folder: string = TEMPLATES): CompiledTemplates {
  const compiled = knownSources(folder).map(([name, source]) => [name, evaluated(source)] as const)
  return Object.freeze(Object.fromEntries(compiled))
}

/** The same templates as the text of one ES module, exporting them as `templates`, for a Worker, which may not compile. */
export function templatesModule(folder: string = TEMPLATES): string {
  const entries = templateSources(folder).map(([name, source]) => `${JSON.stringify(name)}: ${source},\n`)
  return `export const templates = {\n${entries.join('')}}\n`
}

type Source = [name: string, source: string]

// What a thread's process has compiled reaches the thread as text: to compile it again takes longer than most threads' work.
function knownSources(folder: string): Source[] {
  const known = getEnvironmentData(folder) as Source[] | undefined
  if (known && !isMainThread) return known
  const sources = templateSources(folder)
  if (folder === TEMPLATES) setEnvironmentData(folder, sources)
  return sources
}

function templateSources(folder: string): Source[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const names = files.filter((file) => file.endsWith('.hbs')).map((file) => file.slice(0, -'.hbs'.length))
  const texts = names.sort().map((name): Source => [name, readFileSync(`${folder}/${name}.hbs`, 'utf8')])
  const compileAll = () => texts.map(([name, text]): Source => [name, precompiled(name, text)])
  return compiledBefore([Handlebars.VERSION, knownHelpers, texts], compileAll)
}

// By what was compiled: a book that is opened again in the same process, as tests and commands do, compiles nothing twice.
const known = new Map<string, string>()

function precompiled(name: string, template: string): string {
  const key = `${name}\n${template}`
  const source = known.get(key) ?? freshlyCompiled(name, template)
  known.set(key, source)
  return source
}

function freshlyCompiled(name: string, template: string): string {
  const noEscape = name.endsWith('.md')
  try {
    return String(Handlebars.precompile(template, { strict: true, knownHelpersOnly: true, knownHelpers, noEscape }))
  } catch (cause) {
    throw new Error(`templates/${name}.hbs cannot be compiled: ${(cause as Error).message}`, { cause })
  }
}

const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))

function evaluated(source: string): TemplateSpecification {
  return new Function(`return ${source}`)()
}
