import type { Render } from '../individual/compose.ts'
import { letterFacts } from '../individual/facts.ts'
import { telephoneLink, withContactLinks } from '../text/contact-links.ts'
import { htmlOf } from '../text/html.ts'
import type { Letter, Practice, Problem } from '../text/letter.ts'
import { phoneAsWritten } from '../text/phone.ts'
import { PARTS, textFailings } from '../text/words.ts'

const HEADINGS = [...Object.values(PARTS), 'For More Information']

/**
 * A first draft of the substitute notice on the web (Markdown): the words of the incident's letters, to nobody in
 * particular, with the number to call. 45 CFR 164.404(d)(2)(ii). Nothing in it is escaped: it is for the officer to go on with.
 */
export function webNoticeDraft(
  render: Render,
  { tollFree, ...base }: Omit<Letter, 'person'> & { tollFree: string | null },
): string {
  const { occurred, discovered, sender, contact } = letterFacts({ ...base, person: { address: {} } })
  const facts = {
    practice: base.practice.name,
    occurred,
    discovered,
    sender,
    contact,
    tollFree: tollFree && phoneAsWritten(tollFree),
    last: null,
  }
  return `${render('letters/en/web-notice.md', { ...facts, words: trimmed(base.words) }).trim()}\n`
}

/** What keeps the words of a web notice from going up: a part that is missing, a gap, somebody's own data, no toll-free number. */
export function webNoticeProblems(text: string, tollFree: string | null): Problem[] {
  const missing = HEADINGS.filter((heading) => !hasHeading(text, heading)).map(
    (heading) =>
      `The notice has no heading “${heading}”. Substitute notice must have the same content as the letters (45 CFR 164.404(c)(1)).`,
  )
  const failings = textFailings(text).map((says) => `The notice ${says}`)
  return [...missing, ...failings, ...tollFreeProblems(text, tollFree)].map((sentence) => ({ what: 'text', sentence }))
}

/** The page that the public sees, whole. Raw HTML in the words comes out as text; telephone and e-mail are links. */
export function webNoticeHtml(render: Render, { text, practice }: { text: string; practice: Practice }): string {
  return render('letters/web-notice', {
    title: titleOf(text),
    practice: practice.name,
    body: withContactLinks(htmlOf(text)),
  })
}

/** What the public sees where no notice stands any more, or never did: whom to ask, and nothing else. */
export function noticeGoneHtml(render: Render, practice: Practice | undefined): string {
  const { name = null, tollFree, phone, email = null } = practice ?? {}
  const text = tollFree ?? phone ?? null
  return render('letters/notice-gone', {
    practice: name,
    phone: text && { text: phoneAsWritten(text), link: telephoneLink(text) },
    email,
  })
}

/** A line for the home page of the practice's own site, as text and as HTML; it leads to the notice. */
export function homePageLine(practice: Practice, url: string): { text: string; html: string } {
  const words = `Notice to the patients of ${practice.name} about a data incident`
  const escaped = words.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
  return { text: `${words}: ${url}`, html: `<p><a href="${url}">${escaped}</a></p>` }
}

function tollFreeProblems(text: string, tollFree: string | null): string[] {
  if (!tollFree)
    return [
      'No toll-free number entered. Substitute notice for 10 or more people needs one that is active for 90 days (45 CFR 164.404(d)(2)(ii)). Enter it with the letter text or in the practice settings.',
    ]
  if (digits(text).includes(digits(tollFree))) return []
  return [`The notice does not include the toll-free number ${tollFree} (45 CFR 164.404(d)(2)(ii)).`]
}

function hasHeading(text: string, heading: string): boolean {
  const wanted = heading.toLowerCase()
  return text.split('\n').some((line) => /^#{1,6}\s/.test(line) && line.toLowerCase().includes(wanted))
}

function titleOf(text: string): string {
  return (
    /^#\s+(.+)$/m
      .exec(text)?.[1]
      ?.replaceAll(/[\\*_]/g, '')
      .trim() ?? 'Notice of Data Breach'
  )
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '')
}

function trimmed(words: Letter['words']): object {
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, text.trim()]))
}
