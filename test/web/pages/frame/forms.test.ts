import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { forgetUpload } from '../../../../src/actions/roster/uploads.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { leadsTo } from '../../../support/machine/visitor.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, entriesIn, openClinic } from '../clinic.ts'

const PRACTICE = {
  name: 'Harbor Med Spa',
  zone: 'America/New_York',
  'address.line1': '12 Wharf St',
  'address.city': 'Boston',
  'address.state': 'MA',
  'address.zip': '02110',
  contactName: 'Rosa Lind',
}

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

type Wrong = [what: string, values: Record<string, string>, sentence: RegExp]

/** Sends a form with something wrong in it: 422 with a sentence, nothing entered, and what was typed still there. */
async function expectMended(
  path: string,
  values: Record<string, string>,
  sentence: RegExp,
  kept: Record<string, string> = values,
) {
  const before = await entriesIn(clinic)
  const html = await expectRefusal(await clinic.as('admin', path, values), 422, sentence)
  expect(await entriesIn(clinic)).toBe(before)
  for (const [name, value] of Object.entries(kept)) expect({ [name]: typedIn(html)[name] }).toEqual({ [name]: value })
  expect(html).toContain('role="alert"')
}

describe('logging an incident', () => {
  const good = {
    title: 'Photo on Instagram',
    kind: 'photo_without_authorization',
    discoveredOn: '2026-11-20',
    summary: 'Seen by a friend of hers.',
  }
  test.each<Wrong>([
    ['without a title', { ...good, title: '' }, /Enter a title/],
    ['with a title of 201 characters', { ...good, title: 'x'.repeat(201) }, /At most 200 characters/],
    ['without a kind', { ...good, kind: '' }, /Choose one/],
    ['with an unknown kind', { ...good, kind: 'meteor' }, /Choose one/],
    ['without a day of discovery', { ...good, discoveredOn: '' }, /Enter a date/],
    ['on a day that does not exist', { ...good, discoveredOn: '2026-02-30' }, /Enter a date/],
    [
      'on a day to come',
      { ...good, discoveredOn: '2026-11-23' },
      /November 23, 2026 is in the future. Today is November 22, 2026/,
    ],
    [
      'that ended before it began',
      { ...good, occurredFrom: '2026-11-10', occurredTo: '2026-11-09' },
      /cannot have ended/,
    ],
    ['that began after it was discovered', { ...good, occurredFrom: '2026-11-21' }, /cannot have begun/],
    ['with too long a summary', { ...good, summary: 'x'.repeat(5001) }, /At most 5000 characters/],
    ['with a kind of data that nobody knows', { ...good, 'event.elements:list': 'shoe_size' }, /Choose one/],
  ])('%s is refused, and the form keeps what was typed', async (_what, values, sentence) => {
    const { kind, 'event.elements:list': _, ...typed } = values
    await expectMended('/incidents', values, sentence, {
      ...typed,
      ...(kind === 'photo_without_authorization' ? { kind } : {}),
    })
  })

  test.each([
    ['yes', 'photo,medical', ['name', 'photo', 'medical']],
    ['no', 'photo,medical', ['photo', 'medical']],
    ['yes', '', []],
    ['no', '', []],
  ])('a photo that could name somebody (%s) among the kinds “%s”: %j', async (named, kinds, elements) => {
    const answer = await clinic.as('officer', '/incidents', { ...good, named, 'event.elements:list': kinds })
    const incident = await openIncident(clinic.world, answer.headers.get('Location')!.split('/').at(-1)!)
    expect(incident.incident.event.elements).toEqual(elements)
    const form = await (await clinic.as('officer', `/incidents/${incident.id}/edit`)).text()
    expect(typedIn(form).named).toBe(named === 'no' && kinds !== '' ? 'no' : 'yes')
  })

  test('with a field that the form does not have is refused', async () => {
    await expectMended('/incidents', { ...good, color: 'red' }, /a field we do not recognize/, good)
  })

  test('what was typed is text and never markup', async () => {
    const title = '<script>alert(1)</script>"><b>'
    const answer = await clinic.as('officer', '/incidents', { ...good, title, discoveredOn: '' })
    const html = await answer.text()
    expect(html).not.toContain('<script>alert')
    expect(typedIn(html).title).toBe(title)
  })
})

