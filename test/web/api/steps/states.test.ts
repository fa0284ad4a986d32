import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { type Book, openBook } from '../book.ts'

type Word = { text: string | null; at: string; by: string }
type Problem = { detail?: string; errors?: { path: string }[] }
type Step = Problem & {
  id: string
  owner: string
  phase: string
  status: string
  state: string
  version: number
  secondPerson: boolean
  isFinished: boolean
  isByHand: boolean
  startedBy: string | null
  signedBy: string | null
  notNeeded: Word | null
  reopened: Word | null
  comments: Word[]
}
type Progress = { stages: { stage: string; line: string }[]; missing: { id: string; title: string }[] }
type Role = Parameters<Book['send']>[0]

const POST = { title: 'Photo on a page', kind: 'photo_without_authorization', discoveredOn: '2026-11-20' }
const GALLERY = 'clear-the-gallery'
const SANCTIONS = 'apply-sanctions'
const MINE = 'ask-for-copies-removed'
const LATER = 'tie-photos-to-forms'
const OTHERS = 'call-the-insurer'

let book: Book
let at: string
beforeAll(async () => {
  book = await openBook()
  at = `/api/incidents/${(await book.send<{ id: string }>('officer', 'POST /api/incidents', POST)).body.id}`
})
afterAll(() => book.close())

const step = async (id: string) =>
  (await book.send<{ items: Step[] }>('auditor', `GET ${at}/steps`)).body.items.find((each) => each.id === id)
const does = (role: Role, call: string, body?: object, version?: number) =>
  book.send<Step>(role, call.replace('~', `${at}/steps`), body, version ? { 'If-Match': `"${version}"` } : {})
const missing = async () => (await book.send<Progress>('auditor', `GET ${at}/progress`)).body.missing

test('a step that somebody started says who is at work on it, once', async () => {
  const { body } = await does('officer', `POST ~/${GALLERY}/start`)
  expect(body).toMatchObject({ state: 'started', startedBy: book.people.officer.id, isFinished: false })
  const again = await does('officer', `POST ~/${GALLERY}/start`)
  expect([again.status, again.body.detail]).toEqual([422, expect.stringContaining('started already')])
})

test('where the playbook asks for a second person, the step is finished when somebody else signs', async () => {
  expect((await does('officer', `POST ~/${GALLERY}/signature`)).status).toBe(422)
  expect((await does('officer', `POST ~/${GALLERY}/completion`)).body).toMatchObject({
    ...{ secondPerson: true, status: 'done', state: 'done', isFinished: false },
  })
  expect(await missing()).toContainEqual(
    expect.objectContaining({ id: `step/${GALLERY}`, title: expect.stringMatching(/^Sign off as the second person/) }),
  )
  const own = await does('officer', `POST ~/${GALLERY}/signature`)
  expect([own.status, own.body.detail]).toEqual([422, expect.stringContaining('did this step yourself')])
  expect((await does('staff', `POST ~/${GALLERY}/signature`)).status).toBe(403)
  expect((await does('admin', `POST ~/${GALLERY}/signature`)).body).toMatchObject({
    ...{ state: 'signed_off', isFinished: true, signedBy: book.people.admin.id },
  })
  expect((await missing()).map(({ id }) => id)).not.toContain(`step/${GALLERY}`)
  expect((await does('admin', `POST ~/${GALLERY}/signature`)).status).toBe(422)
})

test('what is reopened is neither done nor signed any more, and says why', async () => {
  const { body } = await does('officer', `DELETE ~/${GALLERY}/completion`, { reason: 'Two pictures are left.' })
  expect(body).toMatchObject({
    ...{ state: 'reopened', status: 'open', signedBy: null, startedBy: null, isFinished: false },
    reopened: { text: 'Two pictures are left.', by: book.people.officer.id },
  })
})

