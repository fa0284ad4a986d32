import { expect } from 'vitest'
import { plus } from '../../../src/breach/law/day.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { mailboxWords } from '../../cast/words.ts'
import { type Book, openBook } from '../api/book.ts'

export const CSV = { 'Content-Type': 'text/csv' }

/** Ann and Bo, with words that are nowhere else; the last row names nobody. */
export const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email Consent
R-71,Annelise,Reyesquist,1980-03-04,17 Quillback St,Boston,MA,02110,,
R-72,Bonifacius,Lindstrome,1975-01-02,33 Ostrander St,Reno,NV,89501,,
R-73,Cyprianne,Marshwood,1975-06-01,44 Elmhurstwood St,Boston,MA,02110,cyprianne@example.org,yes
R-74,Deliverance,Frostholme,1976-13-41,,,,,,
`

/** An incident with everything that is kept of people, and what its person, mailing and attachment are called. */
export type Kept = {
  id: string
  people: Record<string, string>
  mailing: string
  references: string[]
  attachment: string
  roster: string
}

/** Opens a book in which nothing is recorded but its practice; `does` answers the body of what succeeded. */
export async function retentionBook() {
  const book = await openBook()
  return { ...book, does: doing(book) }
}

export type RetentionBook = Awaited<ReturnType<typeof retentionBook>>

function doing(book: Book) {
  return async <Body = { id: string }>(
    role: Role,
    call: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const answer = await book.send<Body>(role, call, body, headers)
    expect(answer.status, `${call}: ${JSON.stringify(answer.body)}`).toBeLessThan(300)
    return answer.body
  }
}

type Page<Item> = { items: Item[] }
type Person = { id: string; givenName: string }

/** Logs an incident, brings its people, corrects and tells them, writes and mails; it is still open then. */
export async function openIncidentIn(book: RetentionBook, title: string): Promise<Kept> {
  const { does } = book
  const facts = { title, kind: 'phishing', discoveredOn: '2026-11-20', elements: ['name', 'medical'] }
  const { id } = await does('officer', 'POST /api/incidents', facts)
  const at = `/api/incidents/${id}`
  const { roster } = await does<{ roster: string }>('officer', `POST ${at}/roster`, ROSTER, CSV)
  const { items } = await does<Page<Person>>('officer', `GET ${at}/people`)
  const people = Object.fromEntries(items.map((each) => [each.givenName, each.id]))
  await correctAndAttach(book, at, people)
  await does('officer', `PUT ${at}/letter`, mailboxWords)
  await does('admin', `POST ${at}/letter/approval`)
  const { id: mailing } = await does('officer', `POST ${at}/mailings`, {})
  const letters = await does<Page<{ reference: string }>>('officer', `GET ${at}/mailings/${mailing}/letters`)
  const references = letters.items.map(({ reference }) => reference)
  await does('officer', `POST ${at}/mailings/${mailing}/mailed`, { mailedOn: '2026-11-22', how: 'First-Class Mail' })
  const call = { letter: references[0], topic: 'what_to_do', caller: 'Callistheneia', asked: ['call_back'] }
  await does('staff', 'POST /api/calls', call)
  const attachments = await does<Page<{ id: string }>>('auditor', `GET ${at}/attachments`)
  return { id, people, mailing, references, attachment: attachments.items[0]?.id ?? '', roster }
}

async function correctAndAttach({ does }: RetentionBook, at: string, people: Record<string, string>) {
  const ann = people.Annelise
  await does('officer', `POST ${at}/people/${ann}/corrections`, {
    birthDate: '1981-04-05',
    reason: 'Her passportword.',
  })
  const step = { title: 'Call Frostholme back', why: 'Deliverance asked.', phase: 'notify', owner: 'staff' }
  await does('officer', `POST ${at}/steps`, { ...step, dueOn: '2026-11-25' })
  const address = { line1: '91 Peregrination Way', city: 'Boston', state: 'MA', zip: '02108' }
  await does('officer', `PUT ${at}/people/${ann}/address`, address)
  const out = { kind: 'not_affected', reason: 'Her mailboxword was empty.' }
  await does('officer', `POST ${at}/people/${people.Deliverance}/leaving-out`, out)
  const parts = [
    'name="about"\r\n\r\nhold/0',
    'name="file"; filename="annelise.txt"\r\n\r\nAnnelise Reyesquist called.',
  ]
  const form = parts.map((part) => `--cut\r\nContent-Disposition: form-data; ${part}\r\n`).join('')
  const type = { 'Content-Type': 'multipart/form-data; boundary=cut' }
  await does('officer', `POST ${at}/attachments`, `${form}--cut--\r\n`, type)
}

/** Does every step that somebody does by hand, gives every notice and closes the incident, with a reason for what is missing: its six years begin. */
export async function closeIncident({ does }: RetentionBook, id: string): Promise<void> {
  const at = `/api/incidents/${id}`
  const steps = await does<Page<{ id: string; isByHand: boolean }>>('officer', `GET ${at}/steps`)
  for (const step of steps.items.filter(({ isByHand }) => isByHand))
    await does('officer', `POST ${at}/steps/${step.id}/completion`, {})
  const { duties } = await does<{ duties: { id: string; status: string }[] }>('officer', `GET ${at}/duties`)
  for (const { id: duty } of duties.filter(({ status }) => !status.startsWith('done'))) {
    const notice = { duty, givenOn: '2026-11-22', how: 'By mail', difference: 'Told by telephone.' }
    await does('officer', `POST ${at}/notices`, notice)
  }
  const { missing } = await does<{ missing: { id: string }[] }>('officer', `GET ${at}/progress`)
  const gaps = Object.fromEntries(missing.map((each) => [each.id, 'It cannot be had any more.']))
  await does('officer', `POST ${at}/closing`, { how: 'finished', gaps })
}

/** Moves the clock past the last day on which a closed incident must be kept, by so many days, and answers that last day. */
export async function sixYearsOn({ does, clock }: RetentionBook, id: string, daysLater = 1): Promise<string> {
  type Standing = { keepUntil: string | null }
  const { keepUntil } = await does<Standing>('officer', `GET /api/incidents/${id}/retention`)
  clock.now = `${plus(keepUntil ?? '', daysLater)}T15:00:00.000Z`
  return keepUntil ?? ''
}

/** Two people destroy the records of an incident. */
export async function destroyAll({ does }: RetentionBook, id: string): Promise<void> {
  await does('officer', `POST /api/incidents/${id}/destruction`, { number: id, reason: 'Six years are over.' })
  await does('admin', `POST /api/incidents/${id}/destruction/confirmation`, { number: id })
}
