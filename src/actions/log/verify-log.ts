import { doneIn } from '../../breach/incident/destruction.ts'
import { findUnloggedIncident } from '../../storage/incident/incidents.ts'
import { listHidden } from '../../storage/incident/restrictions.ts'
import { type Followed, followMacs, type SetBack } from '../../storage/log/check-macs.ts'
import type { SignedHead } from '../../storage/log/heads.ts'
import { readLinks } from '../../storage/log/log.ts'
import { faultInDetails, type Verdict, verifyLinks } from '../../storage/log/verify.ts'
import { faultInRows, type LastWrites } from '../../storage/proof/check-rows.ts'
import { faultInSchema, schemaOf } from '../../storage/proof/schema.ts'
import { findUnloggedStep } from '../../storage/steps/steps.ts'
import type { Book } from '../book/book.ts'
import { everyIncident } from '../incident/every-incident.ts'
import { wholeBook } from '../incident/sight.ts'
import { destroyedInWords } from '../people/missing.ts'
import { faultInReports } from '../reports/report-faults.ts'
import { faultInFiles } from './file-faults.ts'
import { signHead } from './log.ts'
import { faultInPeople, type PeopleSeen } from './people-faults.ts'
import { faultInPlaybooks } from './playbook-faults.ts'
import { faultInReadings } from './reading-faults.ts'
import { faultInRestrictions } from './restriction-faults.ts'
import { sayRowFault } from './row-faults.ts'

/** Said where a head and a log were signed with different keys. */
export const OTHER_KEY =
  'the head given was signed with another key than this log: it is that of another book, or the log was signed anew'

/**
 * What `verify` found of a whole book; as sentences: `remarks`, what to look at
 * though it is no fault; `notChecked`, what it cannot tell.
 */
export type BookVerdict = Verdict & { remarks: string[]; notChecked: string[] }

/** The same of a book that nobody reads: each remark with the incident that it tells of. */
export type WholeVerdict = Omit<BookVerdict, 'remarks'> & { remarks: { incident: string | null; said: string }[] }

/**
 * Follows the whole log from its first entry with the MACs beside it, and the earlier head that is given, or else the newest that is kept; then holds
 * against it what the book keeps: texts, incidents, steps, each row, people, files, and the triggers that guard the log.
 */
export async function verifyLog(book: Book, earlier?: SignedHead): Promise<BookVerdict> {
  return await asSeen(book, await verifyWhole(book, earlier))
}

/** As above, for whoever passes it on. */
export async function verifyWhole(book: Book, earlier?: SignedHead): Promise<WholeVerdict> {
  const head = earlier ?? book.heads.newest() ?? undefined
  const { links, followed } = followMacs(book.proof, readLinks(book.db))
  const found = await verifyLinks(links, head)
  const people = { unbound: 0 }
  const fault = found.fault ?? (await firstFault(book, { ...followed, earlier: head, people }))
  const setBack = followed.setBack.map((each) => ({ incident: null, said: saySetBack(each) }))
  const remarks = [...setBack, ...(fault ? [] : await sayDestroyed(book))]
  return { ...found, fault, remarks, notChecked: notChecked(book, head, people) }
}

/** Where the log is verified so that it stalls no page. */
export type LogJobs = { runVerify?: (job: { earlier: SignedHead | undefined }) => Promise<WholeVerdict> }

/** The same where it stalls nobody: of the whole book, and no remark on an incident that whoever asks does not see. */
export async function verifyBook(book: Book & LogJobs, earlier?: SignedHead): Promise<BookVerdict> {
  const verdict = book.runVerify
    ? await book.runVerify({ earlier: earlier ?? book.heads.newest() ?? undefined })
    : await verifyWhole(wholeBook(book), earlier)
  return await asSeen(book, verdict)
}

async function asSeen({ db }: Book, { remarks, ...verdict }: WholeVerdict): Promise<BookVerdict> {
  const hidden = await listHidden(db)
  const seen = remarks.filter(({ incident }) => incident === null || !hidden.includes(incident))
  return { ...verdict, remarks: seen.map(({ said }) => said) }
}

type Found = Followed & { earlier: SignedHead | undefined; people: PeopleSeen }

async function firstFault(book: Book, { earlier, fault, written, people }: Found): Promise<string | null> {
  if (earlier && (await signHead(book)).publicKey !== earlier.publicKey) return OTHER_KEY
  const checks = [
    async () => fault,
    () => faultInDetails(book.db),
    () => faultInIncidents(book),
    () => faultInSteps(book),
    () => faultInTables(book, written),
    () => faultInPeople(book, people),
    () => faultInFiles(book),
    () => faultInReports(book),
    () => faultInPlaybooks(book),
    () => faultInReadings(book),
    () => faultInRestrictions(book),
    () => faultInTriggers(book),
  ]
  for (const check of checks) {
    const found = await check()
    if (found) return found
  }
  return null
}

async function faultInIncidents(book: Book): Promise<string | null> {
  const incident = await findUnloggedIncident(book.db)
  return incident === undefined
    ? null
    : `incident ${incident} stands at a version that the log does not know: the end of the log is missing`
}

async function faultInSteps(book: Book): Promise<string | null> {
  const step = await findUnloggedStep(book.db)
  return step ? `step ${step.id} of incident ${step.incident} stands at a version that the log does not know` : null
}

async function faultInTables(book: Book, written: LastWrites): Promise<string | null> {
  const fault = await faultInRows(book.db, book.proof, written)
  return fault && sayRowFault(fault)
}

async function faultInTriggers({ db, proof }: Book): Promise<string | null> {
  return proof.schema ? faultInSchema(await proof.schema(), await schemaOf(db)) : null
}

function saySetBack({ seq, at, before }: SetBack): string {
  return `Entry ${seq} is of ${at}, earlier than the entry before it (${before}): the clock was set back.`
}

/** What was destroyed on purpose, and so is not looked for. */
async function sayDestroyed(book: Book): Promise<WholeVerdict['remarks']> {
  const remarks: WholeVerdict['remarks'] = []
  for await (const opened of everyIncident(book))
    for (const { person } of doneIn(opened.incident)) {
      const said = await destroyedInWords(opened, person ?? undefined)
      if (said !== null) remarks.push({ incident: opened.id, said })
    }
  return remarks
}

function notChecked({ proof }: Book, earlier: SignedHead | undefined, { unbound }: PeopleSeen): string[] {
  return [
    ...(earlier ? [] : ['Whether the end of the log was cut off: give an earlier export or head.']),
    ...(proof.guarded.length > 0 ? [] : ['The rows of the tables: this database cannot prove them.']),
    ...(unbound > 0 ? [sayUnbound(unbound)] : []),
    'Open sessions, and lists that are derived from the rest.',
  ]
}

function sayUnbound(people: number): string {
  return `Which State is whose, in ${people} records of people from an earlier version: only how many live in each is checked, until a change seals the record anew.`
}
