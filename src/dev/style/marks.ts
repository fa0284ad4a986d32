// Private-use characters, which no page has: the first for the branches of templates, those of the planes for partials.
const BRANCHES = 0xe000
const STARTS = 0xf0000
const MARK = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}]/gu

/** Says within a page that the branch of that number was taken. */
export function branchMark(number: number): string {
  return String.fromCodePoint(BRANCHES + number)
}

/** Says within a page that the partial of that number begins. */
export function startMark(number: number): string {
  return String.fromCodePoint(STARTS + number)
}

/** Says within a page that the last partial that began ends. */
export const endMark = '\u{100000}'

/** A partial as it was printed once, with the branches that were taken in it. */
export type Printed = { partial: number; html: string; branches: ReadonlySet<number> }

/** What the marks of a page say: the page without them, the branches taken on it, each partial that it has. */
export type Read = { html: string; branches: ReadonlySet<number>; printed: readonly Printed[] }

/** Reads the marks of a page. */
export function readMarks(page: string): Read {
  const branches = new Set<number>()
  const printed: Printed[] = []
  const open: { partial: number; html: string; branches: Set<number> }[] = []
  let [html, at] = ['', 0]
  for (const mark of page.matchAll(MARK)) {
    const text = page.slice(at, mark.index)
    html += text
    for (const each of open) each.html += text
    at = mark.index + mark[0].length
    const number = mark[0].codePointAt(0) ?? 0
    if (mark[0] === endMark) printed.push(...open.splice(-1))
    else if (number >= STARTS) open.push({ partial: number - STARTS, html: '', branches: new Set() })
    else for (const each of [open.at(-1)?.branches, branches]) each?.add(number - BRANCHES)
  }
  return { html: html + page.slice(at), branches, printed }
}
