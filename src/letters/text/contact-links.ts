/**
 * Letter HTML in which telephone numbers of ten digits and e-mail addresses are links, for a page that people read on
 * their phones. What stands in a link or a tag already stays as it is.
 */
export function withContactLinks(html: string): string {
  let isInLink = false
  const pieces = html.split(/(<[^>]*>)/)
  return pieces
    .map((piece) => {
      if (/^<\/?a[\s>]/.test(piece)) isInLink = !piece.startsWith('</')
      return isInLink || piece.startsWith('<') ? piece : linked(piece)
    })
    .join('')
}

const EMAIL = /[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/.source
/** As people write it here: 800-555-0100, (800) 555-0100, 1-800-555-0100, +1 800 555 0100, 800.555.0100. */
const PHONE = /(?<!\d)(?<!\d[-.])(?:\+?1[-. ])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}[-. ])[2-9]\d{2}[-. ]\d{4}(?!\d|[-.]\d)/
  .source
const EITHER = new RegExp(`${EMAIL}|${PHONE}`, 'gi')

/** The link that dials a telephone number of this country; null where it has no ten digits. */
export function telephoneLink(phone: string): string | null {
  const digits = phone.replaceAll(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  return digits.length === 10 ? `tel:+1${digits}` : null
}

function linked(text: string): string {
  return text.replace(EITHER, (found) => {
    const link = found.includes('@') ? `mailto:${found}` : telephoneLink(found)
    return link ? `<a href="${link}">${found}</a>` : found
  })
}
