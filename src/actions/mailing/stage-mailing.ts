import { doneIn } from '../../breach/incident/destruction.ts'
import type { Letter } from '../../letters/text/letter.ts'
import { emailAddress } from '../../people/values/email-address.ts'
import type { Book } from '../book/book.ts'
import { openBook } from '../book/parts.ts'
import { type OpenIncident, openIncident } from '../incident/open-incident.ts'
import { theApprovedHash } from '../letter/approved-letter.ts'
import { codesOf } from '../letter/codes/codes.ts'
import { letterContext, oneLetter } from '../letter/draft-print.ts'
import type { Press } from '../letter/press.ts'
import { peopleInOrder, vaultOf } from '../people/people.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import type { MailingJob, StagedMailing } from './jobs.ts'
import { openLetterWriter } from './letter-writer.ts'
import { type Due, type MailingPlan, planMailing } from './mailing-plan.ts'
import type { MailingRequest } from './mailing-request.ts'
import { countPages, type Written } from './page-count.ts'
import { sharedBy, type WrittenLetter, writtenLetter } from './sealed-letter.ts'
import { snapshotIdOf } from './stale.ts'

/** Writes every letter that is due, once, in the order in which it is printed, and saves each sealed as it goes. */
export async function stageMailing(book: Book & Press & MailRoute, job: MailingJob): Promise<StagedMailing> {
  const opened = await openIncident(openBook(book), job.incident)
  const snapshot = await snapshotIdOf(opened)
  const letterHash = await theApprovedHash(opened)
  const base = { ...(await letterContext(opened)), kind: job.request.kind }
  const plan = await planMailing(opened, base, job.request)
  const write = lettersBy(opened, base, job.request)
  const shared = sharedBy(await samplesOf(plan, write))
  const writer = openLetterWriter(book, { ...job, vault: await vaultOf(opened), shared })
  await countPages(await book.paper?.(), write(plan.print, 'print'), writer.put)
  for await (const { due, sent } of write(plan.email, 'email')) await writer.put(due, sent, null)
  return {
    ...(await writer.close()),
    letterHash,
    snapshot,
    destroyed: doneIn(opened.incident).length,
    problems: plan.problems,
    keptFromMail: plan.keptFromMail,
    dated: base.on,
    shared,
  }
}

type Write = (due: readonly Due[], channel: 'print' | 'email') => AsyncGenerator<Written>

function lettersBy(opened: OpenIncident<Book & Press>, base: Omit<Letter, 'person'>, { kind }: MailingRequest): Write {
  const { book } = opened
  return async function* (dues, channel) {
    const { codeOf } = await codesOf(opened)
    const printings = new Map(dues.map((due) => [due.person, due.printing]))
    for await (const known of peopleInOrder(opened, [...printings.keys()])) {
      const due = { person: known.id, printing: printings.get(known.id) ?? 1 }
      const letter = oneLetter(base, known, codeOf(known))
      const reference = `${letter.reference}${SUFFIX[kind]}${due.printing > 1 ? `-R${due.printing}` : ''}`
      const email = channel === 'email' ? emailAddress(known.person.email ?? '') : null
      yield { due, sent: writtenLetter(book, { ...letter, reference }, email) }
    }
  }
}

const SUFFIX = { individual_notice: '', supplemental: '-S' }

const SAMPLES = 60
/** Deflate looks back no further than this many bytes. */
const WINDOW = 32_000

// One letter of each language, of the first ones: the rest is like them.
async function samplesOf({ print, email }: MailingPlan, write: Write): Promise<WrittenLetter[]> {
  const samples = new Map<string, WrittenLetter>()
  let size = 0
  for await (const { sent } of write([...print.slice(0, SAMPLES), ...email.slice(0, SAMPLES)], 'print')) {
    if (samples.has(sent.facts.language) || size > WINDOW / 2) continue
    samples.set(sent.facts.language, sent)
    size += JSON.stringify(sent).length
  }
  return [...samples.values()]
}
