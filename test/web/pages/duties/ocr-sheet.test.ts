import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stateCount } from '../../../../src/actions/count/stated-count.ts'
import { amendIncident } from '../../../../src/actions/incident/amend.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { writeLetter } from '../../../../src/actions/letter/letter.ts'
import { LISTS } from '../../../../src/breach/ocr/answers/choices.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

let clinic: Clinic
let sheet: string
let id: string
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

beforeEach(async () => {
  const facts = { title: 'Mailbox of the front desk', kind: 'phishing', discoveredOn: '2026-11-02' } as const
  const logged = await logIncident(clinic.world, clinic.people.officer, {
    ...facts,
    occurredFrom: '2026-10-30',
    occurredTo: '2026-11-01',
    elements: ['name', 'medical'],
  })
  id = logged.id
  sheet = `/incidents/${id}/ocr-sheet`
  await count(480)
})
function count(people: number) {
  const said = { people, byState: {}, basis: 'confirmed' as const, reason: 'Counted.' }
  return stateCount(clinic.world, id, { by: clinic.people.officer }, said)
}

const read = async (path = sheet) => (await clinic.as('officer', path)).text()
const words = async (path = sheet) => wordsOn(await read(path))

const ANSWERED = {
  type: 'hacking',
  'location:list': 'email',
  'clinical:list': 'diagnosis',
  description: 'A password was given to a false sign-in page.',
  'safeguards:list': 'technical',
  noticeFrom: '2026-11-20',
  noticeTo: '2026-11-30',
  'actions:list': 'passwords,training',
  attestedBy: 'Rosa Lind',
  attestedOn: '2026-11-22',
}

describe('the sheet', () => {
  test('is filled from the practice and the incident, and names what is missing at the top and at the field', async () => {
    const html = await read()
    const said = wordsOn(html)
    expect(said).toContain('Covered entity: name Harbor Med Spa')
    expect(said).toContain('Breach affecting † Fewer Than 500')
    expect(said).toContain('Breach end date 11/01/2026')
    expect(said).toContain('8 answers are missing')
    const safeguards = 'Safeguards in place before the breach'
    expect(html).toContain(`<a href="#answer-safeguards-list">${safeguards}</a>: Choose from the portal’s list.`)
    expect(said).toContain(`${safeguards} † Missing`)
    expect(html).toContain('id="answer-safeguards-list"')
  })

  test('proposes the type and place of the breach, which the officer confirms', async () => {
    expect(typedIn(await read()).type).toBe('hacking')
    expect(await words()).toContain('Type of breach Hacking/IT Incident proposed, please check')
    expect(await words()).toMatch(/\d+ answers are proposed Check them, then save\..*Type of breach/)
    await clinic.as('officer', sheet, { ...ANSWERED, rule: 'hipaa' })
    expect(await words()).toContain('Type of breach Hacking/IT Incident')
    expect(await words()).not.toContain('Type of breach Hacking/IT Incident proposed')
  })

  test('proposes the letter’s account of what happened as the description, told of patients', async () => {
    const { world, people } = clinic
    await writeLetter(world, id, { by: people.officer }, { ...mailboxWords, whatHappened: 'Your mail was read.' })
    expect(typedIn(await read()).description).toBe('Patients’ mail was read.')
    expect(await words()).toContain('Patients’ mail was read. proposed, please check')
  })

  test('lets one choose exactly what the portal’s lists hold', async () => {
    const html = await read()
    for (const name of ['type', 'filer', 'entityType'] as const) {
      const select = new RegExp(`<select id="answer-${name}".*?</select>`, 's').exec(html)?.[0] ?? ''
      const codes = [...select.matchAll(/<option value="([^"]+)"/g)].map(([, code]) => code)
      expect(codes).toEqual(LISTS[name].choices.map(({ code }) => code))
    }
    for (const { label } of [...LISTS.location.choices, ...LISTS.actions.choices])
      expect(wordsOn(html)).toContain(label)
  })

  test('is complete once all is answered, and keeps the answers with the incident, entered in the log', async () => {
    const answer = await clinic.as('officer', sheet, { ...ANSWERED, rule: 'hipaa' })
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, `${sheet}?rule=hipaa`])
    const said = await words()
    expect(said).toContain('Nothing is missing')
    expect(said).toContain('Changed password/strengthened password requirements; Trained or retrained workforce')
    expect(await words(`/incidents/${id}/timeline`)).toContain('The officer answered questions for the OCR report')
  })

  test('has one button to copy each answer, which stays hidden without scripts', async () => {
    const html = await read()
    const answered = [...html.matchAll(/id="value-([\w-]+)"/g)].map(([, field]) => field)
    const buttons = [...html.matchAll(/<button type="button"[^>]*data-copy="value-([\w-]+)"[^>]*hidden>/g)].map(
      ([, field]) => field,
    )
    expect(answered.length).toBeGreaterThan(15)
    expect(buttons).toEqual(answered)
    expect(html).toMatch(/role="status" id="copied"/)
  })

  test('refuses an answer that the portal does not have, and keeps what was typed', async () => {
    const before = await entriesIn(clinic)
    const answer = await clinic.as('officer', sheet, { ...ANSWERED, type: 'earthquake', rule: 'hipaa' })
    const html = await expectRefusal(answer, 422, 'Type of breach: Choose one from the list')
    expect(html).toContain('A password was given to a false sign-in page.')
    expect(await entriesIn(clinic)).toBe(before)
  })

  test('is refused on an older version of the incident', async () => {
    const answer = await clinic.as('officer', sheet, { ...ANSWERED, rule: 'hipaa', version: '1' })
    await expectRefusal(answer, 409, 'changed by someone else')
  })

  test('says so where no report is owed', async () => {
    await amendIncident(clinic.world, id, { by: clinic.people.officer }, { event: { secured: 'encrypted' } })
    expect(await words()).toContain('No report to OCR is owed under this law')
  })

  test('shows staff what it says, and no form', async () => {
    const html = await (await clinic.as('staff', sheet)).text()
    expect(html).toContain('Harbor Med Spa')
    expect(html).not.toContain('Save answers')
  })

  test('is one click from the duty to tell OCR', async () => {
    expect(await read(`/incidents/${id}/duties`)).toContain(`href="${sheet}?rule&#x3D;hipaa"`)
  })
})

