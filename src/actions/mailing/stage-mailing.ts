import type { Incident } from '../../breach/incident/incident.ts'
import type { Letter } from '../../letters/text/letter.ts'
import type { World } from '../../runtime/world.ts'
import { theIncident } from '../incident/incident.ts'
import { theApprovedHash } from '../letter/approved-letter.ts'
import { letterContext, oneLetter, type StoppedLetter } from '../letter/draft-print.ts'
import { peopleInOrder, vaultOf } from '../people/people.ts'
import { openLetterWriter, type WrittenLetters } from './letter-writer.ts'
import { type Due, type MailingPlan, planMailing, whereLettersGo } from './mailing-plan.ts'
import type { MailingRequest } from './mailing-request.ts'
import { countPages, type Written } from './page-count.ts'
import { sharedBy, type WrittenLetter, writtenLetter } from './sealed-letter.ts'
import { recountOf } from './stale.ts'

/** Which mailing is to be staged. */
export type MailingJob = { incident: string; mailing: string; wish: MailingRequest }

/** What staging a mailing came to. Nothing of it counts yet. */
export type StagedMailing = WrittenLetters & {
  problems: StoppedLetter[]
  /** The hash of the approved letter that it was made from. */
  letterHash: string
  /** The recount by which the people stood when it was begun. */
  recount: string | null
  /** The Day that its letters bear. */
  dated: string
  /** What its letters share, as `openLetter` takes it. */
  shared: Uint8Array
}

/** Writes every letter that is due, once, in the order in which it is printed, and keeps each sealed as it goes. */
export async function stageMailing(world: World, job: MailingJob): Promise<StagedMailing> {
  const incident = await theIncident(world, job.incident)
  const recount = await recountOf(world, job.incident)
  const letterHash = await theApprovedHash(world, incident)
  const base = { ...(await letterContext(world, incident)), kind: job.wish.kind }
  const plan = await planMailing(world, incident, base, job.wish)
  const write = await writer(world, incident, base, job.wish)
  const shared = sharedBy(await samplesOf(plan, write))
  const tray = openLetterWriter(world, { ...job, vault: await vaultOf(world, incident.id), shared })
  await countPages(await world.paper?.(), write(plan.print, 'print'), tray.put)
  for await (const { due, sent } of write(plan.email, 'email')) await tray.put(due, sent, null)
  return { ...(await tray.close()), letterHash, recount, problems: plan.problems, dated: base.on, shared }
}

type Write = (due: readonly Due[], channel: 'print' | 'email') => AsyncGenerator<Written>

async function writer(
  world: World,
  incident: Incident,
  base: Omit<Letter, 'person'>,
  { kind }: MailingRequest,
): Promise<Write> {
  const reached = await whereLettersGo(world, incident.id)
  return async function* (dues, channel) {
    const printings = new Map(dues.map((due) => [due.person, due.printing]))
    for await (const known of peopleInOrder(world, incident.id, [...printings.keys()])) {
      const person = reached(known)
      const due = { person: known.id, printing: printings.get(known.id) ?? 1 }
      const letter = oneLetter(base, { ...known, person })
      const reference = `${letter.reference}${SUFFIX[kind]}${due.printing > 1 ? `-R${due.printing}` : ''}`
      const email = channel === 'email' ? (person.email ?? null) : null
      yield { due, sent: writtenLetter(world, { ...letter, reference }, email) }
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
