import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tables } from '../../../../src/storage/core/database.ts'
import { canonical, sha256 } from '../../../../src/storage/log/canonical.ts'
import { isSignedHead, type SignedHead } from '../../../../src/storage/log/heads.ts'
import { ask, keyFor } from '../../../support/world/world.ts'
import { type Book, logLostLaptop, openBook } from '../book.ts'

type Decision = {
  breach: string
  missing: string[]
  exceptionFailings: string[]
  authorizationFailings: string[]
  proposesPermitted: boolean
  changed: string[]
  assessment: { finding: string | null; signature: { by: string; at: string } | null; writtenBy: string } | null
  exception: { kind: string } | null
  harmFinding: { reason: string } | null
  similar: { id: string; breach: string }[]
}
type Duties = { breach: string; duties: { id: string }[]; notes: { code: string; text: string }[] }
type Entry = { seq: number; act: string; facts?: { text?: string } }
type Record = {
  assessment: object | null
  assessmentDigest: string | null
  entries: { entry: Entry; hash: string }[]
  head: SignedHead
  names: { [id: string]: string }
  evidence: { about: string; sha256: string }[]
}

const fourFactors = {
  nature: { answers: { sensitivity: 'clinical', recognizable: 'directly' }, text: 'The schedule of one quiet day.' },
  recipient: { answers: { who: 'obliged' }, text: 'A cab driver who found it and called the office.' },
  acquired_or_viewed: { answers: { seen: 'shown_not' }, text: 'The zebra log of the laptop shows no start.' },
  mitigation: { text: 'It came back the same evening.' },
}
const unlikely = { factors: fourFactors, finding: 'low_probability', reason: 'Nobody opened it, and it is back.' }

let book: Book

beforeAll(async () => {
  book = await openBook()
})

afterAll(() => book.close())

async function logged(more: object = {}): Promise<string> {
  const id = await logLostLaptop(book, { elements: ['name', 'ssn', 'medical'], ...more })
  const residents = { people: 40, byState: { AK: 40 }, basis: 'confirmed', reason: 'The schedule of the day.' }
  await book.send('officer', `POST /api/incidents/${id}/counts`, residents)
  return id
}

async function decided(id: string): Promise<Decision> {
  return (await book.send<Decision>('auditor', `GET /api/incidents/${id}/assessment`)).body
}

async function owed(id: string): Promise<Duties> {
  return (await book.send<Duties>('auditor', `GET /api/incidents/${id}/duties`)).body
}

async function idsOwed(id: string): Promise<string[]> {
  return (await owed(id)).duties.map((duty) => duty.id)
}

const write = (id: string, body: object = unlikely) =>
  book.send<Decision>('officer', `POST /api/incidents/${id}/assessment`, body)
const sign = (id: string, role: 'admin' | 'officer' | 'staff' = 'admin') =>
  book.send<Decision & { detail: string }>(role, `POST /api/incidents/${id}/assessment/signature`)

describe('the presumption', () => {
  test('stands as long as nothing is written', async () => {
    const id = await logged()
    expect(await decided(id)).toMatchObject({ breach: 'presumed', assessment: null, missing: [] })
    expect(await idsOwed(id)).toContain('hipaa.individuals')
  })

  test('is not rebutted by three factors, and three factors cannot be signed', async () => {
    const id = await logged()
    const { mitigation: _, ...three } = fourFactors
    await write(id, { ...unlikely, factors: three })
    const { status, body } = await sign(id)
    expect([status, body.detail]).toEqual([422, expect.stringContaining('what was done to reduce the risk (factor 4)')])
    expect((await decided(id)).breach).toBe('presumed')
    expect((await owed(id)).notes).toContainEqual(
      expect.objectContaining({ code: 'assessment_incomplete', text: expect.stringContaining('mitigated') }),
    )
  })

  test('stands while nobody has signed the four factors, and the answer says what is missing', async () => {
    const id = await logged()
    const { status, headers, body } = await write(id)
    expect([status, headers.get('ETag')]).toEqual([200, '"3"'])
    expect(body).toMatchObject({
      breach: 'presumed',
      missing: ['A second person with the officer or admin role has not signed it.'],
    })
    expect(await idsOwed(id)).toContain('hipaa.individuals')
    expect((await owed(id)).notes.map(({ code }) => code)).toContain('assessment_incomplete')
  })

  test('is not rebutted without a written reason', async () => {
    const id = await logged()
    await write(id, { ...unlikely, reason: ' ' })
    expect((await sign(id)).body.detail).toContain('There is no written reason')
  })

  test('is settled at once by a finding of breach, without a second signature', async () => {
    const id = await logged()
    expect((await write(id, { finding: 'breach' })).body).toMatchObject({ breach: 'yes', missing: [] })
    expect((await sign(id)).body.detail).toBe('A finding of breach does not need a second signature.')
  })
})

