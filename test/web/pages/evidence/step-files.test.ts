import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachmentsOf } from '../../../../src/actions/evidence/attachments.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { expectRefusal } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const STEP = '~/steps/remove-mail-rules'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
  await clinic.as('officer', `${STEP}/owner`, { owner: clinic.people.staff.id, backup: '' })
})
afterAll(() => clinic.close())

const send = (role: 'staff' | 'officer' | 'auditor', file: File, step = STEP) => {
  const form = new FormData()
  form.set('file', file)
  return clinic.as(role, `${step}/files`, form)
}
const kept = async () => (await attachmentsOf(await openIncident(clinic.world, clinic.id))).at(-1)

test('staff prove a step of theirs with a photo from the phone, and the log has its SHA-256', async () => {
  const answer = await send('staff', new File(['%PDF-1.7\n'], 'screenshot.pdf'))
  expect([answer.status, answer.headers.get('Location')]).toEqual([
    303,
    expect.stringMatching(/steps\?step=remove-mail-rules#remove-mail-rules$/),
  ])
  expect(await kept()).toMatchObject({
    about: 'step/remove-mail-rules',
    fileName: 'screenshot.pdf',
    attachedBy: clinic.people.staff.id,
    kind: { type: 'application/pdf', isNamedOtherwise: false },
  })
})

test('the checklist shows who may read it each file, staff how many there are, and its form to whoever works on the step', async () => {
  const rowAs = async (role: 'staff' | 'officer' | 'auditor') => {
    const html = await (
      await clinic.as(role, `${STEP.replace('/remove-mail-rules', '')}?step=remove-mail-rules`)
    ).text()
    const at = html.indexOf('<li id="remove-mail-rules"')
    return html.slice(at, html.indexOf('<li id="', at + 10))
  }
  const form = `/steps/remove-mail-rules/files"`
  expect(await rowAs('officer')).toContain('screenshot.pdf')
  const [staff, auditor] = [await rowAs('staff'), await rowAs('auditor')]
  expect([staff.includes('screenshot.pdf'), staff.includes('1 file attached'), staff.includes(form)]).toEqual([
    false,
    true,
    true,
  ])
  expect([auditor.includes('screenshot.pdf'), auditor.includes(form)]).toEqual([true, false])
})

test('not a step that is somebody else’s, nor one that there is not, and auditors none', async () => {
  const file = new File(['x'], 'x.txt')
  await clinic.as('officer', '~/steps/tell-the-bank/owner', { owner: clinic.people.officer.id, backup: '' })
  await expectRefusal(await send('staff', file, '~/steps/tell-the-bank'), 403, /belongs to somebody else/)
  await expectRefusal(await send('officer', file, '~/steps/no-such-step'), 404, /has no step no-such-step/)
  expect((await send('auditor', file)).status).toBe(403)
})

// A kilobyte that would become a hundred megabytes: nothing of ours unpacks it.
const BOMB = deflateRawSync(new Uint8Array(1_000_000))

test.each([
  ['a picture with a script in it', new File(['<svg onload="alert(1)"/>'], 'a.svg'), 'a.svg'],
  ['a page that calls itself a photo', new File(['<script>alert(1)</script>'], 'photo.jpg'), 'photo.jpg'],
  ['an archive that would swell', new File([Buffer.from(BOMB)], 'photos.zip'), 'photos.zip'],
  ['a name that is a path', new File(['x'], '../../etc/passwd'), /^[^/\\]+$/],
  ['a name that turns around', new File(['x'], 'gpj\u202e.exe'), 'gpj.exe'],
])('%s is kept as bytes, and never opened as a page: it can only be saved', async (_, file, name) => {
  expect((await send('staff', file)).status).toBe(303)
  const last = await kept()
  expect(last?.fileName).toEqual(typeof name === 'string' ? name : expect.stringMatching(name))
  const answer = await clinic.as('officer', `~/attachments/${last?.id}`)
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; /)
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect((await answer.arrayBuffer()).byteLength).toBe(file.size)
})

test('a stream that says it has five gigabytes is turned away before it is read, and leaves nothing', async () => {
  const before = await entriesIn(clinic)
  let pulled = 0
  const endless = new ReadableStream({
    pull(controller) {
      pulled += 1
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  const answer = await ask(clinic.world, `/incidents/${clinic.id}/steps/remove-mail-rules/files`, {
    method: 'POST',
    cookie: clinic.cookies.staff,
    headers: { 'Content-Type': 'multipart/form-data; boundary=cut', 'Content-Length': '5000000000' },
    body: endless,
    duplex: 'half',
  })
  expect(answer.status).toBe(413)
  expect(pulled).toBeLessThan(200)
  expect(await entriesIn(clinic)).toBe(before)
})
