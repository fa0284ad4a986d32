import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../src/access/roles.ts'
import { headcountOf } from '../../src/actions/count/headcount.ts'
import { dutiesOf } from '../../src/actions/duties/duties.ts'
import { logIncident } from '../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { lookUpPeople } from '../../src/actions/people/people.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { describeShared, sharedFile } from '../support/machine/shared.ts'
import { typed } from '../support/machine/terminal.ts'
import { leadsTo } from '../support/machine/visitor.ts'
import { proposedColumns } from '../support/rosters/columns.ts'
import { cutRoster } from '../support/rosters/rosters.ts'
import { ask, openTestWorld, settle, signInAs, type TestWorld } from '../support/world/world.ts'

let book: TestWorld
let officer: Principal

beforeAll(async () => {
  book = await openTestWorld()
  officer = (await settle(book.world)).officer
})
afterAll(() => book.close())

describeShared('the 1,171 people of Massachusetts, in one incident', () => {
  const SYNTHEA = sharedFile('rosters/synthea_MA_1171_patients.csv')
  let incident: string
  beforeAll(async () => {
    incident = await logIncidentCalled('Phished mailbox')
  })

  test('the original counts 1,171 people of Massachusetts', async () => {
    const { status, answer, words } = await typed(book.folder, ['import', incident, SYNTHEA])
    expect({ status, words }).toEqual({ status: 0, words: '' })
    expect(answer).toMatchObject({ rows: 1171, new: 1171, joined: 0, refused: 0, people: 1171, byState: { MA: 1171 } })
  })

  test.each([
    ['saved again by a Spanish Excel', 'synthea_MA_1171_patients_excel-es-mangled.csv', 1171],
    ['as Excel’s Unicode text: UTF-16, tabs', 'encodings/synthea_MA_excel-unicode-text_utf16le_tab.txt', 1171],
    ['in Windows-1252, without six Vietnamese names', 'encodings/synthea_MA_cp1252.csv', 1165],
    ['as Excel’s CSV UTF-8: with a byte order mark', 'encodings/synthea_MA_utf8bom_crlf.csv', 1171],
  ])('the same people %s add nobody', async (_how, name, rows) => {
    const { status, answer } = await typed(book.folder, ['import', incident, sharedFile(`rosters/${name}`)])
    expect(status).toBe(0)
    expect(answer).toMatchObject({ rows, new: 0, joined: rows, refused: 0, people: 1171, byState: { MA: 1171 } })
  })

  test('nor do they when they are sent through the pages', async () => {
    const cookie = await signInAs(book.world, 'officer@harbor.example')
    const roster = await importThroughPages(
      incident,
      cookie,
      sharedFile('rosters/encodings/synthea_MA_utf8bom_crlf.csv'),
    )
    const page = await (await ask(book.world, roster, { cookie })).text()
    expect(page.replaceAll(/<[^>]+>/g, '')).toContain('1,171 rows = 0 new people + 1,171 matched + 0 not counted')
    expect(await headcountOf(await openIncident(book.world, incident))).toMatchObject({
      people: 1171,
      atLeast: 1171,
      byState: { MA: 1171 },
    })
  })

  test('two people with one SSN stay two, and the log of it all is whole', async () => {
    expect(await lookUpPeople(await openIncident(book.world, incident), '999-56-8425')).toHaveLength(2)
    const { answer } = await typed(book.folder, ['verify'])
    expect(answer.whole).toBe(true)
  })
})

describe('the line of OCR and the line of the media', () => {
  test.each([
    [499, 'annual', [], /499 people/],
    [500, 'immediate', [], /Exactly 500 people/],
    [501, 'immediate', ['hipaa.media.MA'], /More than 500 residents of Massachusetts/],
  ])('a roster cut after %i people: OCR %s, media %j', async (people, track, media, sentence) => {
    const incident = await logIncidentCalled(`Mailbox with ${people}`)
    await typed(book.folder, ['import', incident, cutRoster(people, makeFolder())])
    const { answer, standing, count } = await dutiesOf(await openIncident(book.world, incident))
    expect(count?.people).toBe(people)
    expect(answer.duties.find(({ id }) => id === 'hipaa.ocr')?.track).toBe(track)
    expect(answer.duties.map(({ id }) => id).filter((id) => id.startsWith('hipaa.media'))).toEqual(media)
    expect(standing.sentences.join(' ')).toMatch(sentence)
    const cookie = await signInAs(book.world, 'officer@harbor.example')
    const page = await (await ask(book.world, `/incidents/${incident}`, { cookie })).text()
    expect(page).toMatch(sentence)
  })
})

async function logIncidentCalled(title: string): Promise<string> {
  const { id } = await logIncident(book.world, officer, { title, kind: 'phishing', discoveredOn: '2026-01-15' })
  return id
}

async function importThroughPages(incident: string, cookie: string, path: string): Promise<string> {
  const body = new FormData()
  body.set('file', new File([readFileSync(path)], 'patients.csv'))
  const columns = leadsTo(await ask(book.world, `/incidents/${incident}/uploads`, { method: 'POST', cookie, body }))
  const form = proposedColumns(await (await ask(book.world, columns, { cookie })).text())
  expect(Object.values(form)).toEqual(expect.arrayContaining(['mrn', 'given_name', 'family_name', 'birth_date']))
  const sent = { method: 'POST', cookie, body: new URLSearchParams(form) }
  return leadsTo(await ask(book.world, `${columns}/import`, sent))
}
