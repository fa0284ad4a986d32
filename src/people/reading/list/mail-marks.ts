/** What a column of marks says of mail: that it is not wanted, or that it came back. */
export type MailMark = 'do_not_mail' | 'mail_returned'

/**
 * Reads the columns by whose names mail is not wanted, or came back, from rows of that header; undefined where there is none.
 * A column of e-mail is none of these.
 */
export function mailMarks(header: readonly string[]): ((cells: readonly string[]) => MailMark[]) | undefined {
  const columns = header.flatMap((name, place) => {
    const mark = markOf(name)
    return mark ? [{ place, mark }] : []
  })
  if (columns.length === 0) return undefined
  return (cells) => [...new Set(columns.flatMap(({ place, mark }) => (isMarked(cells[place] ?? '') ? [mark] : [])))]
}

function markOf(name: string): MailMark | undefined {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  if (ELECTRONIC.test(words)) return undefined
  if (CAME_BACK.test(words)) return 'mail_returned'
  return UNWANTED.test(words) ? 'do_not_mail' : undefined
}

const ELECTRONIC = /\be ?mails?\b|\bsms\b|\btexts?\b|\bcalls?\b|\bphone\b/
const CAME_BACK =
  /\b(bad|invalid|incorrect|wrong|undeliverable) (mailing )?addr(ess)?\b|\baddr(ess)? (is )?(bad|invalid|incorrect|wrong|undeliverable)\b|\breturn(ed)? mail\b|\bmail (is )?return(ed)?\b|\bundeliverable\b/
const UNWANTED =
  /\b(do not|dont|no) (mail(ings?)?|contact|send|solicit|market)\b|\bdnm\b|\bopt(ed)? ?out\b|\bunsubscribed?\b/

function isMarked(cell: string): boolean {
  const text = cell.trim().toLowerCase()
  return text !== '' && !UNMARKED.test(text)
}

const UNMARKED = /^(n|no|f|false|0|none|n\/a|na|null|good|valid|ok|okay|opt(ed)?[- ]?in|unchecked|-+)$/
