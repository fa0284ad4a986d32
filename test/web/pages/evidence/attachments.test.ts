import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachFile } from '../../../../src/actions/evidence/attachments.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { ROLES } from '../../../../src/storage/core/role.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const receipt = new File(['Breach report received. BR-1'], 'receipt “OCR”.html', { type: 'text/html' })

function formWith(file: File | null, more: Record<string, string> = {}): FormData {
  const form = new FormData()
  if (file) form.set('file', file)
  for (const [name, value] of Object.entries({ about: 'notice/hipaa.ocr', ...more })) form.set(name, value)
  return form
}

async function attached(about: string) {
  const { id } = await attachFile(clinic.world, clinic.people.officer, clinic.id, {
    about,
    fileName: receipt.name,
    bytes: receipt.stream(),
  })
  return `~/attachments/${id}`
}

test('an attached file leads back to the page it was attached from', async () => {
  const back = `/incidents/${clinic.id}/duties`
  const answer = await clinic.as('officer', '~/attachments', formWith(receipt, { back }))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, back])
})

test.each(['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example', '/\t/elsewhere.example', ''])(
  'a form that names %j as the way back leads to the incident',
  async (back) => {
    const answer = await clinic.as('officer', '~/attachments', formWith(receipt, { back }))
    expect(answer.headers.get('Location')).toBe(`/incidents/${clinic.id}`)
  },
)

test('a file is saved as it was attached, under its name, and never opened as a page', async () => {
  const answer = await clinic.as('auditor', await attached('notice/hipaa.ocr'))
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('application/octet-stream')
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(answer.headers.get('Content-Disposition')).toBe(
    `attachment; filename="receipt _OCR_.html"; filename*=UTF-8''receipt%20%E2%80%9COCR%E2%80%9D.html`,
  )
  expect(await answer.text()).toBe('Breach report received. BR-1')
})

test('a file is for those who may read about patients', async () => {
  const path = await attached('hold/0')
  for (const role of ROLES) expect((await clinic.as(role, path)).status).toBe(role === 'staff' ? 403 : 200)
  expect((await clinic.as(null, path)).status).toBe(302)
})

test('a file that is not there, and one of another incident, say so', async () => {
  await expectRefusal(await clinic.as('officer', '~/attachments/none'), 404, /has no such file/)
})

test('a form without a file, with an empty one, or about nothing the book knows is refused with a sentence', async () => {
  const before = await entriesIn(clinic)
  const empty = new File([], 'empty.pdf')
  const refused = (form: FormData) => clinic.as('officer', '~/attachments', form)
  await expectRefusal(await refused(formWith(null)), 422, /Choose the file to attach/)
  await expectRefusal(await refused(formWith(empty)), 422, /The file is empty/)
  await expectRefusal(await refused(formWith(receipt, { about: 'Jane Doe' })), 422, /Say what the file is proof of/)
  expect(await entriesIn(clinic)).toBe(before)
})

test('a file of more than 50 MB is turned away with a sentence', async () => {
  const large = new File([new Uint8Array(50_000_001)], 'video.mov')
  const answer = await clinic.as('officer', '~/attachments', formWith(large))
  expect(answer.status).toBe(413)
  expect(wordsOn(await answer.text())).toContain('larger than 50 MB')
})

test('the log says that a file was attached, and its name only in its sealed part', async () => {
  await attached('notice/hipaa.individuals')
  expect(wordsOn(await (await clinic.as('officer', '~/timeline')).text())).toContain('attached a file')
  const rows = await tables(clinic.world.db).selectFrom('log').select('body').execute()
  expect(rows.some(({ body }) => body.includes('receipt'))).toBe(false)
})
