import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { addCodes, removeUnusedCodes } from '../../../src/actions/letter/codes/add-codes.ts'
import { codeStandingOf } from '../../../src/actions/letter/codes/code-standing.ts'
import { draftLetterFor, letterStock } from '../../../src/actions/letter/draft-print.ts'
import { findingsOf } from '../../../src/actions/letter/letter-findings.ts'
import { mailingZip } from '../../../src/actions/mailing/files/mailing-zip.ts'
import { eachLetter, type Mailing } from '../../../src/actions/mailing/mailing.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { decidePair } from '../../../src/actions/review/pairs.ts'
import type { Offer } from '../../../src/breach/incident/letter-text.ts'
import { tables } from '../../../src/storage/core/database.ts'
import { listPairs } from '../../../src/storage/count/pairs.ts'
import { listEntries } from '../../../src/storage/log/log.ts'
import { mailboxWords } from '../../cast/words.ts'
import { type MailRoom, openMailRoom, whole } from '../../support/mail/mailing.ts'

const HEADER = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent,Deceased,Preferred Language'
const ROSTER = `${HEADER}
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,,,,
H-2,Bo,Lindqvist,1991-11-30,2 Oak St,Salem,MA,01970,bo@example.org,yes,,
H-3,Cy,Marsh,1975-06-01,3 Oak St,Salem,MA,01970,,,,
H-4,Kit,Small,2020-06-01,4 Oak St,Salem,MA,01970,,,,
H-5,Old,Gone,1930-06-01,5 Oak St,Salem,MA,01970,,,yes,
`

const OFFER: Offer = {
  provider: 'Sample Guard',
  months: 24,
  url: 'https://guard.example',
  enrolBy: '2027-03-01',
  phone: null,
  code: null,
  ownCodes: true,
  asksForCard: false,
}

let room: MailRoom
beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  await approve()
})
afterAll(() => room.close())

const approve = () => room.approve({ ...mailboxWords, offer: OFFER } as typeof mailboxWords)
const opened = () => openIncident(room.world, room.incident)
const add = async (text: string, product: 'adult' | 'minor' = 'adult') =>
  addCodes(room.world, room.incident, { by: room.people.officer }, product, Buffer.from(text))
const standing = async () => (await codeStandingOf(await opened())).counts
const lettersOf = async (mailing: Mailing) => await Array.fromAsync(eachLetter(room.world, mailing))
const idOf = async (mrn: string) => {
  for await (const { id, person } of eachPerson(await opened())) if (person.mrn === mrn) return id
  throw new Error(`Nobody has ${mrn}.`)
}
const codeIn = async (mrn: string) =>
  /Your code: (\S+)\./.exec((await draftLetterFor(await opened(), await idOf(mrn))).text)?.[1] ?? null

