import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'
import { helpers } from '../../render/helpers.ts'
import type { CompiledTemplates } from '../../render/render.ts'
import { branchMark, endMark, startMark } from './marks.ts'

const TEMPLATES = fileURLToPath(new URL('../../../templates', import.meta.url))
// A letter is approved as it stands, to the last character.
const ON_PAGES = /^(pages|partials|layout$)/

/** One way a template can take: where something is, or where it is not. `says` is that in the template's words. */
export type Branch = { template: string; says: string; line: number }

/** Templates that tell in what they print which branches were taken, and where a partial begins and ends. */
export type Marked = { templates: CompiledTemplates; branches: readonly Branch[]; partials: readonly string[] }

/** All templates, those of pages and partials compiled so that they tell. */
export function markedTemplates(): Marked {
  const branches: Branch[] = []
  const partials: string[] = []
  const compiled = namesIn(TEMPLATES).map((name) => {
    const program = Handlebars.parse(readFileSync(`${TEMPLATES}/${name}.hbs`, 'utf8'))
    if (ON_PAGES.test(name)) markBranches(program, name, branches)
    if (name.startsWith('partials/')) markWhole(program, partials.push(name.slice('partials/'.length)) - 1)
    return [name, compile(name, program)] as const
  })
  return { templates: Object.fromEntries(compiled), branches, partials }
}

function namesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'))
  const names = files.filter((file) => file.endsWith('.hbs')).map((file) => file.slice(0, -'.hbs'.length))
  return names.sort()
}

function compile(name: string, program: hbs.AST.Program): TemplateSpecification {
  const knownHelpers = Object.fromEntries(Object.keys(helpers).map((each) => [each, true]))
  const options = { strict: true, knownHelpersOnly: true, knownHelpers, noEscape: name.endsWith('.md') }
  return new Function(`return ${Handlebars.precompile(program, options)}`)()
}

function markBranches(program: hbs.AST.Program, template: string, branches: Branch[]): void {
  for (const statement of program.body) {
    if (!isBlock(statement)) continue
    const asked = askedBy(statement)
    const mark = (taken: hbs.AST.Program, says: string) => {
      markBranches(taken, template, branches)
      const number = branches.push({ template, says, line: statement.loc.start.line }) - 1
      taken.body.unshift(...Handlebars.parse(branchMark(number)).body)
    }
    mark(statement.program, asked)
    if (isLoop(statement) && !statement.inverse) continue
    statement.inverseStrip ??= { open: false, close: false }
    statement.inverse ??= Handlebars.parse('')
    mark(statement.inverse, `not ${asked}`)
  }
}

function markWhole(program: hbs.AST.Program, number: number): void {
  program.body.unshift(...Handlebars.parse(startMark(number)).body)
  program.body.push(...Handlebars.parse(endMark).body)
}

function isBlock(statement: hbs.AST.Statement): statement is hbs.AST.BlockStatement {
  return statement.type === 'BlockStatement'
}

// Of an empty list without an else nothing shows, and most lists are never empty.
function isLoop({ path }: hbs.AST.BlockStatement): boolean {
  return 'original' in path && path.original === 'each'
}

// {{#if (eq type "select")}}: type is select.
function askedBy({ params: [asked] }: hbs.AST.BlockStatement): string {
  return asked ? inWords(asked) : ''
}

function inWords(asked: hbs.AST.Expression): string {
  if ('original' in asked) return String(asked.original)
  const { path, params } = asked as hbs.AST.SubExpression
  const [name, words] = ['original' in path ? String(path.original) : '', params.map(inWords)]
  if (name === 'not') return `not ${words.join(' ')}`
  return words.join(name === 'eq' ? ' is ' : name === 'includes' ? ' has ' : ` ${name} `)
}
