import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../src/access/roles.ts'
import { addUser } from '../../../../src/access/users.ts'
import { amendIncident } from '../../../../src/actions/incident/amend.ts'
import { completeStep } from '../../../../src/actions/steps/steps.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const MINE = 'remove-mail-rules'
const OFFICERS = 'tell-the-bank'

const page = async (role: Role, path: string, form?: Record<string, string>) => {
  const answer = await clinic.as(role, path, form)
  return { status: answer.status, to: answer.headers.get('Location'), html: await answer.text() }
}
const row = (html: string, id: string) => {
  const from = html.indexOf(`<li id="${id}"`)
  return from < 0 ? '' : html.slice(from, html.indexOf('</details></li>', from))
}

test('the row says whose a step is: the role, then the person who was named, with initials', async () => {
  expect(wordsOn(row((await page('officer', '~/steps')).html, OFFICERS))).toContain('Belongs to any officer.')
  const given = { owner: clinic.people.staff.id, backup: clinic.people.admin.id, note: 'You know them.' }
  const sent = await page('officer', `~/steps/${OFFICERS}/owner`, given)
  expect([sent.status, sent.to]).toEqual([303, `/incidents/${clinic.id}/steps?step=${OFFICERS}#${OFFICERS}`])
  const { html } = await page('auditor', '~/steps')
  expect(row(html, OFFICERS)).toMatch(/<span class="who" role="img" title="The staff"[^>]*>TS</)
  expect(wordsOn(row(html, OFFICERS))).toContain('Belongs to The staff, The admin stands in.')
})

test('staff see first what is theirs, and with “Mine” nothing else; the others stay where they are', async () => {
  const own = wordsOn((await page('staff', '~/steps')).html)
  expect(own).toMatch(/Yours 0 of \d+ .*Contain/)
  const { html } = await page('staff', '~/steps?mine=yes')
  expect(row(html, OFFICERS)).not.toBe('')
  expect(row(html, 'assess-the-risk')).toBe('')
  const officers = (await page('officer', '~/steps?mine=yes')).html
  expect(row(officers, OFFICERS)).toBe('')
  expect(row(officers, MINE)).toBe('')
})

test('the first page counts the steps of whoever looks, by the person or by the role', async () => {
  const count = async (role: Role) => Number(/(\d+) steps? of yours/.exec(wordsOn((await page(role, '/')).html))?.[1])
  const [staff, officer] = [await count('staff'), await count('officer')]
  await page('staff', `~/steps/${OFFICERS}/owner`, { owner: 'officer', backup: '' })
  expect([await count('staff'), await count('officer')]).toEqual([staff - 1, officer + 1])
  expect(await count('auditor')).toBeNaN()
})

test('several steps are given at once, and none where one is not chosen', async () => {
  const none = await page('officer', '~/steps/owners', { 'steps:list': '', owner: 'staff' })
  expect([none.status, wordsOn(none.html)]).toEqual([422, expect.stringContaining('Choose at least one step.')])
  const chosen = { 'steps:list': `,${OFFICERS},${MINE}`, owner: clinic.people.admin.id, backup: '' }
  expect((await page('officer', '~/steps/owners', chosen)).status).toBe(303)
  const { html } = await page('officer', '~/steps')
  for (const id of [OFFICERS, MINE]) expect(wordsOn(row(html, id))).toContain('Belongs to The admin.')
})

test('a step is found not needed with a reason, which stands in its row and keeps it out of what is missing', async () => {
  const empty = await page('officer', `~/steps/${MINE}/not-needed`, { reason: '' })
  expect([empty.status, row(empty.html, MINE)]).toEqual([
    422,
    expect.stringContaining('Say why the step is not needed.'),
  ])
  await page('officer', `~/steps/${MINE}/not-needed`, { reason: 'Nobody can make rules there.' })
  expect(wordsOn(row((await page('auditor', '~/steps')).html, MINE))).toContain(
    'Not needed: Nobody can make rules there.',
  )
  const close = (await page('officer', '~/close')).html
  expect(close).not.toContain(`#${MINE}"`)
  expect(close).toContain(`#${OFFICERS}"`)
  expect(wordsOn((await page('officer', '~/timeline')).html)).toContain('found that a step is not needed')
})

