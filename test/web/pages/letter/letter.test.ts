import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailboxWords } from '../../../cast/words.ts'
import { openMailbox, rosterOf } from '../../../support/mail/mailed.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeAll(async () => {
  clinic = await openClinic()
})
afterAll(() => clinic.close())

const ES = {
  'translated.es.whatHappened': 'Alguien entró en un buzón.',
  'translated.es.whatInformation': 'Nombres y días de visita.',
  'translated.es.whatWeAreDoing': 'Cambiamos las contraseñas.',
  'translated.es.whatYouCanDo': 'Cuidado con los correos extraños.',
}

const OFFER = {
  'offer.provider': 'Sample Guard',
  'offer.months:number': '24',
  'offer.url': 'https://guard.example',
  'offer.enrolBy': '2027-03-01',
  'offer.asksForCard:flag': 'false',
}

/** Why somebody approves letters that nobody opened as each odd reader. */
const WHY = 'Read on paper.'

const pageAs = async (role: 'admin' | 'officer') => (await clinic.as(role, '~/letter')).text()
const keep = (values: Record<string, string>) => clinic.as('officer', '~/letter', { ...mailboxWords, ...values })

test('the letter’s form gives back what was kept in it, Spanish, offer and addresses too', async () => {
  const held = {
    ...ES,
    ...OFFER,
    tollFree: '888-555-0199',
    hours: 'Monday to Friday',
    massachusetts: 'hipaa_letter',
    securityProgram: 'yes',
  }
  expect((await keep(held)).status).toBe(303)
  const html = await pageAs('officer')
  for (const value of Object.values({ ...ES, ...OFFER }).filter((each) => each !== 'false'))
    expect(html).toContain(value)
  expect(html).toMatch(/<option value="hipaa_letter" selected>/)
  expect(html).toMatch(/<option value="yes" selected>/)
  expect(html).toContain('value="P.O. Box 9554, Allen, TX 75013"')
})

test('what was emptied is no longer settled', async () => {
  await keep({ ...ES, ...OFFER })
  await keep({ 'offer.asksForCard:flag': 'false', 'translated.es.whatHappened': '' })
  const html = await pageAs('officer')
  expect(html).not.toContain('Sample Guard')
  expect(html).not.toContain('Alguien entró en un buzón.')
})

test('a part of the Spanish words that is missing is asked for at its field, and nothing typed is lost', async () => {
  const answer = await keep({ ...ES, 'translated.es.whatYouCanDo': '' })
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toContain('id="translated-es-whatYouCanDo-error"')
  expect(html).toContain('Alguien entró en un buzón.')
})

test('words for others are proposed where the letter speaks to the patient, kept once somebody read them, and never say “you”', async () => {
  await keep({ whatHappened: 'A mailbox was read. Your name was in it.' })
  expect(wordsOn(await pageAs('officer'))).toContain('A mailbox was read. Patients’ name was in it.')
  const wrong = await keep({ 'forOthers.whatHappened': 'We are sorry that you were in it.' })
  const html = await wrong.text()
  expect(wrong.status).toBe(422)
  expect(html).toContain('id="forOthers-whatHappened-error"')
  expect(wordsOn(html)).toContain('write “patients”, not “you”, in “We are sorry that you were in it.”')
  expect((await keep({ 'forOthers.whatHappened': 'A mailbox with names was read.' })).status).toBe(303)
  expect(await pageAs('officer')).toContain('A mailbox with names was read.')
  await keep({})
})

test('an offer without a last day is refused at that field', async () => {
  const answer = await keep({ ...OFFER, 'offer.enrolBy': '' })
  expect([answer.status, (await answer.text()).includes('id="offer-enrolBy-error"')]).toEqual([422, true])
})

test('addresses of the bureaus that somebody checked are kept with the day, and no longer warned of', async () => {
  const html = await pageAs('officer')
  const fields = [...html.matchAll(/name="(directory\.[^"]+)"[^>]*value="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, value],
  )
  expect(fields.length).toBeGreaterThan(15)
  await keep({ ...Object.fromEntries(fields), 'directory.checkedOn': '2026-11-20' })
  const after = await pageAs('officer')
  expect(after).toContain('value="2026-11-20"')
  expect(wordsOn(after)).not.toContain('no one here has checked')
})

test('addresses that somebody checked for one incident are proposed for the next', async () => {
  const logged = await clinic.as('officer', '/incidents', {
    title: 'Second one',
    kind: 'other',
    discoveredOn: '2026-11-10',
  })
  const next = logged.headers.get('Location') ?? ''
  expect(await (await clinic.as('officer', `${next}/letter`)).text()).toContain('value="2026-11-20"')
})