describe('a code for each person', () => {
  test('is missed before anything is mailed, in words that say how many', async () => {
    expect(await standing()).toEqual({ adult: { people: 3, codes: 0, lacking: 3, doubled: 0 } })
    const found = (await findingsOf(await opened())).find(({ code }) => code === 'codes.adult')
    expect(found?.sentence).toContain('3 people to write to, 0 codes: 3 letters have no code and will stop.')
    await expect(draftLetterFor(await opened(), await idOf('H-1'))).rejects.toThrow('there is none for this person')
    expect(await letterStock(await opened())).toMatchObject({ ready: 2, stopped: 3 })
  })

  test('asks nothing of a minor without a product for minors, nor of the dead', async () => {
    const minor = await draftLetterFor(await opened(), await idOf('H-4'))
    expect(minor.text).toContain('to freeze the child’s credit file')
    expect(minor.text).not.toMatch(/Sample Guard|Your code/)
    expect((await draftLetterFor(await opened(), await idOf('H-5'))).text).not.toMatch(/Sample Guard|code/)
    const found = (await findingsOf(await opened())).find(({ code }) => code === 'minors_without_offer')
    expect(found?.sentence).toContain('1 affected person is a minor')
  })

  test.each([
    ['code\nAAA\nBBB\nAAA\n', 'Row 3 has a code that stands in an earlier row too.'],
    ['reference,code\nH-1,AAA\nH-9,BBB\n', 'Row 2 has a reference that nobody of the affected has.'],
    ['reference,code\nH-1,AAA\nH-1,BBB\n', 'Row 2 has a reference of somebody who stands in an earlier row too.'],
    ['reference,code\nH-1,\n', 'Row 1 has no code.'],
    ['H-1,AAA\nH-2,BBB\n', 'Name the column of codes “code”'],
    ['\n\n', 'There is no code in the file.'],
    ['%PDF-1.7 nothing', 'PDF'],
  ])('refuses %j whole, by its rows', async (file, sentence) => {
    await expect(add(file)).rejects.toThrow(sentence)
    expect((await standing()).adult).toMatchObject({ codes: 0 })
  })

  test('is dealt once, stays, and stands in letters, e-mails, lists and what is kept of them', async () => {
    await add('code\nGUARD-AAA\nGUARD-BBB\n')
    expect(await standing()).toEqual({ adult: { people: 3, codes: 2, lacking: 1, doubled: 0 } })
    const before = [await codeIn('H-1'), await codeIn('H-2')]
    expect(before).toEqual(['GUARD-AAA', 'GUARD-BBB'])
    await expect(add('GUARD-AAA\nGUARD-CCC\n')).rejects.toThrow('Row 1 has a code that is here already.')
    const mailing = await room.mail()
    expect(mailing.withoutLetter.map(({ problems }) => problems.map(({ what }) => what))).toEqual([['person.code']])
    const letters = await lettersOf(mailing)
    const codes = letters.map(({ sent, channel }) => [channel, sent.facts.code ?? null])
    expect(codes).toContainEqual(['print', 'GUARD-AAA'])
    expect(codes).toContainEqual(['email', 'GUARD-BBB'])
    expect(letters.find(({ channel }) => channel === 'email')?.sent.text).toContain('Your code: GUARD-BBB.')
    const files = unzipSync(await whole(mailingZip(room.world, room.people.officer, mailing)))
    const list = Buffer.from(files['list.csv'] ?? []).toString()
    expect(list.split('\r\n')[0]).toMatch(/,monitoring_code$/)
    expect(list).toMatch(/ANN|Ann Reyes.*GUARD-AAA/)
    expect(Buffer.from(files['mail-houses/lob.csv'] ?? []).toString()).toMatch(/metadata_monitoring_code\r?\n/)
  })

  test('goes to who comes later, never to a second person, and none is dealt anew', async () => {
    await room.bring(`${HEADER}\nH-0,Abe,Early,1970-01-01,9 Elm St,Boston,MA,02110,,,,\n`)
    expect([await codeIn('H-1'), await codeIn('H-2')]).toEqual(['GUARD-AAA', 'GUARD-BBB'])
    await add('code\nGUARD-CCC\nGUARD-DDD\nGUARD-EEE\n')
    const held = [await codeIn('H-1'), await codeIn('H-2'), await codeIn('H-3'), await codeIn('H-0')]
    expect(new Set(held).size).toBe(4)
    expect(held.slice(0, 2)).toEqual(['GUARD-AAA', 'GUARD-BBB'])
    expect(await standing()).toEqual({ adult: { people: 4, codes: 5, lacking: 0, doubled: 0 } })
    await room.bring(`${HEADER}\nH-7,Late,Comer,1970-01-01,19 Elm St,Boston,MA,02110,,,,\n`)
    expect(await codeIn('H-7')).toBe('########')
    await approve()
    await room.mail()
    expect(await codeIn('H-7')).toBe('GUARD-EEE')
  })

  test('is removed where no letter bears it, and stays where one does', async () => {
    await room.bring(`${HEADER}\nH-8,Later,Still,1970-01-01,20 Elm St,Boston,MA,02110,,,,\n`)
    await add('GUARD-FFF\nGUARD-GGG\n')
    expect(await codeIn('H-8')).toBe('GUARD-FFF')
    await removeUnusedCodes(room.world, room.incident, { by: room.people.officer }, 'adult')
    expect((await standing()).adult).toEqual({ people: 6, codes: 5, lacking: 1, doubled: 0 })
    expect(await codeIn('H-1')).toBe('GUARD-AAA')
  })

  test('is joined by the reference of the letter too, and told to nobody else: not the log, not the tables', async () => {
    const reference = `${room.incident}-${(await idOf('H-8')).split('-').map(Number).join('-')}`
    await add(`Letter reference;Enrollment code\n${reference};GUARD-HHH\n`)
    expect(await codeIn('H-8')).toBe('GUARD-HHH')
    const entries = await listEntries(room.world.db, room.world.vault, { limit: 500 })
    expect(JSON.stringify(entries)).not.toContain('GUARD-')
    const rows = await tables(room.world.db).selectFrom('monitoringCodes').selectAll().execute()
    for (const { sealed } of rows) expect(Buffer.from(sealed).toString('latin1')).not.toContain('GUARD')
  })
})

