import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../../../src/access/leaving.ts'
import type { Principal } from '../../../src/access/roles.ts'
import { addUser } from '../../../src/access/users.ts'
import { feedBehind, openFeed } from '../../../src/actions/calendar/feed.ts'
import { amendIncident } from '../../../src/actions/incident/amend.ts'
import { type FirstFacts, logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { liftRestriction, removeNamed, restrictIncident, saveNamed } from '../../../src/actions/incident/restrict.ts'
import { whoIsOn } from '../../../src/actions/incident/restriction.ts'
import { bookSeenBy } from '../../../src/actions/list/seen-by.ts'
import { exportLog } from '../../../src/actions/log/log.ts'
import { verifyLog } from '../../../src/actions/log/verify-log.ts'
import { closeIncident } from '../../../src/actions/next/close-incident.ts'
import { draftOf } from '../../../src/actions/playbooks/draft.ts'
import { rewordStep } from '../../../src/actions/playbooks/edit-draft.ts'
import { putInForce } from '../../../src/actions/playbooks/put-in-force.ts'
import { takeOverPlaybook } from '../../../src/actions/playbooks/take-over.ts'
import { sayWhoIsWho } from '../../../src/actions/playbooks/who-is-who.ts'
import { readForReminders } from '../../../src/actions/reminders/reading.ts'
import { addStep } from '../../../src/actions/steps/own-steps.ts'
import { assignStep } from '../../../src/actions/steps/owner.ts'
import { keepDraft } from '../../../src/actions/users/drafts.ts'
import { queueDeliveries } from '../../../src/actions/webhooks/queue-deliveries.ts'
import { addWebhook } from '../../../src/actions/webhooks/webhook.ts'
import type { Task } from '../../../src/breach/playbooks/task.ts'
import { exportedLine, listEntries } from '../../../src/storage/log/log.ts'
import { verifyLinks } from '../../../src/storage/log/verify.ts'
import { listSteps } from '../../../src/storage/steps/steps.ts'
import { PASSWORD } from '../../cast/practice.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

const SNOOPING: FirstFacts = { title: 'Looked up a neighbor', kind: 'snooping', discoveredOn: '2026-11-20' }
const PHOTO: FirstFacts = { title: 'A photo', kind: 'social_media_disclosure', discoveredOn: '2026-11-20' }

let here: TestWorld
let people: Awaited<ReturnType<typeof settle>>
let rosa: Principal
beforeEach(async () => {
  here = await openTestWorld('2026-11-22T15:00:00.000Z')
  people = await settle(here.world)
  const { id } = await addUser(here.world, {
    email: 'rosa@harbor.example',
    name: 'Rosa',
    role: 'officer',
    password: PASSWORD,
  })
  rosa = { id, name: 'Rosa', role: 'officer' }
})
afterEach(() => here.close())

async function seersOf(incident: string): Promise<string[]> {
  const found: string[] = []
  for (const who of [...Object.values(people), rosa]) {
    const book = await bookSeenBy(here.world, who)
    if (await openIncident(book, incident).catch(() => null)) found.push(who.name)
  }
  return found
}

describe('snooping', () => {
  test('begins restricted to whoever logs it and the officers whom it is not about', async () => {
    const { id } = await logIncident(here.world, people.staff, { ...SNOOPING, subject: rosa.id })
    expect(await seersOf(id)).toEqual(['The officer', 'The staff'])
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })

  test('about the only officer falls to the admins', async () => {
    await disableUser(here.world, people.admin, rosa.id)
    const { id } = await logIncident(here.world, people.staff, { ...SNOOPING, subject: 'officer@harbor.example' })
    expect(await seersOf(id)).toEqual(['The admin', 'The staff'])
  })

  test('about the only one who decides is not logged so: nobody would be left who can keep its deadlines', async () => {
    for (const officer of [people.officer, rosa]) await disableUser(here.world, people.admin, officer.id)
    const asked = logIncident(here.world, people.staff, { ...SNOOPING, subject: people.admin.id })
    await expect(asked).rejects.toThrow('Nobody else here can decide on this incident.')
    const { id } = await logIncident(here.world, people.staff, SNOOPING)
    expect(await seersOf(id)).toEqual(['The admin', 'The staff'])
  })

  test('is not logged as about oneself, by mistake', async () => {
    const asked = logIncident(here.world, people.officer, { ...SNOOPING, subject: people.officer.id })
    await expect(asked).rejects.toThrow('tell the privacy officer in person')
  })

  test('found out later restricts an incident from there on', async () => {
    const { id } = await logIncident(here.world, people.officer, PHOTO)
    expect(await seersOf(id)).toHaveLength(5)
    await amendIncident(here.world, id, { by: people.officer }, { kind: 'snooping' })
    expect(await seersOf(id)).toEqual(['The officer', 'Rosa'])
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })
})

describe('a restriction', () => {
  let id: string
  beforeEach(async () => {
    id = (await logIncident(here.world, people.officer, PHOTO)).id
    await restrictIncident(here.world, people.officer, id, { reason: 'privilege', words: 'Counsel.', people: [] })
  })

  test('names whoever restricts it, though nobody else is chosen', async () => {
    expect(await seersOf(id)).toEqual(['The officer'])
  })

  test('names whoever is added, takes off whoever is removed, and is lifted, each with an entry that holds', async () => {
    await saveNamed(here.world, people.officer, id, { user: rosa.id, standing: 'named', reason: 'She leads it.' })
    await saveNamed(here.world, rosa, id, { user: people.staff.id, standing: 'named', reason: 'Front desk.' })
    await removeNamed(here.world, rosa, id, { user: people.officer.id, reason: 'On leave.' })
    expect(await seersOf(id)).toEqual(['The staff', 'Rosa'])
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
    await liftRestriction(here.world, rosa, id, 'Counsel is done.')
    expect(await seersOf(id)).toHaveLength(5)
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })

  test('keeps one who decides, keeps nobody with an open step off, and lets nobody take himself off', async () => {
    const off = (user: string, by = people.officer) => removeNamed(here.world, by, id, { user, reason: 'x' })
    await expect(off(people.officer.id)).rejects.toThrow('Somebody else on it has to take you off.')
    await expect(off(people.officer.id, rosa)).rejects.toThrow('At least one officer must be named on the incident.')
    await saveNamed(here.world, people.officer, id, { user: rosa.id, standing: 'named', reason: 'x' })
    const [step] = await listSteps(here.world.db, id)
    await assignStep(here.world, people.officer, { incident: id, id: step!.id }, { owner: rosa.id })
    await expect(off(rosa.id)).rejects.toThrow('This person has a step here, or stands in.')
  })

  test('names whoever is given a step, and gives none to whom it is about', async () => {
    const [step] = await listSteps(here.world.db, id)
    await assignStep(here.world, people.officer, { incident: id, id: step!.id }, { owner: people.staff.id })
    expect(await seersOf(id)).toEqual(['The officer', 'The staff'])
    const added = {
      title: 'Ask HR',
      why: null,
      how: null,
      phase: 'contain',
      dueOn: '2026-11-30',
      secondPerson: false,
    } as const
    await addStep(here.world, people.officer, id, { ...added, owner: people.admin.id })
    expect(await seersOf(id)).toEqual(['The admin', 'The officer', 'The staff'])
    await saveNamed(here.world, people.officer, id, { user: rosa.id, standing: 'subject', reason: 'It was her.' })
    const given = assignStep(here.world, people.officer, { incident: id, id: step!.id }, { owner: rosa.id })
    await expect(given).rejects.toThrow('The incident is about Rosa, who may not see it.')
    const handed = assignStep(here.world, people.staff, { incident: id, id: step!.id }, { owner: people.auditor.id })
    await expect(handed).rejects.toThrow('only reads')
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })

  test('names whom another kind gives a step, and nobody for a newer playbook’s, and leaves out whom it is about', async () => {
    const { world } = here
    await saveNamed(world, people.officer, id, { user: rosa.id, standing: 'subject', reason: 'It was her.' })
    const hands = {
      staff: { owner: people.staff.id, backup: rosa.id },
      it: { owner: rosa.id, backup: people.staff.id },
    }
    await sayWhoIsWho(world, people.admin, hands)
    await amendIncident(world, id, { by: people.officer }, { kind: 'phishing' })
    expect(await seersOf(id)).toEqual(['The officer', 'The staff'])
    const steps = await listSteps(world.db, id)
    expect(steps.some(({ ownedBy, backup }) => [ownedBy, backup].includes(people.staff.id))).toBe(true)
    expect(steps.filter(({ ownedBy, backup }) => [ownedBy, backup].includes(rosa.id))).toEqual([])
    await sayWhoIsWho(world, people.admin, { it: { owner: people.admin.id, backup: rosa.id } })
    const { steps: tasks } = await draftOf(world, 'phishing')
    const [task] = tasks.filter(({ owner, law }) => owner === 'officer' && law === null) as [Task]
    const on = { playbook: 'phishing' } as const
    await rewordStep(world, people.officer, { ...on, step: task.id }, { ...task, owner: 'it', backup: 'officer' })
    await putInForce(world, people.officer, on)
    await takeOverPlaybook(world, people.officer, id, {})
    expect(await seersOf(id)).toEqual(['The officer', 'The staff'])
    expect(await verifyLog(world)).toMatchObject({ fault: null })
  })

  test('lets no one hand a step to whom it is a secret, but an officer', async () => {
    const other = await addUser(here.world, {
      email: 'bo@harbor.example',
      name: 'Bo',
      role: 'staff',
      password: PASSWORD,
    })
    const [step] = await listSteps(here.world.db, id)
    await assignStep(here.world, people.officer, { incident: id, id: step!.id }, { owner: people.staff.id })
    const book = await bookSeenBy(here.world, people.staff)
    const handed = assignStep(book, people.staff, { incident: id, id: step!.id }, { owner: other.id })
    await expect(handed).rejects.toThrow('Ask an officer to add them first.')
  })

  test('falls to the other officers once the last on it left', async () => {
    await disableUser(here.world, people.admin, people.officer.id)
    expect(await seersOf(id)).toEqual(['Rosa'])
    const { standIns } = await whoIsOn(await openIncident(here.world, id))
    expect(standIns.map(({ name }) => name)).toEqual(['Rosa'])
  })

  test('is put in order by whoever stands in: named first, then the one whom it is about is marked', async () => {
    await disableUser(here.world, people.admin, people.officer.id)
    const mark = () => saveNamed(here.world, rosa, id, { user: people.staff.id, standing: 'subject', reason: 'x' })
    await expect(mark()).rejects.toThrow('Name another officer, or yourself, first.')
    await saveNamed(here.world, rosa, id, { user: rosa.id, standing: 'named', reason: 'She leads it now.' })
    await mark()
    expect(await seersOf(id)).toEqual(['Rosa'])
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })

  test('names nobody by a step whom somebody else marks as its subject in the same moment', async () => {
    const [step] = await listSteps(here.world.db, id)
    const { commit } = here.world
    const slow = async (...given: Parameters<typeof commit>) => {
      await saveNamed(here.world, people.officer, id, { user: people.staff.id, standing: 'subject', reason: 'x' })
      return await commit(...given)
    }
    const giving = assignStep(
      { ...here.world, commit: slow },
      people.officer,
      { incident: id, id: step!.id },
      { owner: people.staff.id },
    )
    await expect(giving).rejects.toThrow('Someone else recorded the same thing just now.')
    expect(await seersOf(id)).toEqual(['The officer'])
    expect(await verifyLog(here.world)).toMatchObject({ fault: null })
  })

  test('keeps it out of reminders, calendars and webhooks of others', async () => {
    here.clock.now = '2026-12-21T15:00:00.000Z'
    const { due } = await readForReminders(here.world)
    const told = due.filter(({ incident }) => incident === id).map(({ person }) => person)
    expect([...new Set(told)]).toEqual([people.officer.id])
    const feeds = await Promise.all(
      [rosa, people.officer].map(async (who) => {
        const path = await openFeed(here.world, who.id)
        return (await feedBehind(here.world, path.split('/').at(-1)!.replace('.ics', ''))).text.includes('BEGIN:VEVENT')
      }),
    )
    expect(feeds).toEqual([false, true])
    await addWebhook(here.world, people.admin, {
      url: 'https://chat.harbor.example/hook',
      events: ['incident.logged', 'legal_day.near'],
    } as never)
    expect(await queueDeliveries(here.world)).toBe(0)
  })

  test('keeps no draft of whoever does not see it', async () => {
    const book = await bookSeenBy(here.world, rosa)
    const typed = { form: `/incidents/${id}/edit`, which: [], typed: [['title', 'x']] as const }
    await expect(keepDraft(book, rosa.id, typed)).rejects.toThrow(`There is no incident ${id}.`)
  })

  test('numbers the next incident on, whoever logs it', async () => {
    const book = await bookSeenBy(here.world, rosa)
    expect((await logIncident(book, rosa, PHOTO)).id).toBe('2026-0002')
  })

  test('is merged with none that others see', async () => {
    const other = await logIncident(here.world, people.officer, PHOTO)
    const merged = closeIncident(
      here.world,
      other.id,
      { by: people.officer },
      { how: 'merged', into: id, reason: 'Twice.' },
    )
    await expect(merged).rejects.toThrow('One of the two is restricted.')
  })

  test('withholds its entries from an export of the log, and the rest still holds', async () => {
    const taken = async (who: Principal) => {
      const { head, lines } = await exportLog(await bookSeenBy(here.world, who), who)
      return { head, lines: (await Array.fromAsync(lines)).map((line) => JSON.parse(line)) }
    }
    const { head, lines } = await taken(rosa)
    expect(JSON.stringify(lines)).not.toContain(id)
    async function* links() {
      for (const line of lines) if ('hash' in line) yield exportedLine.read(line)
    }
    expect(await verifyLinks(links(), head)).toMatchObject({ fault: null, withheld: 2 })
    expect(JSON.stringify((await taken(people.officer)).lines)).toContain(id)
  })

  test('withholds what older books enter of no incident: an accounting over several, by the people in it', async () => {
    const facts = { people: ['2026-0009/001-0000001', `${id}/001-0000001`] }
    await here.world.commit({ act: 'accounting_made', facts }, people.officer)
    const told = async (who: Principal) => {
      const book = await bookSeenBy(here.world, who)
      const listed = await listEntries(book.db, book.vault, { limit: 9 })
      const { lines } = await exportLog(book, who)
      return [JSON.stringify(listed), (await Array.fromAsync(lines)).join()].map((text) => text.includes(id))
    }
    expect(await told(rosa)).toEqual([false, false])
    expect(await told(people.officer)).toEqual([true, true])
  })

  test('that somebody changes in the file is found', async () => {
    const file = new Sqlite(join(here.folder, 'breachbook.db'))
    file.prepare('INSERT INTO named_people VALUES (?, ?, ?)').run(id, rosa.id, 'named')
    file.close()
    const { fault } = await verifyLog(here.world)
    expect(fault).toContain(`who sees the incident, ${id} / ${rosa.id} was added outside Breachbook`)
  })
})