describe('the second signature', () => {
  test('is not the author’s', async () => {
    const id = await logged()
    await write(id)
    const { status, body } = await sign(id, 'officer')
    expect([status, body.detail]).toEqual([422, 'A second person must sign the assessment, not the author.'])
  })

  test('is not a staff member’s', async () => {
    const id = await logged()
    await write(id)
    expect((await sign(id, 'staff')).status).toBe(403)
    expect((await decided(id)).assessment?.signature).toBeNull()
  })

  test('ends every HIPAA duty, while the duties of the States stand on their own law', async () => {
    const id = await logged()
    await write(id)
    const { status, body } = await sign(id)
    expect([status, body.breach, body.missing]).toEqual([200, 'no', []])
    const ids = await idsOwed(id)
    expect(ids.filter((each) => each.startsWith('hipaa.'))).toEqual([])
    expect(ids).toContain('state.AK.individuals')
  })

  test('may be made by way of another user’s key, by no program’s, and nobody signs twice', async () => {
    const id = await logged()
    await write(id)
    const path = `/api/incidents/${id}/assessment/signature`
    const program = await keyFor(book.world, 'officer')
    expect((await ask(book.world, path, { method: 'POST', key: program })).status).toBe(422)
    const other = await keyFor(book.world, 'officer', book.people.admin.id)
    expect((await ask(book.world, path, { method: 'POST', key: other })).status).toBe(200)
    expect((await sign(id)).body.detail).toBe('It is already signed.')
  })

  test('goes off with any later change of the assessment, and the log says so', async () => {
    const id = await logged()
    await write(id)
    await sign(id)
    const changed = await write(id, { ...unlikely, reason: 'It is back; the driver was vague.' })
    expect(changed.body).toMatchObject({ breach: 'presumed', assessment: { signature: null } })
    expect(await idsOwed(id)).toContain('hipaa.individuals')
    const { body } = await book.send<{ items: object[] }>('officer', `GET /api/incidents/${id}/timeline`)
    expect(body.items[0]).toMatchObject({ act: 'assessment_written', facts: { signatureTakenOff: true } })
  })

  test('stays on when nothing is changed', async () => {
    const id = await logged()
    await write(id)
    await sign(id)
    const again = await book.send('officer', `POST /api/incidents/${id}/assessment`, unlikely)
    expect([again.status, again.body.detail]).toEqual([422, 'Nothing has changed.'])
    expect((await decided(id)).breach).toBe('no')
  })

  test('is taken off with a reason, and only where there is one', async () => {
    const id = await logged()
    const path = `DELETE /api/incidents/${id}/assessment/signature`
    expect((await book.send('admin', path, { reason: 'Too early.' })).status).toBe(404)
    await write(id)
    await sign(id)
    expect((await book.send('admin', path, { reason: '' })).body.detail).toContain('Enter why you are withdrawing it.')
    const { body } = await book.send<Decision>('admin', path, { reason: 'The driver called again.' })
    expect(body).toMatchObject({ breach: 'presumed', assessment: { signature: null } })
  })

  test('tells which facts changed since the assessment was written', async () => {
    const id = await logged()
    await write(id)
    await book.send('officer', `PATCH /api/incidents/${id}`, { event: { elements: ['name'] } })
    expect((await decided(id)).changed).toEqual(['elements'])
    expect((await write(id)).body.changed).toEqual([])
  })

  test('is refused on an older version of the incident', async () => {
    const id = await logged()
    await write(id)
    const path = `POST /api/incidents/${id}/assessment/signature`
    expect((await book.send('admin', path, undefined, { 'If-Match': '"2"' })).status).toBe(409)
  })
})