test('a step found not needed counts as finished, says why, and can be reopened', async () => {
  const contain = async () =>
    (await book.send<Progress>('auditor', `GET ${at}/progress`)).body.stages.find(({ stage }) => stage === 'contain')
  const before = (await contain())?.line ?? ''
  const [first] = (await book.send<{ items: Step[] }>('officer', `GET ${at}/steps`)).body.items.filter(
    ({ phase }) => phase === 'contain',
  )
  const path = `~/${first?.id}`
  expect((await does('officer', `POST ${path}/not-needed`, { reason: ' ' })).body.errors?.[0]?.path).toBe('reason')
  expect((await does('staff', `POST ${path}/not-needed`, { reason: 'No.' })).status).toBe(403)
  const { body } = await does('officer', `POST ${path}/not-needed`, { reason: 'Nothing was posted.' })
  expect(body).toMatchObject({ state: 'not_needed', status: 'done', isFinished: true })
  expect(body.notNeeded).toMatchObject({ text: 'Nothing was posted.', by: book.people.officer.id })
  expect((await contain())?.line).not.toBe(before)
  expect((await missing()).map(({ id }) => id)).not.toContain(`step/${first?.id}`)
  expect((await does('officer', `POST ${path}/completion`)).body.detail).toContain('found not needed')
  expect((await does('officer', `DELETE ${path}/completion`, { reason: 'It was.' })).body.state).toBe('reopened')
  expect((await contain())?.line).toBe(before)
})

test('staff do not reopen what an officer found not needed, nor what a second person signed off', async () => {
  const { body: own } = await does('officer', `PUT ~/${MINE}/owner`, { owner: book.people.staff.id })
  expect(own.state).toBe('open')
  await does('officer', `POST ~/${MINE}/not-needed`, { reason: 'There is no second account.' })
  const left = await does('staff', `DELETE ~/${MINE}/completion`, { reason: 'There is.' })
  expect([left.status, left.body.detail]).toEqual([403, expect.stringContaining('Ask an officer')])
  await does('officer', `DELETE ~/${MINE}/completion`, { reason: 'There is.' })
  await does('staff', `POST ~/${MINE}/completion`)
  expect((await does('staff', `DELETE ~/${MINE}/completion`, { reason: 'Too early.' })).status).toBe(200)
  await does('officer', `PUT ~/${SANCTIONS}/owner`, { owner: book.people.staff.id })
  await does('staff', `POST ~/${SANCTIONS}/completion`)
  await does('admin', `POST ~/${SANCTIONS}/signature`)
  const signed = await does('staff', `DELETE ~/${SANCTIONS}/completion`, { reason: 'I want it back.' })
  expect([signed.status, signed.body.detail]).toEqual([403, expect.stringContaining('Ask whoever signed it')])
  expect((await step(SANCTIONS))?.state).toBe('signed_off')
})

test('a change that rests on an older version of a step is refused, and the step stays as somebody else left it', async () => {
  const { version } = (await step(LATER)) ?? { version: 0 }
  expect((await does('officer', `POST ~/${LATER}/start`, undefined, version)).status).toBe(200)
  const late = await does('admin', `POST ~/${LATER}/completion`, undefined, version)
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('Somebody changed')])
  const done = await does('officer', `POST ~/${LATER}/completion`, undefined, version + 1)
  expect([done.status, done.headers.get('ETag')]).toEqual([200, `"${version + 2}"`])
  const undone = { reason: 'Undone right after it was saved.' }
  expect((await does('officer', `DELETE ~/${LATER}/completion`, undone, version + 1)).status).toBe(409)
  expect((await step(LATER))?.state).toBe('done')
})

test('whoever may not sign a step off is told so before anything about the step', async () => {
  expect((await does('staff', 'POST ~/dance/signature')).status).toBe(404)
  expect((await does('staff', `POST ~/${LATER}/signature`)).status).toBe(403)
  expect((await does('staff', `POST ~/${GALLERY}/signature`)).status).toBe(403)
  expect((await does('admin', `POST ~/${LATER}/signature`)).status).toBe(422)
})

test('a step that carries notices is never found not needed: the law says whether they are owed', async () => {
  const { status, body } = await does('officer', 'POST ~/mail-the-letters/not-needed', { reason: 'Few.' })
  expect([status, body.detail]).toEqual([422, expect.stringContaining('notices that are owed')])
})

test.each([
  ['list-the-affected', 'under Who'],
  ['assess-the-risk', 'under Decide'],
  ['sign-the-decision', 'a low risk needs a second person'],
  ['approve-the-letters', 'a second person has approved the letter, under Tell'],
  ['mail-the-letters', 'each notice that it gives is recorded, under Tell'],
  ['tell-the-regulators', 'each notice that it gives is recorded, under Tell'],
  ['tell-the-media', 'each notice that it gives is recorded, under Tell'],
  ['close-the-incident', 'the incident is closed, under Close'],
])('nobody alone marks %s as done: the answer says that it ticks itself once %s', async (id, where) => {
  expect(await step(id)).toMatchObject({ isByHand: false })
  const { status, body } = await does('officer', `POST ~/${id}/completion`, {})
  expect([status, body.detail]).toEqual([422, expect.stringContaining(where)])
  expect(await step(id)).toMatchObject({ state: 'open' })
})

