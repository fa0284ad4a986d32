import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type Handlebars from 'handlebars'
import untyped from 'handlebars/runtime.js'
import { compiledBefore } from './compiled-before.ts'
import { helpers } from './helpers.ts'
import type { CompiledTemplates } from './render.ts'

const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url))

/**
 * Every `*.hbs` under the folder for `renderer`, each compiled when it is first asked for, or taken from where an earlier
 * start kept it. Node only. Asking throws, naming the file, where a template is malformed or uses a helper that does not exist.
 */
export function compileTemplates(folder: string = TEMPLATES): CompiledTemplates {
  const templates = {}
  for (const name of namesIn(folder))
    Object.defineProperty(templates, name, { enumerable: true, get: () => evaluated(sourceOf(folder, name)) })
  return Object.freeze(templates)
}

/** The same templates as the text of one ES module, exporting them as `templates`, for a Worker, which may not compile. */
export function templatesModule(folder: string = TEMPLATES): string {
  const entries = namesIn(folder).map((name) => `${JSON.stringify(name)}: ${sourceOf(folder, name)},\n`)
  return `export const templates = {\n${entries.join('')}}\n`
}

function namesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const names = files.filter((file) => file.endsWith('.hbs')).map((file) => file.slice(0, -'.hbs'.length))
  return names.sort()
}

function sourceOf(folder: string, name: string): string {
  const text = readFileSync(`${folder}/${name}.hbs`, 'utf8')
  return compiledBefore([VERSION, knownHelpers, name, text], () => precompiled(name, text))
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
    return String(compiler().precompile(template, { strict: true, knownHelpersOnly: true, knownHelpers, noEscape }))
  } catch (cause) {
    throw new Error(`templates/${name}.hbs cannot be compiled: ${(cause as Error).message}`, { cause })
  }
}

// The compiler is loaded where there is something to compile, and a template is asked for in the middle of a page.
function compiler(): typeof Handlebars {
  return createRequire(import.meta.url)('handlebars')
}

const { VERSION } = untyped as unknown as typeof Handlebars

const knownHelpers = Object.fromEntries(Object.keys(helpers).map((name) => [name, true]))

function evaluated(source: string): TemplateSpecification {
  return new Function(`return ${source}`)()
}