describe('an exception', () => {
  const couldNotRetain = { kind: 'could_not_retain', goodFaith: true, text: 'The envelope came back sealed.' }

  test('stands when each of its own facts is true, and ends the HIPAA duties', async () => {
    const id = await logged()
    const { body } = await book.send<Decision>('officer', `PUT /api/incidents/${id}/exception`, couldNotRetain)
    expect(body).toMatchObject({ breach: 'no', exceptionFailings: [], exception: { kind: 'could_not_retain' } })
  })

  test('that lacks one of its facts fails, and says which', async () => {
    const id = await logged()
    const claim = { kind: 'good_faith_workforce_access', goodFaith: true, text: 'She looked by mistake.' }
    const { body } = await book.send<Decision>('officer', `PUT /api/incidents/${id}/exception`, claim)
    expect(body.breach).toBe('presumed')
    expect(body.exceptionFailings.join(' ')).toMatch(/this was disclosure.*not within the scope of authority/)
  })

  test('needs words, and is taken back with a reason', async () => {
    const id = await logged()
    const silent = await book.send('officer', `PUT /api/incidents/${id}/exception`, { ...couldNotRetain, text: '' })
    expect([silent.status, silent.body.errors?.[0]?.path]).toEqual([422, 'text'])
    const path = `DELETE /api/incidents/${id}/exception`
    expect((await book.send('officer', path, { reason: 'Opened after all.' })).status).toBe(404)
    await book.send('officer', `PUT /api/incidents/${id}/exception`, couldNotRetain)
    const { body } = await book.send<Decision>('officer', path, { reason: 'Opened after all.' })
    expect(body).toMatchObject({ breach: 'presumed', exception: null })
  })
})

describe('the patient’s authorization', () => {
  const signed = {
    exists: 'yes',
    signer: 'Chart H-204',
    scope: 'Pictures on Instagram',
    signedOn: '2026-01-10',
    expiresOn: '2026-12-31',
    coversThis: true,
  }
  const posted = { kind: 'photo_without_authorization', occurredFrom: '2026-11-18', occurredTo: '2026-11-19' }
  const put = (id: string, body: object) =>
    book.send<Decision>('officer', `PUT /api/incidents/${id}/authorization`, body)

  test('that is valid proposes the use as permitted, and sets nothing silently', async () => {
    const id = await logged(posted)
    const { body } = await put(id, signed)
    expect(body).toMatchObject({ breach: 'presumed', authorizationFailings: [], proposesPermitted: true })
    await book.send('officer', `PATCH /api/incidents/${id}`, { event: { permitted: true } })
    expect(await decided(id)).toMatchObject({ breach: 'no', proposesPermitted: false })
    expect(await idsOwed(id)).toEqual([])
  })

  test.each([
    ['expired', { expiresOn: '2026-11-17' }],
    ['revoked', { revokedOn: '2026-11-01' }],
    ['out of scope', { coversThis: false }],
    ['missing', { exists: 'no' }],
  ])('that is %s proposes nothing', async (_, wrong) => {
    const id = await logged(posted)
    const { body } = await put(id, { ...signed, ...wrong })
    expect(body).toMatchObject({ breach: 'presumed', proposesPermitted: false })
    expect(body.authorizationFailings).toHaveLength(1)
  })

  test.each([
    [{ signedOn: '2026-11-23' }, 'signedOn', 'November 23, 2026 is in the future'],
    [{ expiresOn: '2026-01-09' }, 'expiresOn', 'It cannot have expired (January 9, 2026) before it was signed'],
    [{ revokedOn: '2026-01-09' }, 'revokedOn', 'It cannot have been revoked (January 9, 2026) before it was signed'],
  ])('with days that cannot be is refused', async (wrong, path, sentence) => {
    const id = await logged(posted)
    const { status, body } = await book.send('officer', `PUT /api/incidents/${id}/authorization`, {
      ...signed,
      ...wrong,
    })
    expect([status, body.errors?.[0]?.path, body.detail]).toEqual([422, path, expect.stringContaining(sentence)])
  })
})

test('a finding that harm is unlikely lifts the notice of a State that asks it, and no HIPAA duty', async () => {
  const id = await logged()
  expect(await idsOwed(id)).toEqual(expect.arrayContaining(['hipaa.individuals', 'state.AK.individuals']))
  const path = `/api/incidents/${id}/harm-finding`
  const { body } = await book.send<Decision>('officer', `PUT ${path}`, { reason: 'It never left the cab.' })
  expect(body).toMatchObject({ breach: 'presumed', harmFinding: { reason: 'It never left the cab.' } })
  expect(await idsOwed(id)).toContain('hipaa.individuals')
  expect(await idsOwed(id)).not.toContain('state.AK.individuals')
  await book.send('officer', `DELETE ${path}`, { reason: 'It did.' })
  expect(await idsOwed(id)).toContain('state.AK.individuals')
})