test('only a step that waits for a second person has a button to sign it off, and not for who did it', async () => {
  const id = 'apply-sanctions'
  await page('officer', `~/steps/${id}/completion`, {})
  expect(wordsOn(row((await page('officer', '~/steps')).html, id))).toContain('Waits for a second person')
  expect(row((await page('officer', '~/steps')).html, id)).not.toContain('Sign off</button>')
  expect(row((await page('admin', '~/steps')).html, id)).toContain('Sign off</button>')
  expect(wordsOn((await page('admin', '/')).html)).toMatch(/Waiting for a signature.*Decide on sanctions/)
  expect((await page('admin', `~/steps/${id}/signature`, {})).status).toBe(303)
  expect(wordsOn(row((await page('officer', '~/steps')).html, id))).toContain('Signed off')
})

test('whoever may not sign a step off is told who can, and has no button', async () => {
  const id = 'apply-sanctions'
  await page('admin', `~/steps/${id}/reopening`, { reason: 'There is one more.' })
  const ties = {
    name: 'Tia',
    email: 'tia@harbor.example',
    role: 'officer',
    password: 'a sentence that Tia says',
  } as const
  const tia = await addUser(clinic.world, ties, clinic.people.admin)
  await completeStep(clinic.world, { ...tia, role: 'officer' } as Principal, { incident: clinic.id, id }, {})
  const { html } = await page('admin', '~/steps')
  expect(row(html, id)).not.toContain('Sign off</button>')
  expect(wordsOn(row(html, id))).toContain('Waits for a second person to sign it off. The officer can.')
  expect(row((await page('officer', '~/steps')).html, id)).toContain('Sign off</button>')
  expect(wordsOn((await page('admin', '/')).html)).not.toMatch(/Waiting for a signature.*Decide on sanctions/)
})

test('a step whose owner only reads now is its backup’s; without one it is nobody’s, and the first page says so', async () => {
  const eve = {
    name: 'Eve Dorn',
    email: 'eve@harbor.example',
    role: 'staff',
    password: 'a sentence that Eve says',
  } as const
  const { id: left } = await addUser(clinic.world, eve)
  const own = 'change-the-password'
  await page('officer', `~/steps/${own}/owner`, { owner: left, backup: clinic.people.staff.id })
  await page('officer', `~/steps/${OFFICERS}/owner`, { owner: left, backup: '' })
  await clinic.world.backend.query({ sql: `UPDATE users SET role = 'auditor' WHERE id = ?`, parameters: [left] })
  const { html } = await page('staff', '~/steps?mine=yes')
  expect(wordsOn(row(html, own))).toContain('Eve Dorn only reads now: hand it over.')
  expect(row(html, own)).toMatch(/<span class="who" role="img" title="The staff"/)
  expect(row((await page('officer', '~/steps')).html, OFFICERS)).toContain(
    'aria-label="Nobody: Eve Dorn only reads now"',
  )
  expect(wordsOn((await page('officer', '/')).html)).toMatch(/Nobody’s yet .*Eve Dorn only reads now\./)
})

test('a comment of the staff is read by all who see the step', async () => {
  await page('staff', `~/steps/${OFFICERS}/comments`, { text: 'The bank is closed today.' })
  for (const role of ['officer', 'auditor', 'staff'] as const)
    expect(wordsOn(row((await page(role, '~/steps')).html, OFFICERS))).toContain('The bank is closed today.')
  expect(row((await page('auditor', '~/steps')).html, OFFICERS)).not.toContain('<form')
})

test('on the step of somebody else staff read their own words and nobody else’s, and who does it reads all', async () => {
  const given = { owner: 'officer', backup: '' }
  await page('officer', `~/steps/call-the-insurer/owner`, { ...given, owner: clinic.people.admin.id })
  await page('admin', '~/steps/call-the-insurer/hand-back', { reason: 'Pat Quill’s aunt works there.' })
  await page('officer', '~/steps/call-the-insurer/comments', { text: 'Pat Quill called.' })
  await page('staff', '~/steps/call-the-insurer/comments', { text: 'They open at nine.' })
  const read = async (role: Role) => wordsOn(row((await page(role, '~/steps')).html, 'call-the-insurer'))
  expect(await read('auditor')).toMatch(/cannot do it: Pat Quill’s aunt .*Pat Quill called\./)
  expect(await read('staff')).toContain('They open at nine.')
  expect(await read('staff')).not.toMatch(/Pat Quill|Destroyed/)
  await page('officer', '~/steps/call-the-insurer/not-needed', { reason: 'Pat Quill is not insured.' })
  expect(await read('auditor')).toContain('Not needed: Pat Quill is not insured.')
  expect(await read('staff')).toContain('Not needed.')
  expect(await read('staff')).not.toMatch(/Pat Quill|Destroyed/)
  await page('officer', '~/steps/call-the-insurer/reopening', { reason: 'Pat Quill is insured.' })
  expect(await read('auditor')).toContain('Reopened: Pat Quill is insured.')
  expect(await read('staff')).not.toContain('Pat Quill')
  await page('officer', '~/steps/call-the-insurer/owner', { ...given, owner: clinic.people.staff.id })
  expect(await read('staff')).toMatch(/Reopened: Pat Quill is insured\..*Pat Quill called\./)
})

