import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { PLAYBOOK_NAMES, playbooks } from '../../../../src/breach/playbooks/index.ts'
import type { Task } from '../../../../src/breach/playbooks/task.ts'
import { type Book, openBook, type Problem } from '../book.ts'

type Saved = { version: number; savedBy: string | null }
type Playbook = Saved & { playbook: string; steps: Task[]; versions: Saved[] }
type Changes = { added: string[]; removed: string[]; changed: { step: string; fields: string[] }[] }
type Draft = Playbook & { isBegun: boolean; inForce: number; changes: Changes }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const read = async (name: string, rest = '') =>
  (await book.send<Playbook>('auditor', `GET /api/playbooks/${name}${rest}`)).body
const draft = (name: string) => book.send<Draft>('officer', `GET /api/playbooks/${name}/draft`)
const write = <Body = Draft>(name: string, steps: readonly object[], headers = {}) =>
  book.send<Body>('officer', `PUT /api/playbooks/${name}/draft`, { steps }, headers)
const force = (name: string) => book.send<Playbook>('admin', `POST /api/playbooks/${name}/versions`)
const retitled = (steps: readonly Task[], at: number, title: string) =>
  steps.map((task, number) => (number === at ? { ...task, title } : task))
const stepsOf = async (kind: string) => {
  const facts = { title: 'A case', kind, discoveredOn: '2026-11-20' }
  const { id } = (await book.send<{ id: string }>('officer', 'POST /api/incidents', facts)).body
  type Steps = { items: { id: string; title: string; playbook: { version: number } }[] }
  return (await book.send<Steps>('officer', `GET /api/incidents/${id}/steps`)).body.items
}

test('until the practice says otherwise, Breachbook’s own playbooks are in force, as version 1', async () => {
  type List = { items: { playbook: string; version: number; savedBy: null; isDrafted: boolean }[] }
  const { items } = (await book.send<List>('staff', 'GET /api/playbooks')).body
  expect(items.map(({ playbook }) => playbook)).toEqual(PLAYBOOK_NAMES)
  for (const line of items) expect(line).toMatchObject({ version: 1, savedBy: null, isDrafted: false })
  expect((await read('phishing')).steps).toEqual(playbooks.phishing)
})

test('a step in other words is put in force as version 2; an incident logged then begins with it, version 1 stays to read', async () => {
  const { steps } = await read('phishing')
  const changed = await write('phishing', retitled(steps, 0, 'Call the mail provider first'))
  expect(changed.body.changes).toEqual({ added: [], removed: [], changed: [{ step: steps[0]?.id, fields: ['title'] }] })
  expect((await stepsOf('phishing')).map(({ title }) => title)).not.toContain('Call the mail provider first')
  const put = await force('phishing')
  expect([put.status, put.body.version, put.body.savedBy]).toEqual([201, 2, book.people.admin.id])
  const row = (await stepsOf('phishing')).find(({ id }) => id === steps[0]?.id)
  expect([row?.title, row?.playbook.version]).toEqual(['Call the mail provider first', 2])
  expect((await read('phishing', '/versions/1')).steps).toEqual(steps)
  expect((await draft('phishing')).body).toMatchObject({ isBegun: false, inForce: 2 })
})

test('an older version is taken back as the next one', async () => {
  const begun = await book.send<Draft>('officer', 'POST /api/playbooks/phishing/draft', { from: 1 })
  expect([begun.status, begun.body.steps]).toEqual([200, playbooks.phishing])
  expect((await force('phishing')).body.version).toBe(3)
  expect((await read('phishing')).steps).toEqual(playbooks.phishing)
  expect((await read('phishing')).versions.map(({ version }) => version)).toEqual([3, 2, 1])
  expect((await book.send('officer', 'POST /api/playbooks/phishing/draft', { from: 9 })).status).toBe(404)
})

test('what is in force is not put in force again', async () => {
  const again = await book.send('admin', 'POST /api/playbooks/hacking/versions')
  expect([again.status, again.body.detail]).toEqual([
    422,
    'Nothing differs from the version in force. Change a step first.',
  ])
})

test('two who write at once: the second is told, and nothing of the first is lost', async () => {
  const { steps } = await read('snooping')
  const { headers } = await draft('snooping')
  const tag = { 'If-Match': headers.get('ETag') ?? '' }
  expect((await write('snooping', retitled(steps, 0, 'Mine'), tag)).status).toBe(200)
  const late = await write<Problem>('snooping', retitled(steps, 0, 'Yours'), tag)
  expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('meanwhile')])
  expect((await draft('snooping')).body.steps[0]?.title).toBe('Mine')
  const both = await Promise.all([1, 2].map((at) => write('snooping', retitled(steps, at, `At once, number ${at}`))))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

