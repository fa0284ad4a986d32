import type { Book } from '../book/book.ts'
import type { Post } from '../mailing/post.ts'
import { mailInForce } from '../practice/mail-settings.ts'
import type { Line } from './end-sending.ts'

/** What hinders every letter while no mail server is set. */
export const NO_SERVER = 'no_mail_server'

/** The line to the mail server as the settings are when the next letter goes: others open another line. */
export function lineAsSet(book: Book & Post): Line {
  let open: { by: string; line: Line } | null = null
  const close = () => {
    open?.line.close()
    open = null
  }
  return {
    get domain() {
      return open?.line.domain ?? ''
    },
    async ready() {
      const settings = await mailInForce(book)
      const by = JSON.stringify(settings ?? null)
      if (open?.by !== by) close()
      if (!settings || !book.openMail) return NO_SERVER
      open ??= { by, line: await book.openMail(settings) }
      return await open.line.ready()
    },
    async send(message) {
      return open ? await open.line.send(message) : { became: 'deferred', reason: 'line_lost', answer: null }
    },
    close,
  }
}
