import { prefixOf } from '../preview/mount.ts'
import type { Branch } from './branches.ts'
import type { Example, Harvest } from './harvest.ts'

/** A partial as the guide shows it: so few examples that together they show all that it can look like. */
export type Part = { name: string; examples: readonly Shown[]; missing: readonly string[] }

/** An example, with what it is the first to show, and where it is from. */
export type Shown = { html: string; shows: readonly string[]; href: string }

/** Each partial with its examples. */
export function partsOf({ partials, branches, examples, taken }: Harvest): Part[] {
  const byPartial = Map.groupBy(examples, ({ partial }) => partial)
  return partials.map((name, number) => ({
    name,
    examples: chosen(byPartial.get(number) ?? []).map(({ example, news }, at) => ({
      html: ownIds(linked(example), `${name}-${at}-`),
      shows: inWords(news, branches),
      href: `/preview/state/${example.slug}/${example.viewer}`,
    })),
    missing: unshown(branches, taken, `partials/${name}`),
  }))
}

/** What no preview shows of the pages, by template. */
export function unshownPages({ branches, taken }: Harvest): { template: string; missing: readonly string[] }[] {
  const templates = new Set(branches.map(({ template }) => template).filter((each) => !each.startsWith('partials/')))
  const all = [...templates].map((template) => ({ template, missing: unshown(branches, taken, template) }))
  return all.filter(({ missing }) => missing.length > 0)
}

function unshown(branches: readonly Branch[], taken: ReadonlySet<number>, template: string): string[] {
  const its = branches.map((branch, number) => ({ ...branch, number }))
  const missing = its.filter((branch) => branch.template === template && !taken.has(branch.number))
  return missing.map(({ says, line }) => `${says} (line ${line})`)
}

type Chosen = { example: Example; news: string[] }

// The one with most that is new, again and again until nothing is.
function chosen(examples: readonly Example[]): Chosen[] {
  const left = [...new Map(examples.map((each) => [featuresOf(each).join(), each])).values()]
  const seen = new Set<string>()
  const all: Chosen[] = []
  for (;;) {
    const ranked = left.map((example) => ({ example, news: featuresOf(example).filter((each) => !seen.has(each)) }))
    const [best] = ranked.toSorted((one, other) => other.news.length - one.news.length || sizeOf(one) - sizeOf(other))
    if (!best || best.news.length === 0) return all
    for (const feature of best.news) seen.add(feature)
    all.push(best)
  }
}

function sizeOf({ example }: Chosen): number {
  return example.html.length
}

// The branches that it took, and the classes that it wears.
function featuresOf({ branches, html }: Example): string[] {
  const classes = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, names = '']) => names.split(/\s+/))
  return [...[...branches].map(String), ...new Set(classes.filter(Boolean).map((name) => `.${name}`))].sort()
}

// The conditions that it meets first; where none is new, the classes that it wears first.
function inWords(news: readonly string[], branches: readonly Branch[]): string[] {
  const says = news.flatMap((feature) => branches[Number(feature)]?.says.replaceAll('@root.', '') ?? [])
  return [...new Set(says.length > 0 ? says : news)]
}

function linked({ html, book, viewer }: Example): string {
  return html.replaceAll(/(\s(?:href|src|action|formaction)=")\/(?!\/|preview\/)/g, `$1${prefixOf(book, viewer)}/`)
}

// Many forms on one page: each keeps its labels.
function ownIds(html: string, prefix: string): string {
  return html
    .replaceAll(/\s(id|for|aria-describedby|aria-labelledby)="([^"]+)"/g, ` $1="${prefix}$2"`)
    .replaceAll(/(\shref=")#/g, `$1#${prefix}`)
    .replaceAll(' autofocus', '')
}
