import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { codeOn, formOf, type House, listed, openHouse, PHOTO, posterLink } from './house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

test('anybody reports in a few words, without an account, and gets a code to come back with', async () => {
  const answer = await house.report({ what: 'A chart lay open in room 3.' })
  const words = wordsOn(await answer.text())
  expect([answer.status, words]).toEqual([200, expect.stringContaining('Thank you. We have it.')])
  const page = wordsOn(await (await house.status(codeOn(words))).text())
  expect(page).toContain('A chart lay open in room 3.')
  expect(page).toContain('We have it. Somebody reads it soon.')
})

test('the officer reads on the first page that a report waits, and nobody else does', async () => {
  await house.sent({ what: 'A fax went to the wrong number.' })
  const first = async (role: 'officer' | 'staff' | 'auditor') => wordsOn(await (await house.as(role, '/')).text())
  expect(await first('officer')).toMatch(/\d+ reports from staff wait for you/)
  expect(await first('staff')).not.toMatch(/reports? from staff waits? for you/)
  expect(await first('auditor')).not.toMatch(/reports? from staff waits? for you/)
})

test('the day on which it was noticed is asked, and is the day it came in where none was given', async () => {
  await house.sent({ what: 'Phone gone.', knownOn: '2026-11-02' })
  expect(await house.found('Phone gone.')).toMatchObject({ knownOn: '2026-11-02', isDayGiven: true })
  await house.sent({ what: 'Phone gone, too.', knownOn: '' })
  expect(await house.found('Phone gone, too.')).toMatchObject({ knownOn: '2026-11-22', isDayGiven: false })
})

test('a form that is empty, or of tomorrow, comes back with what was typed and a sentence', async () => {
  const before = (await listed(house)).length
  await expectRefusal(await house.report({ what: ' ', where: 'Room 3' }), 422, /Enter what happened/)
  const late = await house.report({ what: 'A lost phone.', knownOn: '2026-11-23' })
  const html = await late.text()
  expect([late.status, wordsOn(html)]).toEqual([422, expect.stringContaining('in the future')])
  expect(html).toContain('A lost phone.')
  expect((await listed(house)).length).toBe(before)
})

test('a form that is sent twice, as on a bad line, is one report with one code', async () => {
  const once = 'abcdefghijklmnopqrstuv'
  const files = async () => await tables(house.world.db).selectFrom('fileParts').select('file').distinct().execute()
  const [reports, before] = [(await listed(house)).length, (await files()).length]
  const codes = await Promise.all([1, 2, 3].map(() => house.sent({ what: 'Once.', once }, PHOTO)))
  expect(new Set(codes).size).toBe(1)
  expect((await listed(house)).length).toBe(reports + 1)
  expect((await files()).length).toBe(before + 1)
})

test('the officer asks, the reporter answers with the code, and reads what was done', async () => {
  const code = await house.sent({ what: 'Somebody looked into a chart.', who: '' })
  const { id } = await house.found('Somebody looked into a chart.')
  const page = `/house-reports/${id}`
  await house.as('officer', `${page}/questions`, { text: 'On which day?' })
  expect(wordsOn(await (await house.status(code.toLowerCase().replaceAll('-', ' '))).text())).toContain('On which day?')
  expect(wordsOn(await (await house.status(code, 'On Monday.')).text())).toContain('On Monday.')
  expect(wordsOn(await (await house.as('admin', page)).text())).toMatch(/The reporter added .*On Monday\./)
  await house.as('officer', `${page}/outcomes`, { text: 'We spoke with everybody.' })
  const last = wordsOn(await (await house.status(code)).text())
  expect(last).toContain('What we did')
  expect(last).toContain('We spoke with everybody.')
})

test('the reporter sees why a report was closed only in the words for the reporter', async () => {
  const code = await house.sent({ what: 'A wrong fax, it seems.' })
  const { id } = await house.found('A wrong fax, it seems.')
  await expectRefusal(await house.as('officer', `/house-reports/${id}/closing`, { text: 'Thanks.' }), 422, /./)
  await house.as('officer', `/house-reports/${id}/closing`, {
    text: 'The number was right.',
    reason: 'Checked the log.',
  })
  const words = wordsOn(await (await house.status(code)).text())
  expect(words).toContain('We looked into it and closed it.')
  expect(words).toContain('The number was right.')
  expect(words).not.toContain('Checked the log.')
  await expectRefusal(
    await house.as('officer', `/house-reports/${id}/closing`, { text: 'Again.', reason: 'Again.' }),
    422,
    /closed already/,
  )
})

