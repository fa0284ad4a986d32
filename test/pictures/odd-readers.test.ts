import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { amendIncident } from '../../src/actions/incident/amend.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../src/actions/letter/letter.ts'
import { letterPdf } from '../../src/actions/letter/letter-pdf.ts'
import { printLetter } from '../../src/actions/mailing/files/mailing-print.ts'
import { eachLetter, type KeptLetter, type Mailing } from '../../src/actions/mailing/mailing.ts'
import { eachPerson } from '../../src/actions/people/people.ts'
import { changeLogo } from '../../src/actions/practice/logo.ts'
import type { Offer } from '../../src/breach/incident/letter-text.ts'
import { mailboxWords } from '../cast/words.ts'
import { read, textOf } from '../pdf/reader.ts'
import { withoutPdfTools } from '../support/machine/pdf-tools.ts'
import { type MailRoom, openMailRoom, whole } from '../support/mail/mailing.ts'
import { wordmark } from './wordmark.ts'

/**
 * The letters of readers with whom letters go wrong, as they go. With PICTURES=folder each is also written there as PDF and
 * as a picture of each page: `PICTURES=/tmp/letters npm test -- test/pictures`.
 */
const COLUMNS =
  'MRN,First Name,Last Name,DOB,Address,Address 2,City,State,ZIP,Country,Next of Kin,Personal Representative,Guardian,Minor consented,Confidential Address,Confidential City,Confidential State,Confidential ZIP,Deceased,Activation Code,Data Elements'

const ALL = 'name; ssn; medical'
const READERS: readonly [mrn: string, what: string, row: string][] = [
  [
    'K-1',
    'next of kin of the living',
    `Helen,Moss,1948-02-01,4 Elm St,,Albany,NY,12207,,Paul Moss,,,,,,,,,CODE-0001,${ALL}`,
  ],
  [
    'K-2',
    'executor in brackets',
    `Ruth,Weiss,1938-11-30,9 Harbor Ct,Apt 2,Providence,RI,02903,,,Leo Weiss (executor),,,,,,,yes,,${ALL}`,
  ],
  [
    'K-3',
    'minor alone',
    `Kim,Alone,2010-03-01,4 Elm St,,Albany,NY,12207,,,,,yes,PO Box 77,Albany,NY,12201,,MINOR-001,${ALL}`,
  ],
  ['K-4', 'family of the dead', `Old,Gone,1930-06-01,5 Oak St,,Salem,OR,97301,,,,,,,,,,yes,,${ALL}`],
  [
    'K-5',
    'Massachusetts',
    `Ana,Lopez,1980-02-03,742 Evergreen Ter,Apt 3B,Springfield,MA,01105,,,,,,,,,,,CODE-0005,${ALL}`,
  ],
  ['K-6', 'Texas', `Bo,Lindqvist,1991-11-30,12 Ranch Rd,,Austin,TX,78701,,,,,,,,,,,CODE-0006,${ALL}`],
  ['K-7', 'without a code', `Cy,Marsh,1975-06-01,3 Oak St,,Salem,OR,97301,,,,,,,,,,,,${ALL}`],
  ['K-8', 'abroad', `Ingrid,Sorensen,1966-09-12,Vesterbrogade 41,,København V,,1620,Denmark,,,,,,,,,,CODE-0008,${ALL}`],
  ['K-9', 'APO', `Joe,Private,1990-01-01,PSC 802 Box 12,,APO,AE,09499,,,,,,,,,,,CODE-0009,${ALL}`],
  ['K-10', 'a child', `Tim,Park,2015-06-01,88 Birch Ln,,Albany,NY,12207,,,,Joo-won Park,,,,,,,MINOR-002,${ALL}`],
  [
    'K-11',
    'no social security number',
    `Eve,Plain,1990-06-01,1 Birch Ln,,Dallas,TX,75001,,,,,,,,,,,CODE-0011,name; medical`,
  ],
]
const ROSTER = [COLUMNS, ...READERS.map(([mrn, , row]) => `${mrn},${row}`)].join('\n')

const OFFER: Offer = {
  ...{ provider: 'Sample Guard', months: 24, url: 'https://guard.example', enrolBy: '2027-03-01' },
  ...{ phone: '800-555-0123', code: null, ownCodes: true, asksForCard: false },
}
const MINORS: Offer = { ...OFFER, provider: 'Sample Guard Minor', months: 12 }

const folder = process.env.PICTURES ?? ''

let room: MailRoom
let mailing: Mailing
let letters: KeptLetter[]
const people = new Map<string, string>()