describe('a report that was sent', () => {
  const send = (more: Record<string, string> = {}) =>
    clinic.as('officer', `${sheet}/reports`, {
      rule: 'hipaa',
      filedOn: '2026-11-21',
      trackingNumber: 'BR-2026-4711',
      'individuals:number': '480',
      ...more,
    })

  test('is the proof of the duty, with its tracking number', async () => {
    expect((await send()).status).toBe(303)
    expect(await words()).toContain(
      'Sent to OCR November 21, 2026, tracking number BR-2026-4711 , reporting 480 individuals',
    )
    expect(await words(`/incidents/${id}/duties`)).toContain('BR-2026-4711')
  })

  test('asks for an addendum once the count is another, under the number of the first', async () => {
    await send()
    await count(486)
    const said = await words()
    expect(said).toContain('An addendum is due The report gave 480 individuals; the count is now 486.')
    expect(said).toContain('Report type Addendum to Previous Report')
    expect(said).toContain('Breach tracking number BR-2026-4711')
  })

  test('rests again once the addendum is sent, which leaves the day of the first as the proof', async () => {
    await send()
    await count(486)
    await send({ filedOn: '2026-11-22', trackingNumber: '', 'individuals:number': '' })
    const said = await words()
    expect(said).not.toContain('An addendum is due')
    expect(said).toContain('November 22, 2026, tracking number BR-2026-4711 , reporting 486 individuals')
    expect(await words(`/incidents/${id}/duties`)).toContain('Given on November 21, 2026')
  })

  test('that was recorded among the duties shows here too', async () => {
    const notice = { duty: 'hipaa.ocr', givenOn: '2026-11-20', how: 'portal', reference: 'BR-9' }
    await clinic.as('officer', `/incidents/${id}/notices`, notice)
    expect(await words()).toContain(
      'Sent to OCR November 20, 2026, tracking number BR-9 , number of individuals reported not recorded',
    )
  })

  test('cannot be of a day to come, nor an addendum older than its report', async () => {
    await expectRefusal(await send({ filedOn: '2026-12-24' }), 422, 'in the future')
    await send()
    await expectRefusal(
      await send({ filedOn: '2026-11-20' }),
      422,
      'An addendum comes after the report of November 21, 2026',
    )
  })

  test('is refused where OCR is owed none', async () => {
    await expectRefusal(await send({ rule: 'part2' }), 422, 'does not owe OCR a report under 42 CFR Part 2')
  })
})

describe('records under 42 CFR Part 2', () => {
  beforeEach(() => amendIncident(clinic.world, id, { by: clinic.people.officer }, { entity: { part2: true } }))

  test('have a sheet of their own, with answers of its own', async () => {
    await clinic.as('officer', sheet, { ...ANSWERED, rule: 'hipaa' })
    expect(await words(`${sheet}?rule=hipaa`)).toContain('Nothing is missing')
    expect(await words(`${sheet}?rule=part2`)).toContain('OCR sheet: 42 CFR Part 2')
    expect(await words(`${sheet}?rule=part2`)).toContain('answers are missing')
  })

  test('are reported once more, of the same people', async () => {
    const report = { filedOn: '2026-11-21', 'individuals:number': '480' }
    await clinic.as('officer', `${sheet}/reports`, { ...report, rule: 'part2', trackingNumber: 'P2-1' })
    expect(await words(`${sheet}?rule=part2`)).toContain('P2-1')
    expect(await words(`${sheet}?rule=hipaa`)).not.toContain('Sent to OCR')
  })

  test('of a law that there is none are refused in a sentence', async () => {
    await expectRefusal(await clinic.as('officer', `${sheet}?rule=gdpr`), 422, 'Choose one of: hipaa, part2')
  })
})