describe('amending an incident', () => {
  async function theForm() {
    return typedIn(await (await clinic.as('officer', '~/edit')).text())
  }

  test('on an older version answers 409, a sentence, and what was typed', async () => {
    const stale = await theForm()
    const first = await clinic.as('admin', '~/edit', { ...stale, summary: 'The admin was faster.' })
    expect(first.status).toBe(303)
    const html = await expectRefusal(
      await clinic.as('officer', '~/edit', { ...stale, summary: 'The officer was slower.' }),
      409,
      /was changed by someone else.*Review it, then try again/,
    )
    expect(typedIn(html).summary).toBe('The officer was slower.')
    const page = wordsOn(await (await clinic.as('officer', '~')).text())
    expect(page).toContain('The admin was faster.')
    expect(page).not.toContain('The officer was slower.')
  })

  test('that was too late shows beside its field what is recorded now, and can then be sent on purpose', async () => {
    const stale = await theForm()
    await clinic.as('admin', '~/edit', { ...stale, occurredFrom: '2026-10-30' })
    const answer = await clinic.as('officer', '~/edit', { ...stale, occurredFrom: '2026-10-31' })
    const html = await expectRefusal(answer, 409, /Someone else changed this to: 2026-10-30\./)
    expect(wordsOn(html).match(/Someone else changed this to/g)).toHaveLength(1)
    expect((await clinic.as('officer', '~/edit', typedIn(html))).status).toBe(303)
    expect((await theForm()).occurredFrom).toBe('2026-10-31')
  })

  test.each<Wrong>([
    ['without a title', { title: '' }, /title/],
    ['to a day to come', { discoveredOn: '2027-01-01' }, /is in the future/],
    ['to an unknown nature', { 'event.nature': 'rumour' }, /Choose one/],
    ['to a title that is too long', { title: 'x'.repeat(201) }, /At most 200 characters/],
  ])('%s is refused', async (_what, change, sentence) => {
    const { 'event.nature': _, ...kept } = change
    await expectMended('~/edit', { ...(await theForm()), ...change }, sentence, kept)
  })

  test('without any change says so', async () => {
    await expectMended('~/edit', await theForm(), /Nothing has changed/, {})
  })

  test('of one field is told in the timeline with what it was before', async () => {
    expect((await clinic.as('officer', '~/edit', { ...(await theForm()), site: 'Front desk' })).status).toBe(303)
    expect(wordsOn(await (await clinic.as('auditor', '~/timeline')).text())).toMatch(/site nothing Front desk/)
  })
})

