import { randomBytes } from 'node:crypto'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { startOutbox } from '../../../src/actions/email/outbox.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { letterContext } from '../../../src/actions/letter/draft-print.ts'
import { hashOfLetter, sealLetter, sharedBy, writtenLetter } from '../../../src/actions/mailing/sealed-letter.ts'
import { eachPerson, vaultOf } from '../../../src/actions/people/people.ts'
import { importRoster } from '../../../src/actions/roster/import-roster.ts'
import { saveUpload } from '../../../src/actions/roster/uploads.ts'
import { FIRST_STATE } from '../../../src/breach/incident/letter-state.ts'
import { openMail } from '../../../src/mail/mail.ts'
import { type MailSettings, senderIn, serverIn } from '../../../src/mail/settings.ts'
import type { Person } from '../../../src/people/values/person.ts'
import type { OwnWorld as World } from '../../../src/runtime/world.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { type Write, write } from '../../../src/storage/core/statement.ts'
import { sha256 } from '../../../src/storage/log/canonical.ts'
import { stageLetter } from '../../../src/storage/mailing/letter-writes.ts'
import type { StoredLetter } from '../../../src/storage/mailing/letters.ts'
import { insertMailing, listMailings } from '../../../src/storage/mailing/mailings.ts'
import type { MailServer } from './mail-server.ts'

/** Somebody who agreed to letters by e-mail, and where this letter goes. */
export type Reader = { person: Person; email: string }

/** So many made-up readers, each with an address of his or her own. */
export function readers(count: number): Reader[] {
  return Array.from({ length: count }, (_, at) => ({
    person: {
      givenName: 'Ana',
      familyName: `Lopez${at}`,
      address: { line1: `${at} Elm St`, city: 'Boston', state: 'MA' },
    },
    email: `reader${at}@patients.example`,
  }))
}

/**
 * Queues a mailing whose letters go by e-mail, one to each reader, who is brought in by a roster first; answers its id, the
 * letters' references and the readers as the incident knows them.
 */
export async function queueEmails(world: World, incident: string, to: readonly Reader[]) {
  const ids = await bringIn(world, incident, to)
  const vault = await vaultOf(await openIncident(world, incident))
  const base = await letterContext(await openIncident(world, incident))
  const mailing = randomBytes(8).toString('hex')
  const number = (await listMailings(world.db, incident)).length + 1
  const sent = to.map(({ person, email }, at) =>
    writtenLetter(world, { ...base, person, reference: `${incident}-${number}-${at + 1}` }, email),
  )
  const shared = sharedBy(sent.slice(0, 1))
  const rows = to.map((_, at) => {
    const letter = sent[at]
    if (!letter) throw new Error('A letter for each reader.')
    const named = {
      mailing,
      position: at + 1,
      reference: letter.facts.reference,
      incident,
      kind: 'individual_notice' as const,
    }
    const about = {
      person: ids[at] ?? '',
      copy: 1,
      printing: number,
      channel: 'email' as const,
      language: 'en',
      pages: null,
      part: null,
    }
    const state = { state: FIRST_STATE.email, stateAt: world.now(), reason: null, messageId: null }
    return stageLetter({
      ...named,
      ...about,
      ...state,
      textHash: hashOfLetter(letter),
      sealed: sealLetter(vault, letter, shared),
    })
  })
  await world.stage(rows)
  const made = {
    id: mailing,
    incident,
    number,
    kind: 'individual_notice' as const,
    madeAt: world.now(),
    madeBy: 'system',
  }
  const counts = { letterHash: sha256(''), print: 0, email: to.length, problems: 0, staged: to.length }
  const sealed = vault.seal(`mailing/${mailing}`, { shared: Buffer.from(shared).toString('base64') })
  const row = { ...made, ...counts, zipHash: null, mailedOn: null, sealed }
  await world.commit(
    { act: 'mailing_made', incident, facts: { mailing }, writes: [insertMailing(row)] },
    { id: 'system' },
  )
  return { mailing, references: sent.map(({ facts }) => facts.reference), people: ids }
}

/** Brings readers in by a roster that has a usable address for each, whatever their letter has; answers their ids. */
export async function bringIn(
  world: World,
  incident: string,
  to: readonly Reader[],
  { deceased = 'no' } = {},
): Promise<string[]> {
  const rows = to.map(({ person: { givenName, familyName, address } }) => {
    const named = [familyName, givenName, familyName, `${familyName}@patients.example`, 'yes', deceased]
    return [...named, address.line1, address.city, address.state].join(',')
  })
  const header = 'MRN,First name,Last name,Email,Email consent,Deceased,Address,City,State'
  const { id } = await saveUpload(
    await openIncident(world, incident),
    'readers.csv',
    new Blob([[header, ...rows].join('\n')]).stream(),
  )
  await importRoster(world, { id: 'system' }, incident, id, { map: [] })
  const known = new Map<string | undefined, string>()
  for await (const { id, person } of eachPerson(await openIncident(world, incident))) known.set(person.familyName, id)
  return to.map(({ person }) => known.get(person.familyName) ?? '')
}

/** Settings that send through that server as fast as it goes, with the server's certificate trusted by this process. */
export function settingsFor(server: MailServer, given: { query?: string; scheme?: string } = {}): MailSettings {
  setDefaultCACertificates([...getCACertificates('bundled'), server.cert])
  const at = serverIn(`${given.scheme ?? 'smtp'}://127.0.0.1:${server.port}${given.query ?? ''}`)
  const from = senderIn('Harbor Med Spa <privacy@harbor.example>')
  if (!at || !from) throw new Error('These are no settings.')
  return { ...at, from, perMinute: 60_000, retrySeconds: 0.01 }
}

/** Starts the outbox of a world against that server, as fast as it goes or so many a minute. */
export function openOutbox(world: World, server: MailServer, pace: { perMinute?: number } = {}) {
  return sendThrough(world, { ...settingsFor(server), ...pace })
}

/** Starts the outbox of a world with these settings. */
export function sendThrough(world: World, settings: MailSettings) {
  world.mailSettings = settings
  world.pace = settings
  world.outbox = startOutbox(world, openMail(settings), settings.perMinute)
  return world.outbox
}

/** How many e-mails of a mailing are in which state. */
export async function statesOf(world: World, mailing: string): Promise<Record<string, number>> {
  const rows = await tables(world.db).selectFrom('letters').select('state').where('mailing', '=', mailing).execute()
  return Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, all]) => [state, all.length]))
}

/** Waits until no e-mail of a mailing is queued or on its way. */
export async function settledStates(world: World, mailing: string): Promise<Record<string, number>> {
  for (const began = Date.now(); Date.now() - began < LONGEST_MS; ) {
    const states = await statesOf(world, mailing)
    if (!states.queued && !states.sending) return states
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('The outbox never came to its end.')
}

const LONGEST_MS = 20_000

/** The write that puts a letter into any state, whatever it is in: how it came there is not told. */
export function letterIn(
  reference: string,
  now: Pick<StoredLetter, 'state' | 'stateAt'> & Partial<Pick<StoredLetter, 'reason' | 'messageId'>>,
): Write {
  return write((to) => to.updateTable('letters').set(now).where('reference', '=', reference))
}