describe('what the law asks for', () => {
  const LAWFUL = playbooks.ransomware.find(({ law }) => law !== null) as Task
  const said = async (steps: readonly object[]) => {
    const { status, body } = await write<Problem>('ransomware', steps)
    return [status, body.detail]
  }

  test('cannot be left out without a reason, nor lose its citation', async () => {
    const { steps } = await read('ransomware')
    const other = (change: object) => steps.map((task) => (task.id === LAWFUL.id ? { ...task, ...change } : task))
    expect(await said(other({ off: true }))).toEqual([422, `Say why “${LAWFUL.title}” is left out.`])
    expect(await said(other({ law: null }))).toEqual([422, expect.stringMatching(/Its citation stays\.$/)])
    expect((await draft('ransomware')).body.isBegun).toBe(false)
  })

  test('that is missing in what is written stays; anything else that is missing is left out, and says so', async () => {
    const { body } = await write('ransomware', [])
    const kept = body.steps.filter(({ off }) => !off)
    expect(kept.map(({ law }) => law)).not.toContain(null)
    expect(body.steps).toHaveLength(playbooks.ransomware.length)
    const left = body.steps.find(({ off }) => off)
    expect(left?.offReason).toBe('Not in the file that was imported.')
    await book.send('officer', 'DELETE /api/playbooks/ransomware/draft')
  })

  test('of every incident is not lost to a step of a kind that stands for it', async () => {
    const { steps } = await read('ransomware')
    const common = playbooks.common.find(({ id }) => id === 'assess-the-risk') as Task
    expect(await said([...steps, { ...common, law: null }])).toEqual([
      422,
      `“${common.title}” is asked for by ${common.law}. Its citation stays.`,
    ])
    const mail = playbooks.common.find(({ id }) => id === 'mail-the-letters') as Task
    expect(await said([...steps, { ...mail, off: true, offReason: 'We never write.' }])).toEqual([
      422,
      expect.stringContaining('It cannot be left out'),
    ])
  })

  test('that is left out with a reason comes on no checklist', async () => {
    const { steps } = await read('ransomware')
    const off = { off: true, offReason: 'Our insurer’s firm does it.' }
    await write(
      'ransomware',
      steps.map((task) => (task.id === LAWFUL.id ? { ...task, ...off } : task)),
    )
    await force('ransomware')
    expect((await stepsOf('ransomware')).map(({ id }) => id)).not.toContain(LAWFUL.id)
  })
})

test('steps that wait for each other are refused, in what is common also where a kind’s own wait for it', async () => {
  const { steps } = await read('other')
  const [one, two] = steps as [Task, Task]
  const round = steps.map((task) =>
    task.id === one.id ? { ...task, after: [two.id] } : task.id === two.id ? { ...task, after: [one.id] } : task,
  )
  const refused = await write<Problem>('other', round)
  expect([refused.status, refused.body.detail]).toEqual([422, expect.stringContaining('wait for each other')])
  const common = await read('common')
  const base = playbooks.hacking.flatMap(({ after }) => after).find((id) => common.steps.some((task) => task.id === id))
  const late = common.steps.map((task) =>
    task.id === base && task.guidance ? { ...task, due: { from: 'discovery', days: 900 } } : task,
  )
  const across = await write<Problem>('common', late)
  expect([across.status, across.body.detail]).toEqual([422, expect.stringContaining('comes first')])
})

test('a playbook takes no name that steps added to an incident have, and no hundred steps more', async () => {
  const { steps } = await read('system_error')
  const named = await write<Problem>('system_error', [...steps, { ...steps[0], id: 'added-step-1' }])
  expect([named.status, named.body.detail]).toEqual([422, expect.stringContaining('added to an incident')])
  const many = Array.from({ length: 101 }, (_, at) => ({ ...steps[0], id: `own-step-${at}` }))
  const full = await write<Problem>('system_error', many)
  expect([full.status, full.body.detail]).toEqual([422, expect.stringContaining('At most 100 steps')])
})

test('the words of the practice lie sealed, and neither the log nor the table has them in the open', async () => {
  const { steps } = await read('review_reply')
  await write('review_reply', retitled(steps, 0, 'Call Ms. Zebra at the front desk'))
  await force('review_reply')
  const file = new Sqlite(`${book.world.config.data}/breachbook.db`, { readonly: true })
  const open = ['playbooks', 'playbook_drafts', 'log'].flatMap((table) => file.prepare(`SELECT * FROM ${table}`).all())
  file.close()
  expect(JSON.stringify(open)).not.toContain('Zebra')
  expect(JSON.stringify((await read('review_reply')).steps)).toContain('Zebra')
})

test.each([
  [
    'a version that nobody put in force',
    `UPDATE playbooks SET saved_by = 'me', version = 9 WHERE playbook = 'phishing' AND version = 2`,
  ],
  ['other words', `UPDATE playbooks SET sealed = zeroblob(40) WHERE playbook = 'phishing' AND version = 2`],
  ['a version that is gone', `DELETE FROM playbooks WHERE playbook = 'phishing' AND version = 2`],
])('verifying notices %s, also where rows have no proof of their own', async (_, change) => {
  expect((await verifyLog(book.world)).fault).toBeNull()
  const path = `${book.world.config.data}/breachbook.db`
  const file = new Sqlite(path)
  const before = file.prepare(`SELECT * FROM playbooks WHERE playbook = 'phishing' AND version = 2`).get() as object
  file.exec(change)
  const unguarded = { ...book.world, proof: { ...book.world.proof, guarded: [] } }
  expect((await verifyLog(unguarded)).fault).toMatch(/version 2|2 of the playbook|phishing 2|version 9/)
  file.exec(`DELETE FROM playbooks WHERE playbook = 'phishing' AND version IN (2, 9)`)
  const names = Object.keys(before)
  file
    .prepare(`INSERT INTO playbooks (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(...Object.values(before))
  file.close()
})