describe('before approval', () => {
  test('each finding is shown with its citation and a link to its field', async () => {
    await keep({ whatHappened: 'On [day] somebody called.' })
    const html = await pageAs('admin')
    expect(html).toMatch(/45 CFR 164\.404\(c\)\(1\)\(A\)[^<]* · <a href="#whatHappened">/)
    expect(html).toContain('<textarea id="whatHappened"')
    expect(html).not.toContain('>Approve the text<')
  })

  test('the second person takes note of each warning, and only then approves', async () => {
    await keep({})
    const html = await pageAs('admin')
    const codes = [...html.matchAll(/name="acknowledged:list" value="([^"]+)"/g)].map(([, code = '']) => code)
    expect(codes).toContain('above_the_fold')
    const none = await clinic.as('admin', '~/letter/approval', { 'acknowledged:list': '' })
    expect([none.status, wordsOn(await none.text())]).toEqual([422, expect.stringContaining('Accept each warning')])
    const noted = { 'acknowledged:list': codes.join(','), unopened: WHY }
    expect((await clinic.as('admin', '~/letter/approval', noted)).status).toBe(303)
    const after = await pageAs('admin')
    expect(wordsOn(after)).toContain('as it would go out now')
    expect(after).not.toContain('>Approve the text<')
  })

  test('the page says what was read, and nothing else is approved by it', async () => {
    await keep({})
    const codes = [...(await pageAs('admin')).matchAll(/name="acknowledged:list" value="([^"]+)"/g)].map(
      ([, code]) => code,
    )
    const [, letters = ''] = /name="letters" value="([0-9a-f]{64})"/.exec(await pageAs('admin')) ?? []
    const sent = { 'acknowledged:list': codes.join(','), unopened: WHY }
    const other = await clinic.as('admin', '~/letter/approval', { ...sent, letters: letters.replace(/./g, '0') })
    expect([other.status, wordsOn(await other.text())]).toEqual([409, expect.stringContaining('Read it again')])
    expect((await clinic.as('admin', '~/letter/approval', { ...sent, letters })).status).toBe(303)
  })

  test('the one who wrote the words is not asked', async () => {
    await keep({})
    expect(await pageAs('officer')).not.toContain('>Approve the text<')
  })
})

test('sentences that are hard to read are marked in place', async () => {
  const hard = `We found that ${'one more thing and '.repeat(8)}nothing else.`
  await keep({ whatHappened: `Short one. ${hard}` })
  expect(await pageAs('officer')).toContain(`<mark>${hard}</mark>`)
})

test('each part of the letter has an example for this kind of incident', async () => {
  expect(wordsOn(await pageAs('officer'))).toMatch(/An example for this kind of incident/)
})

test('the documents page says what is called for, and takes each document along', async () => {
  const html = await (await clinic.as('officer', '~/documents')).text()
  expect(wordsOn(html)).toMatch(/Sample letter to an individual required, due January 1, 2027/)
  const links = [...html.matchAll(/href="([^"]*\/documents\/[^"]+)"/g)].map(([, href = '']) => href)
  expect(links.length).toBeGreaterThan(10)
  for (const link of links) expect([link, (await clinic.as('auditor', link)).status]).toEqual([link, 200])
})

test('codes for each person are asked for, added from a file, missed in words and removed', async () => {
  await keep({ ...OFFER, 'offer.ownCodes:flag': 'true' })
  const before = wordsOn(await pageAs('officer'))
  expect(before).toMatch(/Codes for the free protection .* people to write to, 0 codes/)
  expect(before).toContain('will stop')
  const send = (text: string, file = 'codes.csv') => {
    const form = new FormData()
    form.set('version', '')
    form.set('product', 'adult')
    form.set('file', new File([text], file))
    return clinic.as('officer', '~/letter/codes', form)
  }
  const twice = await send('code\nC-1\nC-1\n')
  expect([twice.status, wordsOn(await twice.text())]).toEqual([
    422,
    expect.stringContaining('Row 2 has a code that stands in an earlier row too.'),
  ])
  expect((await send(`code\n${Array.from({ length: 40 }, (_, at) => `C-${at}`).join('\n')}\n`)).status).toBe(303)
  expect(wordsOn(await pageAs('officer'))).toMatch(/40 codes ?\. Enough for everyone\./)
  const removed = await clinic.as('officer', '~/letter/codes/removal', { version: '', product: 'adult' })
  expect(removed.status).toBe(303)
  expect(wordsOn(await pageAs('officer'))).toContain('0 codes')
})

test('the form asks what a State’s office asks only where somebody lives there or the office is owed notice', async () => {
  const { world, people } = clinic
  const houston = 'First,Last,DOB,Address,City,State,ZIP\nAna,Lopes,1980-02-03,12 Elm St,Houston,TX,77002\n'
  const texan = await openMailbox(world, people, houston)
  const letter = await (await clinic.as('officer', `/incidents/${texan}/letter`)).text()
  expect(letter).not.toContain('name="massachusetts"')
  expect(letter).not.toContain('Oklahoma asks')
  expect(await pageAs('officer'), 'its roster is of Massachusetts').toContain('name="massachusetts"')
})

test('once approved, the sheet is no draft, nothing is to be read before approval, and a button leads to the mailing', async () => {
  const { world, people } = clinic
  const approved = await openMailbox(world, people, `${rosterOf(2)}\n`)
  const html = await (await clinic.as('officer', `/incidents/${approved}/letter`)).text()
  expect(html).not.toContain('DRAFT: not to be mailed')
  expect(wordsOn(html)).not.toContain('before you approve')
  expect(html).toContain(`<a class="btn" href="/incidents/${approved}/mailings">Create the mailing</a>`)
})

test('the log says as which reader the letters were opened, and which user was added', async () => {
  const { world, people } = clinic
  const incident = await openMailbox(world, people, `${rosterOf(1)}\n`)
  await clinic.as('officer', `/incidents/${incident}/letter?reader=adult`)
  const timeline = wordsOn(await (await clinic.as('officer', `/incidents/${incident}/timeline`)).text())
  expect(timeline).toContain('opened the letters as one of their readers: an adult')
  expect(wordsOn(await (await clinic.as('admin', '/log')).text())).toMatch(/added a user: The (officer|staff|auditor)/)
})
