import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changePassword, disableUser } from '../../../src/access/leaving.ts'
import type { Principal } from '../../../src/access/roles.ts'
import { addUser, changeUser } from '../../../src/access/users.ts'
import { approveNotice, writeWebNotice } from '../../../src/actions/aftermath/web-notice.ts'
import { openBook } from '../../../src/actions/book/parts.ts'
import { secondPersonFor } from '../../../src/actions/book/second-person.ts'
import { signAssessment, writeAssessment } from '../../../src/actions/decision/assessment.ts'
import { logIncident } from '../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../src/actions/letter/letter.ts'
import type { Role } from '../../../src/storage/core/role.ts'
import { openTestWorld, settle, type TestWorld } from '../../support/world/world.ts'

let opened: TestWorld
let people: Record<Role, Principal>
let made: Principal

const PASSWORD = 'a long enough password'

beforeAll(async () => {
  opened = await openTestWorld()
  people = await settle(opened.world)
  const account = { email: 'second@clinic.example', name: 'Sam Second', role: 'officer', password: PASSWORD } as const
  made = { ...(await addUser(opened.world, account, people.admin)), role: 'officer' } as Principal
})
afterAll(() => opened.close())

const written = { text: 'It came back unread.' }
const unlikely = {
  factors: { nature: written, recipient: written, acquired_or_viewed: written, mitigation: written },
  finding: 'low_probability' as const,
  reason: 'Nobody read it.',
}

async function incidentBy(by: Principal): Promise<string> {
  const facts = { title: 'Fax to a bakery', kind: 'misdirected_mail_or_fax', discoveredOn: '2026-11-20' } as const
  return (await logIncident(opened.world, by, facts)).id
}

async function assessmentBy(by: Principal): Promise<string> {
  const id = await incidentBy(by)
  await writeAssessment(opened.world, id, { by }, unlikely)
  return id
}

describe('whoever made an account in the last 24 hours', () => {
  test('does not sign what its owner wrote', async () => {
    const id = await assessmentBy(made)
    await expect(signAssessment(opened.world, id, { by: people.admin })).rejects.toThrow(
      'You chose the password of Sam Second within the last 24 hours',
    )
  })

  test('does not have it sign what he or she wrote', async () => {
    const id = await assessmentBy(people.admin)
    await expect(signAssessment(opened.world, id, { by: made })).rejects.toThrow(
      /chose your password within the last 24 hours/,
    )
  })

  test('approves neither the letter nor the web notice that its owner wrote', async () => {
    const id = await incidentBy(made)
    const words = { whatHappened: 'A', whatInformation: 'B', whatWeAreDoing: 'C', whatYouCanDo: 'D' }
    await writeLetter(opened.world, id, { by: made }, words)
    await expect(approveLetter(opened.world, id, { by: people.admin })).rejects.toThrow('You chose the password')
    await writeWebNotice(await openIncident(opened.world, id), made, { version: 0, text: 'Notice' })
    const notice = approveNotice(await openIncident(opened.world, id), people.admin, 1)
    await expect(notice).rejects.toThrow('You chose the password')
  })

  test('is told so, and so is the owner', async () => {
    const told = async (author: string, reader: string) =>
      (await secondPersonFor(opened.world, { incident: '2026-0001', author, what: 'the letter' }, reader)).told
    expect(await told(made.id, made.id)).toEqual([expect.stringContaining('cannot be your second person')])
    expect(await told(people.admin.id, people.admin.id)).toEqual([
      expect.stringContaining('You chose the password of Sam Second'),
    ])
    expect(await told(people.officer.id, people.officer.id)).toEqual([])
  })

  test('is told in one sentence of all who could sign, and of nobody else', async () => {
    const add = (name: string, role: 'officer' | 'staff' | 'auditor') =>
      addUser(
        opened.world,
        { email: `${name.toLowerCase()}@harbor.example`, name, role, password: PASSWORD },
        people.admin,
      )
    await add('Olga', 'officer')
    await add('Stan', 'staff')
    await add('Aude', 'auditor')
    await disableUser(opened.world, people.admin, (await add('Gone', 'officer')).id)
    const work = { incident: '2026-0001', author: people.admin.id, what: 'the letter' }
    const { told } = await secondPersonFor(opened.world, work, people.admin.id)
    expect(told).toEqual([
      expect.stringMatching(/^You chose the passwords of (Olga and Sam Second|Sam Second and Olga), who/),
    ])
  })

  test('leaves others free to sign', async () => {
    const id = await assessmentBy(made)
    expect((await signAssessment(opened.world, id, { by: people.officer })).assessment?.signature?.by).toBe(
      people.officer.id,
    )
  })

  test('signs once the 24 hours are over, however much was entered meanwhile', async () => {
    const id = await assessmentBy(made)
    for (let at = 0; at < 130; at += 1)
      await opened.world.commit({ act: 'signed_in', facts: { user: people.staff.id } }, people.staff)
    await expect(signAssessment(opened.world, id, { by: people.admin })).rejects.toThrow('You chose the password')
    opened.clock.now = new Date(Date.now() + 24 * 3_600_000).toISOString()
    const signed = await signAssessment(opened.world, id, { by: people.admin })
    expect(signed.assessment?.signature?.by).toBe(people.admin.id)
  })
})

test('whoever set another password does not sign what its owner wrote, nor the other way round', async () => {
  await changePassword(opened.world, people.admin, people.officer.id, PASSWORD)
  const id = await assessmentBy(people.officer)
  await expect(signAssessment(opened.world, id, { by: people.admin })).rejects.toThrow('You chose the password')
  const other = await assessmentBy(people.admin)
  await expect(signAssessment(opened.world, other, { by: people.officer })).rejects.toThrow('chose your password')
})

test('whoever gave somebody another e-mail address is not the second person either, and is told before', async () => {
  const room = await openTestWorld()
  const { admin, officer } = await settle(room.world)
  const id = (await logIncident(room.world, officer, { title: 'Fax', kind: 'other', discoveredOn: '2026-11-20' })).id
  await writeAssessment(room.world, id, { by: officer }, unlikely)
  const work = { author: officer.id, what: 'the assessment', incident: id }
  expect(await secondPersonFor(openBook(room.world), work, admin.id)).toEqual({ may: true, told: [] })
  await changeUser(room.world, admin, officer.id, { email: 'mine@clinic.example' })
  await expect(signAssessment(room.world, id, { by: admin })).rejects.toThrow('You chose the e-mail address of')
  const [told] = (await secondPersonFor(openBook(room.world), work, officer.id)).told
  expect(told).toMatch(/chose your e-mail address within the last 24 hours and cannot be your second person/)
  await room.close()
})
