import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { mailHouseList, theMailHouse } from '../../../src/actions/mailing/files/mailing-files.ts'
import { mailingZip } from '../../../src/actions/mailing/files/mailing-zip.ts'
import { eachLetter, type KeptLetter, type Mailing } from '../../../src/actions/mailing/mailing.ts'
import { eachPerson } from '../../../src/actions/people/people.ts'
import { sentPage } from '../../../src/letters/individual/sent-page.ts'
import { csvLine } from '../../../src/people/reading/file/csv.ts'
import { type MailRoom, openMailRoom, whole } from '../../support/mail/mailing.ts'
import { NAUGHTY } from '../../support/rosters/naughty.ts'

let room: MailRoom
let mailing: Mailing
let letters: KeptLetter[]
let files: Record<string, Uint8Array>

const textOf = (file: string) => Buffer.from(files[file] ?? []).toString()

// Each naughty string is somebody's family name, and every second one a street, too.
beforeAll(async () => {
  room = await openMailRoom()
  const rows = NAUGHTY.map((name, at) => [
    `H-${at}`,
    'Pat',
    name,
    at % 2 === 0 ? `${at} Elm St` : `${at} ${name}`,
    'Boston',
    'MA',
    '02110',
  ])
  await room.bring(
    [['MRN', 'First Name', 'Last Name', 'Address', 'City', 'State', 'ZIP'], ...rows].map(csvLine).join(''),
  )
  await room.approve()
  mailing = await room.mail()
  letters = await Array.fromAsync(eachLetter(room.world, mailing))
  files = unzipSync(await whole(mailingZip(room.world, room.people.officer, mailing)))
}, 60_000)

afterAll(() => room.close())

test('whatever patients are called, each of them has a letter or is named with what is missing', async () => {
  const everybody = (await Array.fromAsync(eachPerson(await openIncident(room.world, room.incident)))).map(
    ({ id }) => id,
  )
  const named = [...letters.map(({ person }) => person), ...mailing.withoutLetter.map(({ person }) => person)]
  expect(named.sort()).toEqual(everybody.sort())
  expect(letters.length).toBeGreaterThan(300)
})

test('no name becomes markup in the certificate list or in a letter', () => {
  const ours =
    /<\/?(!doctype|html|head|meta|title|style|link|body|section|article|header|h1|h2|h3|div|p|strong|em|address|span|br|table|thead|tbody|tr|th|td|bdi|ul|ol|li|a)\b[^<>]*>/gi
  const html = [textOf('certificate-of-mailing.html'), ...letters.map(({ sent }) => sentPage(room.world.render, sent))]
  for (const page of html) {
    expect(page.replaceAll(ours, '')).not.toMatch(/<[a-z!/]/i)
    expect(page).not.toMatch(/<[^>]*\s(on\w+|style)=/i)
  }
})

test('no cell of our own list runs in a spreadsheet, and none splits a row', () => {
  const rows: string[][] = parse(textOf('list.csv'), { record_delimiter: '\r\n' })
  expect(rows).toHaveLength(mailing.print + 1)
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@＝＋－＠\r]/)
})

test('a mail house gets every row whole, or the file stops with the rows that it would not take', async () => {
  const stopped = new Set(mailing.stoppedRows.lob.map(({ reference }) => reference))
  expect(stopped.size).toBeGreaterThan(10)
  expect(() => mailHouseList(room.world, mailing, theMailHouse('lob'))).toThrow('nothing is cut')
  const told: string[][] = parse(textOf('mail-houses/lob-stopped.csv'), { record_delimiter: '\r\n' })
  expect(told.slice(1).map(([reference]) => reference)).toEqual([...stopped])
  const without = { ...mailing, stoppedRows: { lob: [], postgrid: [], click2mail: [] } }
  const csv = (await whole(mailHouseList(room.world, without, theMailHouse('postgrid')))).toString()
  const rows: string[][] = parse(csv, { record_delimiter: '\r\n' })
  expect(rows.slice(1).map(([name]) => name)).toEqual(letters.map(({ sent }) => sent.to.names[0]))
})
