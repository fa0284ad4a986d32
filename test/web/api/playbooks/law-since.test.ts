import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLog } from '../../../../src/actions/log/verify-log.ts'
import { digestOf } from '../../../../src/actions/playbooks/put-in-force.ts'
import { type PlaybookName, playbooks } from '../../../../src/breach/playbooks/index.ts'
import type { Playbook, Task } from '../../../../src/breach/playbooks/task.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { insertPlaybook } from '../../../../src/storage/steps/playbooks.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { type Book, openBook } from '../book.ts'

type Lines = { items: { playbook: string; lawSince: string[] }[] }
type Draft = { steps: Task[]; changes: { added: string[]; changed: { step: string }[] } }

let book: Book
beforeAll(async () => {
  book = await openBook()
})
afterAll(() => book.close())

const officer = <Body>(call: string, body?: object) => book.send<Body>('officer', call, body)
const words = async (role: Role, path: string) => {
  const cookie = await signInAs(book.world, `${role}@harbor.example`)
  return wordsOn(await (await ask(book.world, path, { cookie })).text())
}
const lawSince = async (playbook: string) =>
  (await officer<{ lawSince: string[] }>(`GET /api/playbooks/${playbook}`)).body.lawSince
/** Saves a version as an older Breachbook took it, which had not all of the law of today. */
async function saveLongAgo(playbook: PlaybookName, steps: Playbook): Promise<void> {
  const { world, people } = book
  const facts = { playbook, version: 1, sha256: digestOf(steps), added: [], leftOut: [], reworded_steps: [] }
  const version = { playbook, version: 1, steps, savedAt: world.now(), savedBy: people.officer.id }
  await world.commit(
    { act: 'playbook_put_in_force', facts, writes: [insertPlaybook(world.vault, version)] },
    people.officer,
  )
}

const [FIRST, LAST] = playbooks.hacking.filter(({ law }) => law !== null) as [Task, Task]

test('a practice with playbooks of its own is told of steps of the law that came since, and which; others are told nothing', async () => {
  await saveLongAgo(
    'hacking',
    playbooks.hacking
      .filter(({ id }) => id !== LAST.id)
      .map((task) => (task.id === FIRST.id ? { ...task, law: '45 CFR 164.1' } : task)),
  )
  expect(await lawSince('hacking')).toEqual([LAST.id, FIRST.id])
  const { items } = (await officer<Lines>('GET /api/playbooks')).body
  expect(items.filter((line) => line.lawSince.length > 0).map(({ playbook }) => playbook)).toEqual(['hacking'])
  const says = 'Since this version, Breachbook added 1 legally required step, and changed 1'
  for (const role of ['officer', 'staff'] as const) {
    const list = await words(role, '/playbooks')
    expect(list.split(says)).toHaveLength(2)
    const page = await words(role, '/playbooks/hacking')
    expect(page).toContain(
      `${says} New incidents do not get this yet. The next version starts with it. New: ${LAST.title}`,
    )
    expect(page).toContain(`Changed: ${FIRST.title} Asked for by, before: 45 CFR 164.1 Now: ${FIRST.law}`)
    expect(page.includes('Start the next version')).toBe(role === 'officer')
  }
  expect(await words('officer', '/playbooks/phishing')).not.toContain('Since this version')
})

test('the next version begins with them; once it is in force, incidents have them and nothing more is said', async () => {
  const { body } = await officer<Draft>('GET /api/playbooks/hacking/draft')
  expect(body.changes).toMatchObject({ added: [LAST.id], changed: [{ step: FIRST.id }] })
  expect((await officer('POST /api/playbooks/hacking/versions')).status).toBe(201)
  expect(await lawSince('hacking')).toEqual([])
  expect((await officer<{ lawSince: string[] }>('GET /api/playbooks/hacking/versions/1')).body.lawSince).toHaveLength(2)
  for (const path of ['/playbooks', '/playbooks/hacking', '/playbooks/hacking/versions/1'])
    expect(await words('officer', path)).not.toContain('Since this version')
  const facts = { title: 'A server', kind: 'hacking', discoveredOn: '2026-11-20' }
  const { id } = (await officer<{ id: string }>('POST /api/incidents', facts)).body
  const { items } = (await officer<{ items: { id: string }[] }>(`GET /api/incidents/${id}/steps`)).body
  expect(items.map((step) => step.id)).toContain(LAST.id)
  expect((await verifyLog(book.world)).fault).toBeNull()
})

test('a step of the law that the practice left out for a reason is not taken for one that came since', async () => {
  const { steps } = (await officer<{ steps: Task[] }>('GET /api/playbooks/hacking')).body
  const off = { off: true, offReason: 'Our insurer’s firm does it.' }
  await officer('PUT /api/playbooks/hacking/draft', {
    steps: steps.map((task) => (task.id === LAST.id ? { ...task, ...off } : task)),
  })
  expect((await officer('POST /api/playbooks/hacking/versions')).status).toBe(201)
  expect(await lawSince('hacking')).toEqual([])
})
