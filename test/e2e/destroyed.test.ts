import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usersOf } from '../../src/actions/book/names.ts'
import { openIncident } from '../../src/actions/incident/open-incident.ts'
import { verifyLog } from '../../src/actions/log/verify-log.ts'
import { thePerson } from '../../src/actions/people/people.ts'
import { askDestruction } from '../../src/actions/retention/ask-destruction.ts'
import { confirmDestruction } from '../../src/actions/retention/confirm-destruction.ts'
import { readConfig } from '../../src/runtime/config.ts'
import { inNodeWorld } from '../../src/runtime/node.ts'
import type { OwnWorld } from '../../src/runtime/world.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { typed } from '../support/machine/terminal.ts'
import {
  closeIncident,
  destroyAll,
  type Kept,
  openIncidentIn,
  type RetentionBook,
  retentionBook,
  sixYearsOn,
} from '../web/retention/closed-book.ts'
import { blobsIn, blobsOf, type SealedValue } from '../web/retention/sealed-blobs.ts'

/** Of one incident everything is destroyed, of another Annelise; a backup of before and one of after. */
let book: RetentionBook
let gone: Kept
let other: Kept
let sealed: SealedValue[]
const AN_INSTANT = expect.stringMatching(/^\d{4}-.*Z$/)
const folder = makeFolder()
const [before, after] = [join(folder, 'before.backup'), join(folder, 'after.backup')]

beforeAll(async () => {
  book = await retentionBook()
  gone = await openIncidentIn(book, 'Mailbox one')
  other = await openIncidentIn(book, 'Mailbox two')
  for (const { id } of [gone, other]) await closeIncident(book, id)
  await sixYearsOn(book, gone.id)
  const { data } = book.world.config
  await typed(data, ['backup', before])
  sealed = await blobsOf(book, gone.id)
  await destroyAll(book, gone.id)
  const at = `/api/incidents/${other.id}/destruction`
  const asked = { number: other.id, person: other.people.Annelise, ground: 'court_order', reason: 'Order.' }
  await book.does('officer', `POST ${at}`, asked)
  await book.does('admin', `POST ${at}/confirmation`, { number: other.id })
  await typed(data, ['backup', after])
}, 120_000)
afterAll(() => book.close())

describe('a backup of after a destruction', () => {
  test('brings nothing of it back: what was destroyed stays so, nobody else is missed, and the book is whole', async () => {
    const data = copied()
    const { status, words, answer } = await typed(data, ['restore', after])
    expect([status, answer.broughtBack]).toEqual([0, []])
    expect(words).not.toContain('destroyed')
    await at(data, isAsDestroyed)
    expect(blobsIn(data, sealed)).toEqual([])
  })
})

describe('a backup of before a destruction', () => {
  test('brings the records back, and the command and the log say whose', async () => {
    const data = copied()
    const { status, words, answer } = await typed(data, ['restore', before])
    expect(status).toBe(0)
    expect(answer.broughtBack).toEqual([
      { incident: gone.id, person: null, at: AN_INSTANT },
      { incident: other.id, person: other.people.Annelise, at: AN_INSTANT },
    ])
    expect(words).toContain(`The records of the people of incident ${gone.id} were destroyed at 20`)
    expect(words).toContain(`The records of person ${other.people.Annelise} of incident ${other.id} were destroyed at`)
    await at(data, async (world) => {
      expect((await verifyLog(world)).fault).toBeNull()
      expect(await nameOf(world, gone, 'Annelise')).toBe('Reyesquist')
      expect(await nameOf(world, other, 'Annelise')).toBe('Reyesquist')
    })
  })

  test('is restored, and the records are destroyed again by two people, as if they had never come back', async () => {
    const data = copied()
    await typed(data, ['restore', before])
    await at(data, async (world) => {
      world.now = () => book.clock.now ?? ''
      await destroyAgain(world, gone.id, { person: null, ground: 'retention_ended' })
      await destroyAgain(world, other.id, { person: other.people.Annelise ?? '', ground: 'court_order' })
      await isAsDestroyed(world)
    })
  })

  test('onto an empty computer cannot tell of a destruction, and brings back nothing that is known of', async () => {
    const data = makeFolder()
    cpSync(join(book.world.config.data, 'master.key'), join(data, 'master.key'))
    expect((await typed(data, ['restore', before])).answer.broughtBack).toEqual([])
  })

  test('in the place of a book that is damaged is restored, and what came back is not known', async () => {
    const data = copied()
    cpSync(before, join(data, 'breachbook.db'))
    expect(await typed(data, ['restore', before])).toMatchObject({ status: 0, answer: { broughtBack: null } })
  })
})

describe('a new master key after a destruction', () => {
  test('opens everybody who is left and nobody who was destroyed, and so does a backup made under it', async () => {
    const data = copied()
    expect(await typed(data, ['key', 'rotate'])).toMatchObject({ status: 0 })
    await at(data, isAsDestroyed)
    const rotated = join(makeFolder(), 'rotated.backup')
    await typed(data, ['backup', rotated])
    expect(await typed(data, ['drill'])).toMatchObject({ status: 0, answer: { fault: null, letters: 2 } })
    expect(await typed(data, ['restore', rotated])).toMatchObject({ status: 0, answer: { broughtBack: [] } })
    await at(data, isAsDestroyed)
  })

  test('takes a backup of after the destruction that was made under the old one', async () => {
    const data = copied()
    await typed(data, ['key', 'rotate'])
    expect(await typed(data, ['restore', after])).toMatchObject({ status: 0, answer: { broughtBack: [] } })
    await at(data, isAsDestroyed)
  })
})

async function isAsDestroyed(world: OwnWorld): Promise<void> {
  const { fault, remarks } = await verifyLog(world)
  expect(fault).toBeNull()
  expect(remarks.join(' ')).toContain(`The records of the people of incident ${gone.id} were destroyed on`)
  expect(remarks.join(' ')).toContain(`The records of person ${other.people.Annelise} of incident ${other.id} were`)
  await expect(nameOf(world, gone, 'Bonifacius')).rejects.toThrow(/were destroyed on/)
  await expect(nameOf(world, other, 'Annelise')).rejects.toThrow(/were destroyed on/)
  expect(await nameOf(world, other, 'Bonifacius')).toBe('Lindstrome')
}

async function nameOf(world: OwnWorld, { id, people }: Kept, given: string): Promise<string | undefined> {
  return (await thePerson(await openIncident(world, id), people[given] ?? '')).person.familyName
}

type Asked = Pick<Parameters<typeof askDestruction>[3], 'person' | 'ground'>

async function destroyAgain(world: OwnWorld, id: string, asked: Asked): Promise<void> {
  const users = await usersOf(world)
  const [officer, admin] = ['officer', 'admin'].map((role) => users.find((user) => user.role === role)!)
  await askDestruction(world, id, { by: officer! }, { ...asked, reason: 'A backup brought them back.', number: id })
  await confirmDestruction(world, id, { by: admin! }, id)
}

function at<Made>(data: string, work: (world: OwnWorld) => Promise<Made>): Promise<Made> {
  return inNodeWorld(readConfig({ BREACHBOOK_DATA: data, BREACHBOOK_ZONE: 'America/New_York' }), work)
}

function copied(): string {
  const data = makeFolder()
  cpSync(book.world.config.data, data, { recursive: true })
  return data
}