describe('the checklist', () => {
  async function firstStep(owner: string): Promise<string> {
    const html = await (await clinic.as('officer', '~/steps')).text()
    const items = html.split('<li id="').slice(1)
    const open = items.find(
      (item) => item.includes('/completion"') && item.includes(`<span class="clip">${owner}</span>`),
    )
    return /steps\/([\w-]+)\/completion/.exec(open ?? '')?.[1] ?? ''
  }

  test('a step completed twice is refused', async () => {
    const step = await firstStep('officer')
    expect((await clinic.as('officer', `~/steps/${step}/completion`, { note: 'Done by telephone.' })).status).toBe(303)
    await expectRefusal(
      await clinic.as('admin', `~/steps/${step}/completion`, { note: 'Again.' }),
      422,
      /is already done\. Reopen it first/,
    )
    await expectRefusal(
      await clinic.as('officer', `~/steps/${step}/reopening`, { reason: '  ' }),
      422,
      /Say why you are reopening the step/,
    )
    await expectRefusal(
      await clinic.as('officer', `~/steps/${step}/reopening`, { reason: 'x'.repeat(6000) }),
      422,
      /At most 5000 characters/,
    )
    expect(
      (await clinic.as('officer', `~/steps/${step}/reopening`, { reason: 'It was another mailbox.' })).status,
    ).toBe(303)
    await expectRefusal(
      await clinic.as('officer', `~/steps/${step}/reopening`, { reason: 'Again.' }),
      422,
      /is open; there is nothing to reopen/,
    )
    const told = wordsOn(await (await clinic.as('auditor', '~/timeline')).text())
    for (const words of ['completed a step', 'Done by telephone.', 'reopened a step', 'It was another mailbox.'])
      expect(told).toContain(words)
  })

  test('a step done in the future, or at no time, is refused, and its note is kept', async () => {
    const step = await firstStep('officer')
    for (const [performedLocal, sentence] of [
      ['2026-11-23T09:00', /cannot have been done in the future/],
      ['yesterday', /Enter the date and time/],
    ] as const) {
      const html = await expectRefusal(
        await clinic.as('officer', `~/steps/${step}/completion`, { performedLocal, note: 'Called the host.' }),
        422,
        sentence,
      )
      expect(html).toContain('Called the host.')
    }
    await expectRefusal(
      await clinic.as('officer', `~/steps/${step}/completion`, { note: 'x'.repeat(5001) }),
      422,
      /5,?000/,
    )
  })

  test('the moment of doing and the moment of recording are both told', async () => {
    const step = await firstStep('officer')
    await clinic.as('officer', `~/steps/${step}/completion`, { performedLocal: '2026-11-03T08:30' })
    const words = wordsOn(await (await clinic.as('officer', '~/steps')).text())
    expect(words).toMatch(/Done Nov(ember)? 3, 2026.{0,20}8:30.*recorded Nov(ember)? 22, 2026.{0,20}10:00/)
  })

  test('staff do their own steps and not the officer’s', async () => {
    const theirs = await firstStep('officer')
    await expectRefusal(
      await clinic.as('staff', `~/steps/${theirs}/completion`, {}),
      403,
      /Only the privacy officer can do this step/,
    )
    const own = await firstStep('staff')
    if (own) expect((await clinic.as('staff', `~/steps/${own}/completion`, {})).status).toBe(303)
    await expectRefusal(await clinic.as('officer', '~/steps/no-such-step/completion', {}), 404, /has no step/)
  })
})