describe('a code in a column of the roster', () => {
  test('is guessed by its name; one beside two people stops both letters, and the product for minors has codes of its own', async () => {
    const other = await openMailRoom()
    const header = 'MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Activation Code'
    await other.bring(`${header}
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,CODE-1
H-2,Bo,Lindqvist,1991-11-30,2 Oak St,Salem,MA,01970,CODE-2
H-3,Cy,Marsh,1975-06-01,3 Oak St,Salem,MA,01970,CODE-2
H-4,Kit,Small,2020-06-01,4 Oak St,Salem,MA,01970,MINOR-1
`)
    await other.approve({
      ...mailboxWords,
      offer: OFFER,
      minorOffer: { ...OFFER, provider: 'Kid Guard' },
    } as typeof mailboxWords)
    const incident = await openIncident(other.world, other.incident)
    expect((await codeStandingOf(incident)).counts).toEqual({
      adult: { people: 3, codes: 3, lacking: 0, doubled: 2 },
      minor: { people: 1, codes: 1, lacking: 0, doubled: 0 },
    })
    const mailing = await other.mail()
    expect(mailing.withoutLetter).toHaveLength(2)
    const letters = await Array.fromAsync(eachLetter(other.world, mailing))
    expect(letters.map(({ sent }) => sent.facts.code).sort()).toEqual(['CODE-1', 'MINOR-1'])
    const minor = letters.find(({ sent }) => sent.facts.code === 'MINOR-1')?.sent.text
    expect(minor?.replaceAll(/\s+/g, ' ')).toContain('24 months of Kid Guard, a service for minors, at no cost')
    expect(minor).toContain('The code for Kit Small: MINOR-1.')
    await other.close()
  })
})

test('two who turn out to be one keep one code, and the other is dealt to nobody', async () => {
  const other = await openMailRoom()
  await other.bring(`MRN,First Name,Last Name,DOB,Address,City,State,ZIP
7,Jane,Doe,1980-01-02,1 Elm St,Salem,MA,01970
8,Jane,Doe,1980-01-02,1 Elm St,Salem,MA,01970
9,Ali,Roe,1958-09-08,2 Oak Ave,Waco,TX,76701
`)
  await other.approve({ ...mailboxWords, offer: OFFER } as typeof mailboxWords)
  const at = () => openIncident(other.world, other.incident)
  await addCodes(other.world, other.incident, { by: other.people.officer }, 'adult', Buffer.from('C-1\nC-2\nC-3\n'))
  expect((await codeStandingOf(await at())).counts.adult).toEqual({ people: 3, codes: 3, lacking: 0, doubled: 0 })
  const pairs = await listPairs(other.world.db, other.incident)
  const [pair] = pairs.filter(({ kind }) => kind === 'open')
  if (!pair) throw new Error('No pair is in doubt.')
  await decidePair(other.world, other.people.officer, other.incident, pair, 'same')
  expect((await codeStandingOf(await at())).counts.adult).toEqual({ people: 2, codes: 2, lacking: 0, doubled: 0 })
  await other.bring(
    'First Name,Last Name,DOB,Address,City,State,ZIP\nLate,Comer,1970-01-01,19 Elm St,Boston,MA,02110\n',
  )
  expect((await codeStandingOf(await at())).counts.adult).toEqual({ people: 3, codes: 2, lacking: 1, doubled: 0 })
  await other.close()
})