test('nobody alone finds what takes a second person, or the closing, not needed; an officer does so of the list', async () => {
  for (const id of ['sign-the-decision', 'approve-the-letters', 'close-the-incident']) {
    const { status, body } = await does('officer', `POST ~/${id}/not-needed`, { reason: 'Few.' })
    expect([status, body.detail]).toEqual([422, expect.stringMatching(/cannot be left out\. It ticks itself/)])
  }
  const left = await does('officer', 'POST ~/list-the-affected/not-needed', { reason: 'One patient, whom we called.' })
  expect(left.body).toMatchObject({ state: 'not_needed' })
})

test('staff comment on every step, auditors read it, and a correction is another comment', async () => {
  await does('staff', `POST ~/${GALLERY}/comments`, { text: 'There are two accounts.' })
  await does('officer', `POST ~/${GALLERY}/comments`, { text: 'Three.' })
  expect((await does('auditor', `POST ~/${GALLERY}/comments`, { text: 'Hm.' })).status).toBe(403)
  expect((await does('staff', `POST ~/${GALLERY}/comments`, { text: ' ' })).body.errors?.[0]?.path).toBe('text')
  expect((await does('staff', 'POST ~/dance/comments', { text: 'Hm.' })).status).toBe(404)
  expect((await step(GALLERY))?.comments).toMatchObject([
    { text: 'There are two accounts.', by: book.people.staff.id },
    { text: 'Three.', by: book.people.officer.id },
  ])
})

test('the API answers staff on the step of somebody else no words but their own', async () => {
  await does('officer', `PUT ~/${OTHERS}/owner`, { owner: 'admin@harbor.example' })
  await does('admin', `POST ~/${OTHERS}/comments`, { text: 'Pat Quill called.' })
  await does('staff', `POST ~/${OTHERS}/comments`, { text: 'Twice.' })
  await does('admin', `POST ~/${OTHERS}/hand-back`, { reason: 'Pat Quill is my aunt.' })
  await does('officer', `POST ~/${OTHERS}/not-needed`, { reason: 'Pat Quill has no photo.' })
  const read = async (role: Role) =>
    (await book.send<{ items: Step[] }>(role, `GET ${at}/steps`)).body.items.find(({ id }) => id === OTHERS)
  expect(await read('staff')).toMatchObject({ notNeeded: null, handedBack: null, comments: [{ text: 'Twice.' }] })
  await does('officer', `DELETE ~/${OTHERS}/completion`, { reason: 'Pat Quill has one.' })
  expect(JSON.stringify(await read('staff'))).not.toContain('Pat Quill')
  expect(await read('auditor')).toMatchObject({
    ...{ reopened: { text: 'Pat Quill has one.' }, handedBack: { text: 'Pat Quill is my aunt.' } },
    comments: [{ text: 'Pat Quill called.' }, { text: 'Twice.' }],
  })
})

test.each([
  ['who does it', `UPDATE steps SET owned_by = 'me'`],
  ['who stands in', `UPDATE steps SET backup = 'me'`],
  ['that somebody signed it', `UPDATE steps SET signed_at = '2026-11-22T00:00:00Z', signed_by = 'me'`],
  ['that it is not needed', `UPDATE steps SET not_needed_at = '2026-11-22T00:00:00Z'`],
  ['that nobody else signs it', 'UPDATE steps SET second_person = NULL'],
  ['what somebody said about it', 'UPDATE log_details SET sealed = zeroblob(9)'],
])('verifying notices where somebody changed %s behind its back', async (_, change) => {
  const where = change.includes('log_details')
    ? `seq = (SELECT max(seq) FROM log WHERE body ->> '$.act' = 'step_commented')`
    : `id = '${GALLERY}'`
  expect((await verifyLog(book.world)).fault).toBeNull()
  const file = new Sqlite(`${book.world.config.data}/breachbook.db`)
  const table = /UPDATE (\w+)/.exec(change)?.[1]
  const before = file.prepare(`SELECT * FROM ${table} WHERE ${where}`).get() as Record<string, unknown>
  file.prepare(`${change} WHERE ${where}`).run()
  expect((await verifyLog(book.world)).fault).not.toBeNull()
  // The version was left alone, and counts one up with every change.
  const columns = Object.keys(before).filter((column) => column !== 'version')
  file
    .prepare(`UPDATE ${table} SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE ${where}`)
    .run(...columns.map((column) => before[column]))
  file.close()
})
