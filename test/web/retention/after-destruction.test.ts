import { afterAll, beforeAll, expect, test } from 'vitest'
import { pages } from '../../../src/web/pages/index.ts'
import { wordsOn } from '../../support/world/pages.ts'
import { ask, signInAs } from '../../support/world/world.ts'
import {
  closeIncident,
  destroyAll,
  type Kept,
  openIncidentIn,
  type RetentionBook,
  retentionBook,
  sixYearsOn,
} from './closed-book.ts'

let book: RetentionBook
let gone: Kept
let cookie: string
const places: Record<string, string> = {}

const SAID = /The records of the people of incident 2026-0001 were destroyed on/

beforeAll(async () => {
  book = await retentionBook()
  gone = await openIncidentIn(book, 'Mailbox one')
  const comment = { text: 'Bo Lindstrome called about it.' }
  await book.send('staff', `POST /api/incidents/${gone.id}/steps/mail-the-letters/comments`, comment)
  await tellOfSteps(gone.id)
  await closeIncident(book, gone.id)
  await sixYearsOn(book, gone.id)
  await destroyAll(book, gone.id)
  cookie = await signInAs(book.world, 'admin@harbor.example')
  Object.assign(places, {
    ...{ id: gone.id, person: gone.people.Annelise, mailing: gone.mailing, reference: gone.references[0] },
    ...{ attachment: gone.attachment, roster: gone.roster, step: 'mail-the-letters', document: 'web-notice' },
    ...{ place: '0', number: '1', part: 'letters-en-1-page-001.pdf', file: 'lob.csv', house: 'lob' },
  })
}, 60_000)
afterAll(() => book.close())

// A name in every word that a step takes.
async function tellOfSteps(id: string) {
  const at = `/api/incidents/${id}/steps`
  const [reason, note] = ['Bo Lindstrome asked for it.', 'Bo Lindstrome asked for it.']
  await book.does('officer', `PUT ${at}/owners`, { steps: ['one-voice', 'keep-the-message'], owner: 'staff', note })
  await book.does('officer', `PUT ${at}/keep-the-message/owner`, { owner: 'staff@harbor.example', note })
  await book.does('staff', `POST ${at}/keep-the-message/hand-back`, { reason })
  await book.does('officer', `POST ${at}/keep-the-message/completion`, { note })
  await book.does('officer', `DELETE ${at}/keep-the-message/completion`, { reason })
  await book.does('officer', `POST ${at}/keep-the-message/not-needed`, { reason })
  await book.does('officer', `DELETE ${at}/keep-the-message/completion`, { reason })
}

const filled = (path: string) => path.replaceAll(/[:{](\w+)\}?/g, (_, name: string) => places[name] ?? 'x')

test('every page of the incident says that its people were destroyed, and none fails', async () => {
  const routes = pages().routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/incidents/:id'))
  const silent: string[] = []
  for (const path of new Set(routes.map((route) => route.path))) {
    const answer = await ask(book.world, filled(path), { cookie })
    const words = wordsOn(await answer.text())
    expect([200, 404], `${path}: ${words.slice(0, 300)}`).toContain(answer.status)
    expect(words).not.toMatch(/Reyesquist|Lindstrome|Marshwood|annelise\.txt/)
    if (!SAID.test(words)) silent.push(path)
  }
  expect(silent.toSorted()).toEqual(SAY_NOTHING_OF_PEOPLE)
})

test('a comment on a step is destroyed with the records, and that there was one stays', async () => {
  const words = wordsOn(await (await ask(book.world, `/incidents/${gone.id}/steps`, { cookie })).text())
  expect(words).toMatch(/The staff .{10,40} Destroyed with the records\./)
})

test('nothing that was said of any step is left beside the log: no note, no reason', async () => {
  const { items } = await book.does<{ items: { act: string; details: unknown }[] }>(
    'auditor',
    `GET /api/incidents/${gone.id}/timeline?limit=200`,
  )
  expect(items.map(({ act }) => act)).toEqual(
    expect.arrayContaining(['step_handed_back', 'steps_assigned', 'step_reopened']),
  )
  expect(JSON.stringify(items)).not.toContain('Lindstrome')
})

test('no words are written any more that no destruction would reach: in a step of one’s own, a comment, a note or a reason', async () => {
  const place = `/api/incidents/${gone.id}/steps`
  const at = `POST ${place}`
  const step = { title: 'Call Bo Lindstrome', phase: 'prevent', dueOn: '2033-01-01', owner: 'officer' }
  for (const [call, body] of [
    [at, step],
    [`${at}/mail-the-letters/comments`, { text: 'Bo Lindstrome called again.' }],
    [`DELETE ${place}/one-voice/completion`, { reason: 'Bo Lindstrome spoke for us.' }],
  ] as const) {
    const { status, body: said } = await book.send('officer', call, body)
    expect([call, status, said.detail]).toEqual([call, 422, expect.stringContaining('Nothing more is written')])
  }
})

/** What names nobody, or is not there. */
const SAY_NOTHING_OF_PEOPLE = [
  '/incidents/:id/assessment/record',
  '/incidents/:id/associate/demand',
  '/incidents/:id/documents/:document/document.html',
  '/incidents/:id/documents/:document/document.pdf',
  '/incidents/:id/documents/:document/document.txt',
  '/incidents/:id/imports/:import',
  '/incidents/:id/offices/:office',
  '/incidents/:id/residents/:code/names.csv',
  '/incidents/:id/rosters/:roster/problems.csv',
  '/incidents/:id/uploads/:upload',
  '/incidents/:id/uploads/:upload/rows',
  '/incidents/:id/web-notice/postings/:posting',
]

test('no form and no call about it fails for want of its people', async () => {
  const forms = pages().routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/incidents/:id'))
  for (const path of new Set(forms.map((form) => form.path))) {
    const answer = await ask(book.world, filled(path), { method: 'POST', cookie, body: new URLSearchParams() })
    expect([303, 403, 404, 409, 422], `${path}: ${answer.status}`).toContain(answer.status)
  }
  const { paths } = await book.does<{ paths: Record<string, Record<string, object>> }>(
    'officer',
    'GET /api/openapi.json',
  )
  for (const [path, calls] of Object.entries(paths).filter(([each]) => each.includes('/incidents/{id}')))
    for (const method of Object.keys(calls)) {
      const call = `${method.toUpperCase()} ${filled(path.startsWith('/api') ? path : `/api${path}`)}`
      const answer = await book.send('admin', call, method === 'get' ? undefined : {})
      expect(answer.status, call).toBeLessThan(500)
    }
})

test('what is counted, decided, dated and hashed of it stays', async () => {
  const at = `/api/incidents/${gone.id}`
  expect(await book.does('auditor', `GET ${at}/count`)).toMatchObject({ people: 3 })
  const { items } = await book.does<{ items: object[] }>('auditor', `GET ${at}/mailings/${gone.mailing}/letters`)
  expect(items).toHaveLength(3)
  expect(await book.does('auditor', `GET ${at}/mailings/${gone.mailing}`)).toMatchObject({ mailedOn: '2026-11-22' })
  const files = await book.does<{ items: object[] }>('auditor', `GET ${at}/attachments`)
  expect(files.items).toMatchObject([{ fileName: 'Destroyed', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  const { duties } = await book.does<{ duties: { status: string }[] }>('auditor', `GET ${at}/duties`)
  expect(duties.map(({ status }) => status)).toEqual(['done', 'done'])
})