describe('notices and holds', () => {
  const given = {
    which: 'notice-hipaa.individuals',
    duty: 'hipaa.individuals',
    givenOn: '2026-11-20',
    how: 'First-class mail',
  }

  test.each<Wrong>([
    [
      'for a duty that is not owed',
      { ...given, duty: 'hipaa.media.MA' },
      /does not owe the notice hipaa\.media\.MA\. It owes: hipaa\.individuals/,
    ],
    ['on a day to come', { ...given, givenOn: '2026-12-24' }, /is in the future/],
    ['on no day', { ...given, givenOn: '' }, /Enter a date/],
    ['without how', { ...given, how: '' }, /Enter how it was given/],
  ])('a notice %s is refused', async (_what, values, sentence) => {
    const { duty: _, which: __, ...typed } = values
    const before = await entriesIn(clinic)
    const html = await expectRefusal(await clinic.as('officer', '~/notices', values), 422, sentence)
    expect(await entriesIn(clinic)).toBe(before)
    for (const text of Object.values(typed).filter(Boolean)) expect(html).toContain(`value="${text}"`)
  })

  test('a notice on an older version is refused', async () => {
    await expectRefusal(
      await clinic.as('officer', '~/notices', { ...given, version: '1' }),
      409,
      /was changed by someone else/,
    )
  })

  test('a recorded notice is shown, and taken back only with a reason', async () => {
    await expectRefusal(
      await clinic.as('officer', '~/notices', given),
      422,
      /0 of 12 people are on record as told, and 12 are not/,
    )
    const explained = { ...given, difference: 'The vendor mailed them all; its list is attached.' }
    expect((await clinic.as('officer', '~/notices', explained)).status).toBe(303)
    expect(wordsOn(await (await clinic.as('auditor', '~/duties')).text())).toMatch(
      /Given on .*November 20, 2026.* First-class mail/,
    )
    await expectRefusal(
      await clinic.as('officer', '~/notices/withdrawal', { duty: 'hipaa.individuals', reason: '' }),
      422,
      /why you are undoing this/,
    )
    expect(
      (await clinic.as('officer', '~/notices/withdrawal', { duty: 'hipaa.individuals', reason: 'The mail came back.' }))
        .status,
    ).toBe(303)
    await expectRefusal(
      await clinic.as('officer', '~/notices/withdrawal', { duty: 'hipaa.individuals', reason: 'Again.' }),
      404,
      /No notice is recorded/,
    )
  })

  const hold = {
    which: 'hold',
    statedOn: '2026-11-10',
    until: '',
    official: 'Det. Moss',
    'impedes:flag': 'true',
    'documented:flag': 'true',
  }
  test('a hold that ends before it began is refused, and keeps what was typed', async () => {
    const html = await expectRefusal(
      await clinic.as('officer', '~/holds', { ...hold, form: 'written', until: '2026-11-09' }),
      422,
      /cannot end before the date of the statement/,
    )
    expect(html).toContain('Det. Moss')
    await expectRefusal(
      await clinic.as('officer', '~/holds', { ...hold, form: 'written', statedOn: '2026-12-01' }),
      422,
      /is in the future/,
    )
    await expectRefusal(
      await clinic.as('officer', '~/holds', { ...hold, form: 'whispered' }),
      422,
      /Form of the statement: Choose one: In writing; Orally/,
    )
  })

  test('a hold is recorded, stops the clocks, and is ended', async () => {
    const form = { ...hold, form: 'written', until: '2027-02-01' }
    expect((await clinic.as('officer', '~/holds', form)).status).toBe(303)
    const duties = wordsOn(await (await clinic.as('officer', '~/duties')).text())
    expect(duties).toMatch(/in writing, of November 10, 2026/)
    expect(duties).toMatch(/Feb 1, 2027 on hold 12 people, one letter/)
    await expectRefusal(
      await clinic.as('officer', '~/holds/0/end', { until: '2026-11-09' }),
      422,
      /cannot end before the date of the statement/,
    )
    expect((await clinic.as('officer', '~/holds/0/end', { until: '2026-11-21' })).status).toBe(303)
  })

  test('the page’s own form for a statement sends what is needed to record it', async () => {
    const html = await (await clinic.as('officer', '~/duties')).text()
    const form = /<form[^>]*action="[^"]*\/holds".*?<\/form>/s.exec(html)?.[0] ?? ''
    const names = [...form.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)
    expect(names.filter((name) => name === 'form')).toHaveLength(1)
    const values = { ...typedIn(form), statedOn: '2026-11-12', 'impedes:flag': 'true', 'documented:flag': 'true' }
    expect((await clinic.as('officer', '~/holds', values)).status).toBe(303)
  })

  test('a hold that is not there cannot be ended', async () => {
    await expectRefusal(await clinic.as('officer', '~/holds/7/end', { until: '2026-11-20' }), 404, /has no hold 7/)
  })

  test('a vendor without a name, or with an impossible contract, is refused', async () => {
    const associate = {
      which: 'associate',
      'associate.name': '',
      'associate.agent:flag': 'true',
      'associate.toldUsOn': '2026-11-01',
    }
    await expectRefusal(
      await clinic.as('officer', '~/associate', associate),
      422,
      /Enter the name of the business associate/,
    )
    await expectRefusal(
      await clinic.as('officer', '~/associate', {
        ...associate,
        'associate.name': 'Mail House',
        'associate.contractDays:number': '90',
      }),
      422,
      /60/,
    )
  })

  test('a substitute notice on a day that does not exist is refused', async () => {
    await expectRefusal(
      await clinic.as('officer', '~/substitute-notice', { which: 'posting', postedOn: '2026-13-01' }),
      422,
      /Enter a date/,
    )
  })
})