test('an officer adds a step on the checklist and edits it there; whoever gets it sees it first', async () => {
  const added = { title: 'Ask the phone company', phase: 'contain', dueOn: '2026-11-25', owner: 'staff', backup: '' }
  const empty = await page('officer', '~/steps', { ...added, title: '' })
  expect([empty.status, wordsOn(empty.html)]).toEqual([422, expect.stringContaining('Enter what is to be done.')])
  const sent = await page('officer', '~/steps', { ...added, why: 'They keep the calls.' })
  expect([sent.status, sent.to]).toEqual([303, `/incidents/${clinic.id}/steps`])
  const own = row((await page('staff', '~/steps?mine=yes')).html, 'added-step-1')
  expect(wordsOn(own)).toMatch(/Ask the phone company .*aim for Wed, Nov 25.*Why\. They keep the calls\./)
  expect(own).not.toContain('/words"')
  const words = {
    title: 'Ask both phone companies',
    why: '',
    how: '',
    dueOn: '2026-11-25',
    'secondPerson:flag': 'false',
  }
  expect((await page('officer', '~/steps/added-step-1/words', words)).status).toBe(303)
  expect(wordsOn(row((await page('staff', '~/steps')).html, 'added-step-1'))).not.toContain('Why.')
  expect(wordsOn((await page('staff', '~/steps?mine=yes')).html)).toContain('Ask both phone companies')
  const log = wordsOn((await page('officer', '~/timeline')).html)
  expect(log).toMatch(/changed an added step \(added step 1\) .*title Ask the phone company Ask both phone companies/)
})

test('the timeline says which steps a corrected kind of incident left out, and their rows say why', async () => {
  await amendIncident(clinic.world, clinic.id, { by: clinic.people.officer }, { kind: 'lost_or_stolen_device' })
  expect(wordsOn((await page('officer', '~/timeline')).html)).toMatch(
    /edited the incident \(no longer needed: [^)]*“Find who else got it or clicked”/,
  )
  expect(wordsOn(row((await page('staff', '~/steps')).html, 'who-else-clicked'))).toContain(
    'Not needed: The kind of incident is now: Lost or stolen device.',
  )
})

test('“I cannot do this” hands a step of one’s own to whoever stands in, and else to the officers, with the reason', async () => {
  const own = 'call-the-insurer'
  await page('officer', `~/steps/${own}/owner`, { owner: clinic.people.staff.id, backup: clinic.people.admin.id })
  const shown = row((await page('staff', `~/steps?mine=yes`)).html, own)
  expect(wordsOn(shown)).toContain('I cannot do this')
  const silent = await page('staff', `~/steps/${own}/hand-back`, { reason: '' })
  expect([silent.status, wordsOn(silent.html)]).toEqual([422, expect.stringContaining('Say why you cannot do it.')])
  expect((await page('staff', `~/steps/${own}/hand-back`, { reason: 'I have no key.' })).status).toBe(303)
  const after = wordsOn(row((await page('officer', '~/steps')).html, own))
  expect(after).toContain('The staff cannot do it: I have no key.')
  expect(after).toContain('Belongs to The admin.')
  expect((await page('staff', `~/steps/${own}/hand-back`, { reason: 'Again.' })).status).toBe(403)
  expect((await page('admin', `~/steps/${own}/hand-back`, { reason: 'I am away.' })).status).toBe(303)
  expect(wordsOn(row((await page('officer', '~/steps')).html, own))).toContain('Belongs to any officer.')
  const last = await page('officer', `~/steps/${own}/hand-back`, { reason: 'Nor can I.' })
  expect([last.status, wordsOn(last.html)]).toEqual([422, expect.stringContaining('Hand it over to somebody by name.')])
  expect(wordsOn((await page('officer', '~/timeline')).html)).toContain(
    'handed back a step (“Call the insurer before you hire or promise”)',
  )
})