test('decisions on incidents of the same kind are told, the likest first', async () => {
  const kind = 'improper_disposal'
  const like = await logged({ kind })
  const unlike = await logged({ kind, elements: ['phone'] })
  const undecided = await logged({ kind })
  await write(like)
  await sign(like)
  await write(unlike, { finding: 'breach' })
  const id = await logged({ kind })
  const { similar } = await decided(id)
  expect(similar.map((each) => [each.id, each.breach])).toEqual([
    [like, 'no'],
    [unlike, 'yes'],
  ])
  expect(similar.map((each) => each.id)).not.toContain(undecided)
})

describe('the record of a decision', () => {
  test('names both persons, carries its entries as they are chained, and a head that is signed', async () => {
    const id = await logged()
    await write(id)
    await sign(id)
    const { body } = await book.send<Record>('auditor', `GET /api/incidents/${id}/assessment/record`)
    expect(Object.values(body.names)).toEqual(expect.arrayContaining(['The officer', 'The admin']))
    expect(sha256(canonical(body.assessment as never))).toBe(body.assessmentDigest)
    const signature = body.entries.at(-1)
    expect(signature?.entry).toMatchObject({ act: 'assessment_signed', facts: { text: body.assessmentDigest } })
    for (const { entry, hash } of body.entries) expect(sha256(canonical(entry as never))).toBe(hash)
    expect(isSignedHead(body.head)).toBe(true)
    expect(body.head.seq).toBeGreaterThanOrEqual(signature?.entry.seq ?? Number.POSITIVE_INFINITY)
  })

  test('keeps every earlier finding: none is deleted', async () => {
    const id = await logged()
    await write(id)
    await sign(id)
    await write(id, { finding: 'breach' })
    const { body } = await book.send<Record>('auditor', `GET /api/incidents/${id}/assessment/record`)
    const acts = body.entries.map(({ entry }) => entry.act)
    expect(acts).toEqual(['incident_logged', 'assessment_written', 'assessment_signed', 'assessment_written'])
  })

  test('is not for the staff', async () => {
    const id = await logged()
    expect((await book.send('staff', `GET /api/incidents/${id}/assessment/record`)).status).toBe(403)
    expect((await book.send('staff', `GET /api/incidents/${id}/assessment`)).status).toBe(403)
  })
})

test('nothing that is written of a decision stands in plain text in the log or in the incident’s own answer', async () => {
  const id = await logged({ kind: 'photo_without_authorization', occurredFrom: '2026-11-18' })
  const secret = 'quagga'
  const text = `The ${secret} of the day.`
  await write(id, { factors: { nature: { text } }, reason: text })
  await book.send('officer', `PUT /api/incidents/${id}/exception`, { kind: 'could_not_retain', text })
  await book.send('officer', `PUT /api/incidents/${id}/authorization`, { exists: 'yes', signer: text, scope: text })
  await book.send('officer', `PUT /api/incidents/${id}/harm-finding`, { reason: text })
  await book.send('officer', `DELETE /api/incidents/${id}/harm-finding`, { reason: text })
  const rows = await tables(book.world.db).selectFrom('log').selectAll().execute()
  expect(rows.map(({ body }) => body).join()).not.toContain(secret)
  expect(JSON.stringify((await book.send('staff', `GET /api/incidents/${id}`)).body)).not.toContain(secret)
  expect(JSON.stringify((await book.send('auditor', `GET /api/incidents/${id}/assessment`)).body)).toContain(secret)
})

test('an assessment with an answer or a factor that nobody asked for is refused by name', async () => {
  const id = await logged()
  const wrong = { factors: { nature: { answers: { sensitivity: 'Jane Doe' } } } }
  const { status, body } = await book.send('officer', `POST /api/incidents/${id}/assessment`, wrong)
  expect([status, body.errors?.[0]?.path]).toEqual([422, 'factors.nature.answers.sensitivity'])
  expect(JSON.stringify(body)).not.toContain('Jane Doe')
  expect((await book.send('officer', `POST /api/incidents/${id}/assessment`, {})).body.detail).toContain('Start with')
})
