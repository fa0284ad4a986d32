import type Handlebars from 'handlebars'
import untyped from 'handlebars/runtime.js'
import { helpers } from './helpers.ts'

/** Precompiled templates by name: the path under templates/ without `.hbs`, such as `pages/incident`. */
export type CompiledTemplates = Readonly<Record<string, TemplateSpecification>>

/**
 * Renders the template of that name. Facts always carry every field the template prints: null where a fact is not known,
 * which prints nothing. A field that is absent is a mistake, and throws with the template's name, line and column.
 */
export type Render = (name: string, facts: object) => string

/**
 * A renderer of these templates, on Node as in a Worker: it needs no compiler. `{{> person-row}}` finds templates/partials/person-row.hbs.
 * HTML is escaped everywhere except in `*.md.hbs`, whose output is Markdown and whose facts the letters escape for Markdown.
 */
export function renderer(templates: CompiledTemplates): Render {
  const handlebars = runtime.create()
  handlebars.registerHelper(helpers)
  const ready = new Map<string, HandlebarsTemplateDelegate<object>>()
  const template = (name: string) => {
    const known =
      ready.get(name) ?? (Object.hasOwn(templates, name) ? handlebars.template(templates[name]!) : undefined)
    if (known) ready.set(name, known)
    return known
  }
  for (const name of Object.keys(templates).filter((each) => each.startsWith(PARTIALS)))
    handlebars.registerPartial(name.slice(PARTIALS.length), (facts, options) => template(name)!(facts, options))
  return (name, facts) => rendered(name, template(name), facts)
}

/** The page put into templates/layout.hbs, which prints it with `{{{body}}}` and sees the page's facts besides. */
export function renderPage(render: Render, name: string, facts: object): string {
  return render('layout', { ...facts, body: render(name, facts) })
}

/** The package's own types leave the runtime's entry empty. */
const runtime = untyped as unknown as typeof Handlebars

/** A text as it stands in HTML that a template printed. */
export function escapeText(text: string): string {
  return runtime.Utils.escapeExpression(text)
}

const ESCAPED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#x60': '`', '#x3D': '=' }

/** The text that was escaped. */
export function unescapeText(escaped: string): string {
  return escaped.replaceAll(/&([#\w]+);/g, (whole, name: string) => ESCAPED[name] ?? whole)
}

const PARTIALS = 'partials/'

function rendered(name: string, template: HandlebarsTemplateDelegate<object> | undefined, facts: object): string {
  if (!template) throw new Error(`There is no template templates/${name}.hbs.`)
  try {
    return template(facts)
  } catch (cause) {
    throw new Error(`templates/${name}.hbs cannot be rendered: ${wordsOf(cause)}`, { cause })
  }
}

function wordsOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