beforeAll(async () => {
  room = await openMailRoom()
  await changeLogo(room.world, room.people.admin, wordmark())
  const event = { elements: ['name', 'ssn', 'medical'] as ('name' | 'ssn' | 'medical')[] }
  await amendIncident(room.world, room.incident, { by: room.people.officer }, { event })
  await room.bring(ROSTER)
  await room.approve({ ...mailboxWords, offer: OFFER, minorOffer: MINORS } as typeof mailboxWords)
  mailing = await room.mail()
  letters = await Array.fromAsync(eachLetter(room.world, mailing))
  for await (const { id, person } of eachPerson(await openIncident(room.world, room.incident)))
    if (person.mrn) people.set(person.mrn, id)
}, 60_000)
afterAll(() => room.close())

const letterOf = (mrn: string) => letters.find(({ person }) => person === people.get(mrn))
const pagesOf = async (mrn: string) => {
  const letter = letterOf(mrn)
  if (!letter) throw new Error(`${mrn} has no letter.`)
  const file = await whole(await printLetter(room.world, letter))
  keep(READERS.find(([each]) => each === mrn)?.[1] ?? mrn, file)
  const { pages } = await read(file)
  return pages.map((page) => textOf(page).replaceAll(/\s+/g, ' '))
}

function keep(name: string, file: Buffer): void {
  if (folder === '') return
  mkdirSync(folder, { recursive: true })
  const path = join(folder, name.replaceAll(' ', '-'))
  writeFileSync(`${path}.pdf`, file)
  if (!withoutPdfTools) execFileSync('pdftoppm', ['-r', '70', '-png', `${path}.pdf`, path])
}

test('the next of kin of the living is not written to', async () => {
  const [first = ''] = await pagesOf('K-1')
  expect(first).toContain('Dear Helen Moss:')
  expect(first).not.toContain('Paul')
})

test('an executor in brackets is written to by name, about somebody who died', async () => {
  const text = (await pagesOf('K-2')).join(' ')
  expect(text).toContain('Dear Leo Weiss:')
  expect(text).not.toMatch(/executor\)|Sample Guard/)
})

test('a minor who consented is written to alone, at the confidential address', async () => {
  const text = (await pagesOf('K-3')).join(' ')
  expect(text).toContain('PO BOX 77')
  expect(text).toMatch(/Dear Kim Alone:.*to you, and to nobody else/)
  expect(text).toContain('Your code: MINOR-001.')
})

test('the family of the dead is told of proofs and the death notice', async () => {
  expect((await pagesOf('K-4')).join(' ')).toMatch(/TO THE FAMILY OF OLD GONE.*We are sorry for your loss/)
})

test('a resident of Massachusetts is told what happened, of the police report and of the freeze', async () => {
  expect((await pagesOf('K-5')).join(' ')).toMatch(/What Happened.*Police report/s)
})

test('Texas, abroad and an APO are addressed as the post wants them, and each bears its own code', async () => {
  expect((await pagesOf('K-6')).join(' ')).toMatch(/AUSTIN TX 78701.*Your code: CODE-0006\./)
  expect((await pagesOf('K-8')).join(' ')).toMatch(/DENMARK.*Your code: CODE-0008\./)
  expect((await pagesOf('K-9')).join(' ')).toMatch(/PSC 802 BOX 12 ?APO AE 09499.*Your code: CODE-0009\./)
})

test('a parent is offered the product for minors, with the child’s code', async () => {
  expect((await pagesOf('K-10')).join(' ')).toMatch(/Sample Guard Minor.*The code for Tim Park: MINOR-002\./)
})

test('somebody without a code gets no letter, and the reason is said', () => {
  expect(letterOf('K-7')).toBeUndefined()
  const without = mailing.withoutLetter.find(({ person }) => person === people.get('K-7'))
  expect(without?.problems.map(({ sentence }) => sentence).join()).toContain('there is none for this person')
})

test('every letter says where large print, Braille and an interpreter are to be had', async () => {
  for (const [mrn] of READERS)
    if (letterOf(mrn))
      expect((await pagesOf(mrn)).join(' ')).toContain('Large print, Braille or an interpreter, free: call')
})

test('a text of forty lines takes one page, and a draft says so on each', async () => {
  const lines = Array.from({ length: 7 }, (_, at) => `- Line ${at + 1} of what we tell you about this incident`).join(
    '\n',
  )
  const words = { ...mailboxWords, whatHappened: 'Somebody read one of our mailboxes.', whatInformation: lines }
  await writeLetter(room.world, room.incident, { by: room.people.officer }, words)
  await approveLetter(room.world, room.incident, { by: room.people.admin })
  const file = await whole(
    await letterPdf(await openIncident(room.world, room.incident), people.get('K-11') ?? '', room.people.officer),
  )
  keep('forty lines, a draft', file)
  const { pages } = await read(file)
  expect(pages.map((page) => /DRAFT: not to be mailed/.test(textOf(page)))).toEqual([true])
  expect(
    new Set(pages[0]?.items.filter(({ text }) => text.trim() !== '').map(({ y }) => Math.round(y))).size,
  ).toBeGreaterThan(40)
})
