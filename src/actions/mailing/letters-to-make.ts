import { sumsOf } from '../../breach/incident/ledger.ts'
import { isDoubtful } from '../../people/values/triage.ts'
import type { Book } from '../book/book.ts'
import { practiceOf } from '../book/practice.ts'
import { todayOf } from '../book/today.ts'
import { ledgerOf } from '../count/ledger.ts'
import { peopleInState } from '../count/ledger-people.ts'
import { untilEntered } from '../incident/newest-entry.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { codeStandingOf, lackingCodes, stoppedByCodes } from '../letter/codes/code-standing.ts'
import { draftCodesOf } from '../letter/codes/codes.ts'
import { letterContext, letterStock, type StoppedLetter, stoppedLetters } from '../letter/draft-print.ts'
import type { Press } from '../letter/press.ts'
import { allIfFew } from '../people/few-people.ts'
import type { KnownPerson } from '../people/people.ts'
import type { MailRoute } from '../practice/mail-settings.ts'
import { type Due, planMailing } from './mailing-plan.ts'
import { USUAL_MAILING } from './mailing-request.ts'

/** What a mailing would make of an incident’s letters now. */
export type LettersToMake = {
  /** How many letters it makes. */
  ready: number
  /** How many of these go to an address from which they may come back; null: nobody looked. */
  doubtful: number | null
  /** How many letters are stopped of those whom one would reach, and each of these where somebody looked at each. */
  stopped: number
  waiting: StoppedLetter[]
  /** Whoever is due a letter and gets none, also for want of a usable address, and how many they are. */
  without: number
  listed: StoppedLetter[]
  /** Whether everybody was looked at, as the mailing does; else the first of those without a letter are listed. */
  isWhole: boolean
}

type Opened = OpenIncident<Book & Press & MailRoute>

/** So many of those who are to be told are looked at among very many people. */
const LOOKED_AT = 1000
const LISTED = 200

/** What of the letters is left to be made, and what is in the way: few people are looked at as the mailing itself does. */
export const lettersToMake = incidentPart(async (opened: Opened): Promise<LettersToMake> => {
  const { envelope, endorsement } = (await practiceOf(opened.book)) ?? {}
  const asOf = [await todayOf(opened.book), envelope, endorsement].join()
  return await untilEntered(opened, `to-make/${asOf}`, () => lookThrough(opened))
})

async function lookThrough(opened: Opened): Promise<LettersToMake> {
  const everybody = await allIfFew(opened)
  const toBeTold = await toBeToldIn(opened)
  if (!(await practiceOf(opened.book))) return NOBODY_WRITES
  if (!everybody && toBeTold > LOOKED_AT) return await byNumbers(opened)
  const { items } = await peopleInState(opened, 'to_be_told', { limit: LOOKED_AT })
  const left = items.map(({ known }) => known)
  const people = everybody ?? left
  const { print, email, problems } = await planFor(opened, people)
  const isLeft = new Set(left.map(({ id }) => id))
  const waiting = problems.filter(({ person }) => isLeft.has(person))
  const lacking = lackingCodes(await codeStandingOf(opened))
  const ready = Math.max(0, print.length + email.length - lacking)
  const doubtful = doubtfulAmong(people, print)
  const stopped = waiting.length + lacking
  const all = everybody ? { without: problems.length, listed: problems, isWhole: true } : await firstStopped(opened)
  return { ready, doubtful, stopped, waiting, ...all }
}

// Nobody writes letters before the practice is set up.
const NOBODY_WRITES: LettersToMake = {
  ...{ ready: 0, doubtful: null, stopped: 0, waiting: [] },
  ...{ without: 0, listed: [], isWhole: false },
}

async function byNumbers(opened: OpenIncident): Promise<LettersToMake> {
  const stopped = stoppedByCodes(await codeStandingOf(opened))
  const ready = Math.max(0, (await toBeToldIn(opened)) - stopped)
  return { ready, doubtful: null, stopped, waiting: [], ...(await firstStopped(opened)) }
}

async function firstStopped(opened: OpenIncident) {
  const [listed, stock] = await Promise.all([stoppedLetters(opened, LISTED), letterStock(opened)])
  return { without: stock.stopped, listed, isWhole: false }
}

function doubtfulAmong(people: readonly KnownPerson[], print: readonly Due[]): number {
  const isPrinted = new Set(print.map(({ person }) => person))
  return people.filter(({ id, person }) => isPrinted.has(id) && isDoubtful(person.address)).length
}

async function toBeToldIn(opened: OpenIncident): Promise<number> {
  return sumsOf(await ledgerOf(opened)).states.to_be_told
}

// Codes that nobody has yet are dealt when the mailing is made: whose letter goes without one is not known before.
async function planFor(opened: Opened, people: readonly KnownPerson[]) {
  const [base, codeOf] = await Promise.all([letterContext(opened), draftCodesOf(opened)])
  return await planMailing(opened, base, USUAL_MAILING, { people: inTurn(people), codeOf })
}

async function* inTurn<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items
}
