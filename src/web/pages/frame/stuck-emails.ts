import { mailInForce } from '../../../actions/practice/mail-settings.ts'
import { counted } from '../../../breach/law/words.ts'
import { listStuck, type StuckMailing } from '../../../storage/email/emails.ts'
import { listWaiting, type WaitingMailing } from '../../../storage/email/outbox.ts'
import { siteWord } from '../../../storage/list/line-words.ts'
import type { World } from '../../shell/world.ts'
import { reasonInWords } from './email-words.ts'

/** More mailings with stuck e-mails than this are not listed on one page. */
const LISTED = 10

/**
 * The e-mails of an incident, of a site, or of all, that somebody has to look at: why the mail server takes none, which wait
 * because there is no mail server or somebody paused them, which failed or are in doubt.
 */
export async function stuckEmails(world: World, { incident, site }: { incident?: string; site?: string | undefined }) {
  const { db, outbox } = world
  const hindered = outbox?.standing().hindered ?? null
  const canMail = (await mailInForce(world)) !== undefined
  const by = { incident, word: site === undefined ? undefined : siteWord(world.vault, site) }
  const [found, waiting] = await Promise.all([
    listStuck(db, by, LISTED),
    listWaiting(db, by, { paused: canMail, most: LISTED }),
  ])
  return [
    ...(hindered === null ? [] : [hindrance(hindered)]),
    ...waiting.map((each) => waits(each, { canMail, ofAll: incident === undefined })),
    ...found.map((each) => stuck(each, incident === undefined)),
  ]
}

function hindrance(code: string) {
  const text = `${reasonInWords(code)} (${code}) The letters wait, and Breachbook keeps trying.`
  return { tone: 'strong', title: 'No e-mail can be sent', href: '/settings/mail', text }
}

function waits(at: WaitingMailing, { canMail, ofAll }: { canMail: boolean; ofAll: boolean }) {
  const { waiting } = at
  const [verb, it] = waiting === 1 ? ['waits', 'it'] : ['wait', 'them']
  return {
    tone: canMail ? '' : 'strong',
    title: `${nameOf(at, ofAll)}: ${counted(waiting, 'e-mail')} ${canMail ? 'paused' : verb}`,
    href: pageOf(at),
    text: canMail
      ? `Nobody has resumed sending. Resume it, or send ${it} on paper.`
      : `No mail server is set up and tested, so no e-mail can go out. Send ${it} on paper, or have an admin set up e-mail.`,
  }
}

function stuck(at: StuckMailing, ofAll: boolean) {
  const { failed, doubtful } = at
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
  return { tone: '', title: `${nameOf(at, ofAll)}: ${parts.join(', ')}`, href: pageOf(at), text: text.join(' ') }
}

type At = { incident: string; mailing: string; number: number }

function nameOf({ incident, number }: At, ofAll: boolean): string {
  return `${ofAll ? `${incident}, mailing` : 'Mailing'} no. ${number}`
}

function pageOf({ incident, mailing }: At): string {
  return `/incidents/${incident}/mailings/${mailing}/email`
}