describe('a roster', () => {
  const upload = (bytes: string | Buffer<ArrayBuffer>, name = 'patients.csv') => {
    const form = new FormData()
    form.set('file', new File([bytes], name))
    return clinic.as('officer', '~/uploads', form)
  }

  test.each<[string, string | Buffer<ArrayBuffer>, RegExp]>([
    ['an empty file', '', /The file is empty\. Choose the file with the roster/],
    ['a picture', Buffer.from(`89504e470d0a1a0a0000000d49484452${'00'.repeat(500)}`, 'hex'), /This is a picture/],
    [
      'a workbook of Excel',
      Buffer.from(`504b0304${'25a0'.repeat(300)}`, 'hex'),
      /save the sheet with the people as CSV/,
    ],
  ])('that is %s is refused with a sentence, and kept nowhere', async (_what, bytes, sentence) => {
    const before = await entriesIn(clinic)
    const html = await expectRefusal(await upload(bytes), 422, sentence)
    expect(wordsOn(/<div class="say fix".*?<\/div>/s.exec(html)?.[0] ?? '')).toMatch(sentence)
    expect(await entriesIn(clinic)).toBe(before)
    const left = await tables(clinic.world.db).selectFrom('uploads').select('id').execute()
    expect(left.map(({ id }) => id)).toEqual([clinic.upload])
  })

  test('that names its columns and nobody is refused, and is not in the count', async () => {
    const columns = leadsTo(await upload('First,Last,DOB\n'))
    const html = await (await clinic.as('officer', columns)).text()
    const before = await entriesIn(clinic)
    await expectRefusal(
      await clinic.as('officer', `${columns}/import`, { ...typedIn(html), goOn: 'true' }),
      422,
      /has a header but no rows/,
    )
    expect(await entriesIn(clinic)).toBe(before)
    await forgetUpload(clinic.world, columns.split('/').at(-1)!)
  })

  test('with columns that nobody knows is kept for a person to say what they hold', async () => {
    const columns = leadsTo(await upload('Wer,Wo\nHans,Bonn\n'))
    const html = await (await clinic.as('officer', columns)).text()
    expect(wordsOn(html)).toContain('Wer')
    await expectRefusal(
      await clinic.as('officer', `${columns}/import`, { ...typedIn(html), goOn: 'true' }),
      422,
      /Choose at least one column/,
    )
    expect(
      (await clinic.as('officer', `${columns}/import`, { ...typedIn(html), 'column-0': 'name', goOn: 'true' })).status,
    ).toBe(303)
  })

  test('that was not chosen is asked for', async () => {
    await expectRefusal(await clinic.as('officer', '~/uploads', new FormData()), 422, /Choose a roster file/)
    await expectRefusal(await clinic.as('officer', '~/uploads', { file: 'not a file' }), 422, /Choose a roster file/)
  })

  test('is not imported while no column is said to hold anything', async () => {
    await expectRefusal(
      await clinic.as('officer', `~/uploads/${clinic.upload}/import`, { 'column-0': '', dateOrder: 'month_first' }),
      422,
      /Choose at least one column/,
    )
  })

  test('is not imported while its dates may be read in two ways', async () => {
    const html = await expectRefusal(
      await clinic.as('officer', `~/uploads/${clinic.upload}/import`, {
        'column-7': 'given_name',
        'column-8': 'mrn',
        dateOrder: '',
      }),
      422,
      /start with the month or the day/,
    )
    expect(typedIn(html)).toMatchObject({ 'column-7': 'given_name', 'column-8': 'mrn' })
  })

  test('that was imported or swept away meanwhile is asked for again', async () => {
    await expectRefusal(
      await clinic.as('officer', '~/uploads/feedbeef/import', { 'column-0': 'mrn' }),
      404,
      /is no longer here\. Choose it again/,
    )
  })
})

