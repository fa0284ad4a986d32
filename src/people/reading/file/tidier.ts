import { DAMAGED, Unreadable } from './refusals.ts'

/** Reads XML in pieces; none of those it gives ends within a tag. Both throw Unreadable where a mark is never closed. */
export type Tidier = { push(text: string): string; end(): string }

/**
 * The same XML as other programs would have written it: without prefixes (`<x:row>`), comments, blanks before the end of a
 * tag and CDATA, whose text stands escaped.
 */
export function tidier(): Tidier {
  const unmarked = withoutMarks()
  let held = ''
  let isPrefixed: boolean | undefined
  const plain = (text: string): string => {
    const closed = BLANKS.test(text) ? text.replace(/(<\/[\w:]+)\s+>/g, '$1>') : text
    isPrefixed ??= PREFIXED.test(closed.slice(0, BEGINNING))
    return isPrefixed ? closed.replace(/<(\/?)\w+:/g, '<$1') : closed
  }
  return {
    push(text) {
      held += unmarked.push(text)
      if (isPrefixed === undefined && held.length < BEGINNING) return ''
      const end = endOfTags(held)
      if (held.length - end > LONGEST_TAG) throw new Unreadable(DAMAGED)
      const whole = held.slice(0, end)
      held = held.slice(end)
      return plain(whole)
    },
    end: () => plain(held + unmarked.end()),
  }
}

/** What tells of prefixes stands in so many characters. */
const BEGINNING = 1000
const LONGEST_TAG = 4_000_000

const BLANKS = /<\/[\w:]+\s+>/
const PREFIXED = /<\w+:(?:worksheet|workbook|sst|styleSheet|Relationships)[\s>]/

function endOfTags(text: string): number {
  const last = text.lastIndexOf('<')
  return last < 0 || text.indexOf('>', last) >= 0 ? text.length : last
}

type Mark = { open: string; close: string; shown(inner: string): string }

const MARKS: readonly Mark[] = [
  { open: '<!--', close: '-->', shown: () => '' },
  { open: '<![CDATA[', close: ']]>', shown: escapedText },
]
const LONGEST_OPEN = 9

function withoutMarks(): Tidier {
  let text = ''
  let within: Mark | undefined
  const cut = (last: boolean): string => {
    const shown: string[] = []
    let from = 0
    for (let end = -1; end !== from; ) {
      end = from
      const step = within ? closing(text, from, within) : opening(text, from, last)
      shown.push(within ? within.shown(text.slice(from, step.to)) : text.slice(from, step.to))
      within = step.within
      from = step.next
    }
    text = text.slice(from)
    return shown.join('')
  }
  return {
    push(more) {
      text += more
      return cut(false)
    },
    end() {
      const rest = cut(true)
      if (within) throw new Unreadable(DAMAGED)
      return rest
    },
  }
}

/** How far the text goes that is of one kind, where the next begins, and in which mark that is. */
type Step = { to: number; next: number; within: Mark | undefined }

function closing(text: string, from: number, within: Mark): Step {
  const end = text.indexOf(within.close, from)
  if (end >= 0) return { to: end, next: end + within.close.length, within: undefined }
  const to = Math.max(from, text.length - within.close.length + 1)
  return { to, next: to, within }
}

function opening(text: string, from: number, last: boolean): Step {
  let at = text.indexOf('<!', from)
  for (; at >= 0; at = text.indexOf('<!', at + 2)) {
    const within = MARKS.find(({ open }) => text.startsWith(open, at))
    if (within) return { to: at, next: at + within.open.length, within }
    if (!last && text.length - at < LONGEST_OPEN) break
  }
  const to = at >= 0 ? at : text.length - (!last && text.endsWith('<') ? 1 : 0)
  return { to, next: to, within: undefined }
}

function escapedText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