test('whoever is signed in reports by the same form, with the name filled in', async () => {
  const form = await (await house.as('staff', '/report')).text()
  expect(form).toContain('value="The staff"')
  const answer = await house.as('staff', '/report', formOf({ what: 'A strange e-mail.', who: 'The staff' }))
  expect(codeOn(await answer.text())).not.toBe('')
  expect((await house.found('A strange e-mail.')).receivedBy).toBe(house.people.staff.id)
  expect((await house.as('auditor', '/report')).status).toBe(403)
  expect((await house.as(null, '/report')).headers.get('Location')).toBe('/sign-in?next=%2Freport')
})

test('nobody but officers and admins reads a report, since it may name who works here', async () => {
  const [{ id = '' } = {}] = await listed(house)
  for (const path of [
    '/house-reports',
    `/house-reports/${id}`,
    `/house-reports/${id}/incident`,
    '/house-reports/poster',
  ])
    for (const role of ['staff', 'auditor'] as const)
      expect([path, (await house.as(role, path)).status]).toEqual([path, 403])
})

test('the words of a report lie sealed, and no entry of the log holds any of them', async () => {
  await house.sent({ what: 'Zanzibar quartz', where: 'Vyxwing', who: 'Quibbleforth' }, PHOTO)
  const bodies = await tables(house.world.db).selectFrom('log').select('body').execute()
  const rows = await tables(house.world.db).selectFrom('reports').selectAll().execute()
  const all = [
    ...bodies.map(({ body }) => body),
    ...rows.map((row) => Buffer.from(row.sealed).toString('latin1')),
  ].join()
  for (const word of ['Zanzibar', 'Vyxwing', 'Quibbleforth', 'desk.png']) expect(all).not.toContain(word)
  const log = wordsOn(await (await house.as('officer', '/log')).text())
  expect(log).toContain('Somebody in the house reported something')
})

test('the code is kept as a fingerprint alone, and a link as its hash', async () => {
  const code = await house.sent({ what: 'Kept how?' })
  const reports = await tables(house.world.db).selectFrom('reports').select('codeHash').execute()
  const links = await tables(house.world.db).selectFrom('reportLinks').selectAll().execute()
  const plain = code.replaceAll('-', '')
  expect(reports.some(({ codeHash }) => codeHash.includes(plain) || codeHash.includes(code))).toBe(false)
  const token = house.link.split('/').at(-1) ?? ''
  expect(
    links.some(({ tokenHash, sealed }) => `${tokenHash}${Buffer.from(sealed).toString('latin1')}`.includes(token)),
  ).toBe(false)
})

test('a link that was replaced or switched off says so, and takes nothing', async () => {
  const old = await posterLink(house)
  const link = await posterLink(house)
  const before = (await listed(house)).length
  for (const answer of [await house.as(null, old), await house.report({ what: 'Late.' }, PHOTO, { path: old })])
    await expectRefusal(answer, 404, /This link is no longer in use/)
  expect((await house.as(null, link)).status).toBe(200)
  await house.as('officer', '/house-reports/link/ending', {})
  await expectRefusal(await house.as(null, link), 404, /This link is no longer in use/)
  await expectRefusal(await house.as('officer', '/house-reports/poster'), 404, /Make one first/)
  expect((await listed(house)).length).toBe(before)
  house.link = await posterLink(house)
})

test('the poster holds the link as a QR code and as text, and who to call', async () => {
  const html = await (await house.as('officer', '/house-reports/poster')).text()
  expect(html).toContain(new URL(house.link, house.world.config.url).href)
  expect(html).toMatch(/<svg[^>]+aria-label="QR code/)
  expect(wordsOn(html)).toContain('Do not delete anything.')
})

test('verify knows every report, and names one that was changed behind the book’s back', async () => {
  expect((await verifyLog(house.world)).fault).toBeNull()
  const [{ id = '' } = {}] = await listed(house)
  await house.world.backend.query({
    sql: `INSERT INTO report_entries (report, number, kind, said_at, sealed) VALUES (?, 99, 'reply', '2026-11-22', x'00')`,
    parameters: [id],
  })
  expect((await verifyLog(house.world)).fault).toMatch(/report/)
  await house.world.backend.query({ sql: 'DELETE FROM report_entries WHERE number = 99', parameters: [] })
})