describe('the letters', () => {
  test('with a gap in [brackets] cannot be printed or approved', async () => {
    expect(
      (await clinic.as('officer', '~/letter', { ...mailboxWords, whatHappened: 'On [day] a mailbox was phished.' }))
        .status,
    ).toBe(303)
    await expectRefusal(await clinic.as('officer', '~/letters/print', {}), 422, /\[/)
    await expectRefusal(await clinic.as('officer', '~/letters/pdf', {}), 422, /\[/)
    await expectRefusal(await clinic.as('admin', '~/letter/approval', {}), 422, /\[/)
    expect(wordsOn(await (await clinic.as('officer', `~/people/${clinic.person}/letter`)).text())).toMatch(/\[/)
  })

  test.each(Object.keys(mailboxWords))('without %s are not kept, and the rest stays typed', async (part) => {
    const values: Record<string, string> = { ...mailboxWords, [part]: '  ' }
    await expectMended('~/letter', values, /Write /, { ...values, [part]: '' })
  })

  test('longer than ten thousand characters are not kept', async () => {
    await expectMended('~/letter', { ...mailboxWords, whatHappened: 'x'.repeat(10_001) }, /At most 10,000 characters/)
  })

  test('on an older version are not kept, and stay typed', async () => {
    const html = await expectRefusal(
      await clinic.as('officer', '~/letter', { ...mailboxWords, whatHappened: 'Somebody clicked.', version: '1' }),
      409,
      /was changed by someone else/,
    )
    expect(typedIn(html).whatHappened).toBe('Somebody clicked.')
  })

  test('are not approved by the one who wrote them, but by a second person', async () => {
    await clinic.as('officer', '~/letter', mailboxWords)
    await expectRefusal(
      await clinic.as('officer', '~/letter/approval', {}),
      422,
      /A second person must approve the letter/,
    )
    expect((await clinic.as('admin', '~/letter/approval', { unopened: 'Read on paper.' })).status).toBe(303)
    const printed = await clinic.as('officer', '~/letters/print', {})
    expect(printed.status).toBe(200)
    expect(wordsOn(await printed.text())).toContain('The name of your health insurer')
    const pdf = await clinic.as('officer', '~/letters/pdf', {})
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    expect((await pdf.text()).slice(0, 8)).toBe('%PDF-1.7')
  })
})

describe('the settings', () => {
  test.each<Wrong>([
    ['without a name', { ...PRACTICE, name: '' }, /Enter the name of the practice/],
    ['with a ZIP code of four digits', { ...PRACTICE, 'address.zip': '2110' }, /Enter a ZIP code/],
    ['without a State', { ...PRACTICE, 'address.state': '' }, /Choose one/],
    ['with a zone that is nowhere', { ...PRACTICE, zone: 'Mars/Olympus' }, /Enter an IANA time zone/],
    ['with an address that is no e-mail', { ...PRACTICE, email: 'harbor' }, /Enter an e-mail address/],
    ['with a name of 101 characters', { ...PRACTICE, name: 'x'.repeat(101) }, /At most 100 characters/],
  ])('of a practice %s are refused', async (_what, values, sentence) => {
    const before = await entriesIn(clinic)
    const html = await expectRefusal(await clinic.as('admin', '/settings/practice', values), 422, sentence)
    expect(await entriesIn(clinic)).toBe(before)
    for (const text of [values.contactName, values['address.line1']]) expect(html).toContain(`value="${text}"`)
  })

  const person = { name: 'Ines Duarte', email: 'ines@harbor.example', role: 'staff', password: 'seven white herons' }
  test.each<Wrong>([
    ['without a name', { ...person, name: '' }, /Enter the name of the person/],
    ['with no e-mail address', { ...person, email: 'ines' }, /Enter an e-mail address/],
    ['with a short password', { ...person, password: 'herons' }, /at least 12 characters/],
    ['with a role that is none', { ...person, role: 'king' }, /Role: Choose one from the list/],
  ])('a person %s is not added, and no password comes back', async (_what, values, sentence) => {
    const before = await entriesIn(clinic)
    const html = await expectRefusal(await clinic.as('admin', '/settings/users', values), 422, sentence)
    expect(await entriesIn(clinic)).toBe(before)
    expect(html).not.toContain(values.password)
    if (values.email) expect(html).toContain(`value="${values.email}"`)
  })

  test('a second person with one e-mail address is refused', async () => {
    const html = await expectRefusal(
      await clinic.as('admin', '/settings/users', { ...person, email: 'OFFICER@harbor.example' }),
      409,
      /already a user/,
    )
    expect(html).not.toContain(person.password)
  })

  test('a key without a name or role is not made; a good one is shown once', async () => {
    await expectRefusal(
      await clinic.as('admin', '/settings/keys', { name: '', role: 'auditor' }),
      422,
      /Enter what the key is for/,
    )
    await expectRefusal(await clinic.as('admin', '/settings/keys', { name: 'Dashboard', role: '' }), 422, /Choose one/)
    const shown = await (await clinic.as('admin', '/settings/keys', { name: 'Dashboard', role: 'auditor' })).text()
    const secret = /bb_[\w-]{40,}/.exec(shown)?.[0] ?? ''
    expect(secret).not.toBe('')
    expect(await (await clinic.as('admin', '/settings')).text()).not.toContain(secret)
    await expectRefusal(await clinic.as('admin', '/settings/keys/nobody/revocation', {}), 404, /Key not found/)
  })
})
