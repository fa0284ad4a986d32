import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { sha256 } from '../../../../src/storage/log/canonical.ts'
import { expectRefusal, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const fourFactors = {
  'factors.nature.answers.sensitivity': 'clinical',
  'factors.nature.text': 'One face, before and after.',
  'factors.recipient.text': 'Three of our own staff.',
  'factors.acquired_or_viewed.text': 'The statistics of the account show three views.',
  'factors.mitigation.text': 'Taken down within the hour.',
}
const unlikely = { ...fourFactors, finding: 'low_probability', reason: 'Only our own staff saw it.' }

/** A photo posted for an hour; answers its address. */
async function postedPhoto(title = 'Photo in a story'): Promise<string> {
  const { id } = await logIncident(clinic.world, clinic.people.officer, {
    title,
    kind: 'photo_without_authorization',
    discoveredOn: '2026-11-20',
    occurredFrom: '2026-11-19',
    occurredTo: '2026-11-19',
    elements: ['photo', 'medical'],
  })
  return `/incidents/${id}`
}

async function wordsAt(path: string, role: 'admin' | 'officer' | 'auditor' = 'officer'): Promise<string> {
  return wordsOn(await (await clinic.as(role, path)).text())
}

describe('the summary of the decision', () => {
  test('begins with the presumption and its citation, then every question in its order, then the signatures', async () => {
    const words = await wordsAt(`${await postedPhoto()}/assessment`)
    const inOrder = [
      'Presumed a breach',
      '45 CFR 164.414(b)',
      'Did the patient authorize it?',
      'Does an exception apply?',
      '1. What was the information?',
      '2. Who used or received it?',
      '3. Was it actually acquired or viewed?',
      '4. How far was the risk mitigated?',
      'The finding',
      'Second signature',
    ]
    const places = inOrder.map((each) => words.indexOf(each))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  test('asks for an authorization only where a patient’s may have permitted it', async () => {
    expect(await wordsAt(`/incidents/${clinic.id}/assessment`)).not.toContain('Did the patient authorize it?')
  })

  test('says exactly what is missing, and keeps what was written', async () => {
    const path = `${await postedPhoto()}/assessment`
    const answer = await clinic.as('officer', path, { 'factors.nature.text': 'One face.', finding: 'low_probability' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, path])
    const words = await wordsAt(path)
    for (const each of ['(factor 2)', '(factor 3)', '(factor 4)', 'no written reason', 'has not signed it'])
      expect(words).toContain(each)
    expect(words).not.toContain('(factor 1)')
    expect(words).toContain('One face.')
  })

  test('is signed by a second person only, and then the incident is no breach', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    expect(await wordsAt(`${incident}/assessment`)).not.toContain('Sign the decision')
    await expectRefusal(await clinic.as('officer', `${incident}/assessment/signature`, {}), 422, /not the author/)
    expect(await wordsAt(`${incident}/assessment`, 'admin')).toContain('Sign the decision')
    await clinic.as('admin', `${incident}/assessment/signature`, {})
    expect(await wordsAt(`${incident}/assessment`)).toContain('Not a breach under HIPAA')
    expect(await wordsAt(incident)).toContain('Not a breach under HIPAA')
    expect(await wordsAt(incident)).toContain('No notice is owed.')
    expect(await wordsAt('/incidents')).toContain('Not a breach under HIPAA')
  })

  test('shows a refused form again with what was typed', async () => {
    const path = `${await postedPhoto()}/assessment`
    const html = await expectRefusal(
      await clinic.as('officer', path, { ...unlikely, which: 'factor-4', version: '99' }),
      409,
      /was changed by someone else/,
    )
    expect(html).toContain('Taken down within the hour.')
    const claim = { which: 'exception-could_not_retain', kind: 'could_not_retain', 'goodFaith:flag': 'true', text: '' }
    await expectRefusal(
      await clinic.as('officer', path.replace('assessment', 'exception'), claim),
      422,
      /that shows this/,
    )
  })

  test('shows an exception that is claimed and fails, with the fact that is missing', async () => {
    const incident = await postedPhoto()
    const claim = { kind: 'could_not_retain', 'goodFaith:flag': 'false', text: 'Nobody can have kept it.' }
    await clinic.as('officer', `${incident}/exception`, claim)
    const words = await wordsAt(`${incident}/assessment`)
    expect(words).toContain('Claimed, does not apply')
    expect(words).toContain('good faith is not shown')
    await clinic.as('officer', `${incident}/exception/withdrawal`, { reason: 'It was copied.' })
    expect(await wordsAt(`${incident}/assessment`)).not.toContain('Claimed, does not apply')
  })

  test('proposes what a valid authorization permits, and the officer records it', async () => {
    const incident = await postedPhoto()
    const found = { exists: 'yes', signer: 'Chart H-204', scope: 'Stories', signedOn: '2026-01-10' }
    await clinic.as('officer', `${incident}/authorization`, { ...found, 'coversThis:flag': 'false' })
    expect(await wordsAt(`${incident}/assessment`)).toContain('It does not cover this use.')
    await clinic.as('officer', `${incident}/authorization`, { ...found, 'coversThis:flag': 'true' })
    expect(await wordsAt(`${incident}/assessment`)).toContain('Yes: it covers this use and was in force')
    const html = await (await clinic.as('officer', `${incident}/assessment?question=authorization`)).text()
    expect(wordsOn(html)).toContain('makes the use permitted')
    const version =
      /name="version" value="(\d+)"><input type="hidden" name="event.permitted:flag"/.exec(html)?.[1] ?? ''
    await clinic.as('officer', `${incident}/edit`, { version, 'event.permitted:flag': 'true' })
    const words = await wordsAt(`${incident}/assessment`)
    expect(words).toContain('The use is recorded as permitted.')
    expect(words).toContain('Not a breach')
  })

  test('shows how alike incidents were decided, and warns where this one is decided otherwise', async () => {
    const before = await postedPhoto('Photo on the web site')
    await clinic.as('officer', `${before}/assessment`, { finding: 'breach' })
    const incident = await postedPhoto()
    expect(await wordsAt(`${incident}/assessment`)).toContain('Photo on the web site A breach')
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    await clinic.as('admin', `${incident}/assessment/signature`, {})
    expect(await wordsAt(`${incident}/assessment`)).toContain('Some of these were decided differently')
  })

  test('keeps the harm test of the States apart from HIPAA’s', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/harm-finding`, { reason: 'Nobody outside saw it.' })
    const words = await wordsAt(`${incident}/assessment`)
    expect(words).toContain('Nobody outside saw it.')
    expect(words).toContain('It does not change any HIPAA duty')
    expect(words).toContain('Presumed a breach')
  })
})

describe('one question a page', () => {
  const pageOf = async (incident: string, question: string) =>
    (await clinic.as('officer', `${incident}/assessment?question=${question}`)).text()
  const send = async (
    incident: string,
    which: string,
    form: Record<string, string>,
    role: 'admin' | 'officer' = 'officer',
  ) => {
    const version = /name="version" value="(\d+)"/.exec(await pageOf(incident, which))?.[1] ?? ''
    const answer = await clinic.as(role, `${incident}/assessment`, { version, which, ...form })
    return { status: answer.status, to: answer.headers.get('Location'), answer }
  }

  test('leads from the first to the summary, each page saved beside the others', async () => {
    const incident = await postedPhoto()
    expect(wordsOn(await pageOf(incident, 'authorization'))).toContain('Question 1 of 7')
    expect(await pageOf(incident, 'exceptions')).toMatch(/class="btn" href="[^"]+factor-1">None applies/)
    const { nature, recipient, seen, risk } = {
      nature: { 'factors.nature.answers.sensitivity': 'clinical', 'factors.nature.text': 'One face.' },
      recipient: { 'factors.recipient.answers.who': 'workforce', 'factors.recipient.text': 'Three of our staff.' },
      seen: { 'factors.acquired_or_viewed.text': 'Three views.' },
      risk: { 'factors.mitigation.text': 'Taken down within the hour.' },
    }
    const steps = [
      ['factor-1', nature, 'factor-2'],
      ['factor-2', recipient, 'factor-3'],
      ['factor-3', seen, 'factor-4'],
      ['factor-4', risk, 'finding'],
    ] as const
    for (const [which, form, next] of steps)
      expect(await send(incident, which, form)).toMatchObject({
        status: 303,
        to: `${incident}/assessment?question=${next}`,
      })
    const found = await send(incident, 'finding', { finding: 'low_probability', reason: 'Only our own staff saw it.' })
    expect(found).toMatchObject({ status: 303, to: `${incident}/assessment` })
    const words = await wordsAt(`${incident}/assessment`, 'admin')
    for (const each of [
      'One face.',
      'Three of our staff.',
      'Three views.',
      'Taken down within the hour.',
      'Sign the decision',
    ])
      expect(words).toContain(each)
    await clinic.as('admin', `${incident}/assessment/signature`, {})
    expect(await wordsAt(`${incident}/assessment`)).toContain('Not a breach under HIPAA')
  })

  test('can be left with what stands on it saved', async () => {
    const incident = await postedPhoto()
    const left = await send(incident, 'factor-2', { 'factors.recipient.text': 'Our staff.', go: 'stop' })
    expect(left.to).toBe(`${incident}/assessment`)
    expect(await wordsAt(`${incident}/assessment`)).toContain('Our staff.')
  })

  test('read again and saved unchanged keeps the signature; one changed word takes it off', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    await clinic.as('admin', `${incident}/assessment/signature`, {})
    const same = await send(incident, 'factor-4', { 'factors.mitigation.text': 'Taken down within the hour.' })
    expect(same.to).toBe(`${incident}/assessment?question=finding`)
    expect(await wordsAt(`${incident}/assessment`)).toContain('Not a breach under HIPAA')
    await send(incident, 'factor-4', { 'factors.mitigation.text': 'Taken down within a day.' })
    const words = await wordsAt(`${incident}/assessment`)
    expect(words).toContain('Presumed a breach')
    expect(words).toContain('has not signed it')
  })

  test('cleared is missing again, and the others stay', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    await send(incident, 'factor-1', { 'factors.nature.answers.sensitivity': '', 'factors.nature.text': '' })
    const words = await wordsAt(`${incident}/assessment`)
    expect(words).toContain('Nothing is written about the information (factor 1).')
    expect(words).toContain('Three of our own staff.')
    await expectRefusal(await clinic.as('admin', `${incident}/assessment/signature`, {}), 422, /cannot be signed yet/)
  })

  test('left empty before anything is written leads on and writes nothing', async () => {
    const incident = await postedPhoto()
    const form = { 'factors.nature.answers.sensitivity': '', 'factors.nature.text': '' }
    expect((await send(incident, 'factor-1', form)).to).toBe(`${incident}/assessment?question=factor-2`)
    expect(await wordsAt(`${incident}/assessment`)).toContain('Nothing written yet.')
  })

  test('tells facts that changed until the finding is weighed anew', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    const version = /name="version" value="(\d+)"/.exec(await pageOf(incident, 'finding'))?.[1] ?? ''
    await clinic.as('officer', `${incident}/edit`, { version, 'event.elements:list': 'photo' })
    await send(incident, 'factor-4', { 'factors.mitigation.text': 'Taken down at once.' })
    expect(await wordsAt(`${incident}/assessment`)).toContain('Changed since the assessment was written')
    await send(incident, 'finding', { finding: 'low_probability', reason: 'Only our own staff saw it.' })
    expect(await wordsAt(`${incident}/assessment`)).not.toContain('Changed since the assessment was written')
  })

  test('shows what somebody else saved there meanwhile, beside what was typed', async () => {
    const incident = await postedPhoto()
    const version = /name="version" value="(\d+)"/.exec(await pageOf(incident, 'factor-3'))?.[1] ?? ''
    await send(incident, 'factor-3', { 'factors.acquired_or_viewed.text': 'Three views.' }, 'admin')
    const mine = { version, which: 'factor-3', 'factors.acquired_or_viewed.text': 'Nobody saw it.' }
    const html = await expectRefusal(
      await clinic.as('officer', `${incident}/assessment`, mine),
      409,
      /Someone else changed this to: Three views\./,
    )
    expect(html).toContain('Nobody saw it.')
  })

  test('has the evidence of its factor beside it', async () => {
    const incident = await postedPhoto()
    const form = new FormData()
    form.set('file', new File(['three views'], 'statistics.txt'))
    form.set('about', 'assessment/acquired_or_viewed')
    form.set('back', `${incident}/assessment?question=factor-3`)
    const attached = await clinic.as('officer', `${incident}/attachments`, form)
    expect(attached.headers.get('Location')).toBe(`${incident}/assessment?question=factor-3`)
    expect(wordsOn(await pageOf(incident, 'factor-3'))).toContain('statistics.txt')
    expect(wordsOn(await pageOf(incident, 'factor-1'))).not.toContain('statistics.txt')
    expect(await wordsAt(`${incident}/assessment`)).toContain('statistics.txt')
  })

  test('is answered by those who decide; whoever only reads has the summary', async () => {
    const incident = await postedPhoto()
    const words = await wordsAt(`${incident}/assessment?question=factor-1`, 'auditor')
    expect(words).toContain('Presumed a breach')
    expect(words).not.toContain('Save and go on')
    expect(words).not.toContain('Sign the decision')
  })
})

describe('the record to print', () => {
  test('shows the facts, the four factors, the reason, both names, and the head of the log', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    await clinic.as('admin', `${incident}/assessment/signature`, {})
    const words = await wordsAt(`${incident}/assessment/record`, 'auditor')
    for (const each of [
      ': Not a breach',
      'Photo or video used without authorization',
      'Three of our own staff.',
      'To learn about someone’s health',
      'Only our own staff saw it.',
      'Written by The officer November 22, 2026 at 10:00 AM EST',
      'Second signature The admin (admin), November 22, 2026 at 10:00 AM EST',
      'The admin signed the assessment as the second person',
      'Public key',
      'Not legal advice',
    ])
      expect(words).toContain(each)
  })

  test('of what nobody signed says that the presumption stands', async () => {
    const incident = await postedPhoto()
    await clinic.as('officer', `${incident}/assessment`, unlikely)
    const words = await wordsAt(`${incident}/assessment/record`)
    expect(words).toContain('Second signature none')
    expect(words).toContain('Until then, it is presumed a breach.')
  })

  test('tells the evidence by its digest, never by a name that may tell of a patient', async () => {
    const incident = await postedPhoto()
    const form = new FormData()
    form.set('file', new File(['three views'], 'Jane Doe statistics.txt'))
    form.set('about', 'assessment/acquired_or_viewed')
    form.set('back', `${incident}/assessment?question=factor-3`)
    expect((await clinic.as('officer', `${incident}/attachments`, form)).status).toBe(303)
    expect(await wordsAt(`${incident}/assessment`)).toContain('Jane Doe statistics.txt')
    const record = await wordsAt(`${incident}/assessment/record`)
    expect(record).toContain(
      `3. Was it actually acquired or viewed? November 22, 2026 at 10:00 AM EST ${sha256('three views')}`,
    )
    expect(record).not.toContain('Jane Doe')
  })
})
