import { counted } from '../../../breach/law/words.ts'
import { listStuck, type StuckMailing } from '../../../storage/email/emails.ts'
import type { World } from '../../shell/world.ts'
import { reasonInWords } from './email-words.ts'

/** More mailings with stuck e-mails than this are not listed on one page. */
const LISTED = 10

/** The e-mails of an incident, or of all (null), that somebody has to look at, and why the mail server takes none. */
export async function stuckEmails({ db, outbox }: World, incident: string | null) {
  const hindered = outbox?.standing().hindered ?? null
  const found = await listStuck(db, incident, LISTED)
  return [...(hindered === null ? [] : [hindrance(hindered)]), ...found.map((each) => stuck(each, incident === null))]
}

function hindrance(code: string) {
  const text = `${reasonInWords(code)} (${code}) The letters wait, and Breachbook keeps trying.`
  return { tone: 'over', title: 'No e-mail can be sent', href: '/settings', text }
}

function stuck({ incident, mailing, number, failed, doubtful }: StuckMailing, ofAll: boolean) {
  const parts = [
    ...(failed > 0 ? [`${counted(failed, 'e-mail')} failed`] : []),
    ...(doubtful > 0 ? [`${counted(doubtful, 'e-mail')} unconfirmed`] : []),
  ]
  const text = [
    ...(failed > 0 ? ['Those people have no letter yet: try again, or send it on paper.'] : []),
    ...(doubtful > 0
      ? ['We do not know whether the unconfirmed went out. They are not sent again automatically.']
      : []),
  ]
  return {
    tone: 'near',
    title: `${ofAll ? `${incident}, mailing` : 'Mailing'} no. ${number}: ${parts.join(', ')}`,
    href: `/incidents/${incident}/mailings/${mailing}/email`,
    text: text.join(' '),
  }
}
