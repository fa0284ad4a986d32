import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordHold } from '../../../../src/actions/duties/notices.ts'
import { logIncident } from '../../../../src/actions/incident/log-incident.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { partName } from '../../../../src/actions/mailing/files/mailing-print.ts'
import { partsOf, theMailing } from '../../../../src/actions/mailing/mailing.ts'
import { USUAL_MAILING } from '../../../../src/actions/mailing/mailing-request.ts'
import { beginMailing } from '../../../../src/actions/mailing/make-mailing.ts'
import { stageMailing } from '../../../../src/actions/mailing/stage-mailing.ts'
import { Refused } from '../../../../src/errors.ts'
import type { Role } from '../../../../src/storage/core/role.ts'
import { listEntries } from '../../../../src/storage/log/log.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { type MailRoom, openMailRoom, sha256 } from '../../../support/mail/mailing.ts'
import { typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask, signInAs } from '../../../support/world/world.ts'
import { ROLES } from '../clinic.ts'

const ROSTER = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP,Email,Email consent
H-1,Ann,Reyes,1980-03-04,1 Elm St,Boston,MA,02110,,
H-2,Bo,Lindqvist,1991-11-30,2 Oak St,Salem,MA,01970,bo@example.org,yes
H-3,Cy,Marsh,1975-06-01,,,MA,,,
H-4,Maximiliana-Theodora von und zu Hohenstein,Wittgenstein,1975-06-01,3 Oak St,Salem,MA,01970,,
`

let room: MailRoom
const cookies = {} as Record<Role, string>
let mailing: string

beforeAll(async () => {
  room = await openMailRoom()
  await room.bring(ROSTER)
  for (const role of ROLES) cookies[role] = await signInAs(room.world, `${role}@harbor.example`)
})

afterAll(() => room.close())

const as = (role: Role | null, path: string, values?: Record<string, string>) =>
  ask(room.world, path.replace(/^~/, `/incidents/${room.incident}`), {
    ...(role && { cookie: cookies[role] }),
    ...(values && { method: 'POST', body: new URLSearchParams(values) }),
  })

const said = async (role: Role | null, path: string) => wordsOn(await (await as(role, path)).text())

describe('the mailings of an incident', () => {
  test('wait for the second person, and lead to the letter', async () => {
    const page = await as('officer', '~/mailings')
    const html = await page.text()
    expect(wordsOn(html)).toContain('Not approved: a second person must read and approve the letters')
    expect(html).not.toContain('Create mailing')
    const refused = await as('officer', '~/mailings', {
      which: 'mailing',
      'email:flag': 'true',
      'lettersAPart:number': '500',
    })
    expect([refused.status, wordsOn(await refused.text())]).toEqual([
      422,
      expect.stringContaining('The letter is not written yet'),
    ])
  })

  test('are made by one form, and lead to what was made', async () => {
    await room.approve()
    const html = await (await as('officer', '~/mailings')).text()
    const made = await as('officer', '~/mailings', { ...typedIn(html), which: 'mailing' })
    expect(made.status).toBe(303)
    const path = made.headers.get('Location') ?? ''
    mailing = path.split('/').at(-1) ?? ''
    const words = await said('officer', path)
    expect(words).toContain('2 on paper 1 by e-mail 1 without a letter')
    expect(words).toContain('There is no address for this letter')
    expect(words).toContain('Lob : stopped it would reject 1 row. Nothing is cut to fit.')
    expect(words).toContain('The name has more than 40 characters.')
    expect(words).toContain('List for PostGrid')
    expect(await said('auditor', '~/mailings')).toContain('Mailing 1')
  })

  test('say in the form what cannot be asked for, and lose nothing of it', async () => {
    const answer = await as('officer', '~/mailings', {
      which: 'mailing',
      'email:flag': 'false',
      'lettersAPart:number': '0',
    })
    const html = await answer.text()
    expect([answer.status, wordsOn(html)]).toEqual([
      422,
      expect.stringContaining('Enter a whole number from 1 to 10,000.'),
    ])
    expect(typedIn(html)['lettersAPart:number']).toBe('0')
  })

  test('take a letter made again only with its reference and a reason', async () => {
    const none = await as('officer', '~/mailings', { which: 'reprint', references: '2026-0001-1-1', reason: '' })
    expect([none.status, wordsOn(await none.text())]).toEqual([
      422,
      expect.stringContaining('Enter why you are reissuing these letters.'),
    ])
    const wrong = await as('officer', '~/mailings', { which: 'reprint', references: '2026-0001-9-9', reason: 'Lost.' })
    expect([wrong.status, wordsOn(await wrong.text())]).toEqual([
      422,
      expect.stringContaining('No letter of this incident has the reference on line 1.'),
    ])
    const again = await as('officer', '~/mailings', {
      which: 'reprint',
      references: '2026-0001-1-1\r\n2026-0001-1-4',
      reason: 'Lost at the printer.',
    })
    const words = await said('auditor', again.headers.get('Location') ?? '')
    expect(words).toContain('2 on paper 0 by e-mail 0 without a letter')
    expect(words).toContain('Reissued: Lost at the printer.')
    expect(words).toContain('2026-0001-1-1-R2')
  })
})

describe('the files of a mailing', () => {
  const FILES = ['letters.zip', 'letters.pdf', 'list.csv', 'certificate-of-mailing.html', 'mail-houses/postgrid.csv']

  test.each(FILES)('%s is saved by those who decide, and by nobody else', async (file) => {
    for (const role of ROLES) {
      const answer = await as(role, `~/mailings/${mailing}/${file}`)
      const may = role === 'officer' || role === 'admin'
      expect([role, answer.status]).toEqual([role, may ? 200 : 403])
      if (may) expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="mailing-2026-0001-1/)
    }
    expect((await as(null, `~/mailings/${mailing}/${file}`)).status).toBe(302)
  })

  test('come in one ZIP whose SHA-256 the page shows and the log has', async () => {
    const bytes = Buffer.from(await (await as('officer', `~/mailings/${mailing}/letters.zip`)).arrayBuffer())
    expect(Object.keys(unzipSync(bytes))).toContain('mail-houses/lob-stopped.csv')
    expect(await said('officer', `~/mailings/${mailing}`)).toContain(sha256(bytes))
    const [entry] = await listEntries(room.world.db, room.world.vault, { limit: 1 })
    expect(entry).toMatchObject({ act: 'mailing_files_saved', facts: { mailing, zip: sha256(bytes) } })
  })

  test('are printed by the browser where no PDF is made', async () => {
    const html = await (await as('officer', `~/mailings/${mailing}/letters.html`)).text()
    expect(html.match(/<article/g)).toHaveLength(2)
    expect(wordsOn(html)).toContain('ANN REYES')
    expect((await as('auditor', `~/mailings/${mailing}/letters.html`)).status).toBe(403)
  })

  test('come part by part; what is no part is not there', async () => {
    const [part] = await partsOf(room.world, { id: mailing })
    const answer = await as('officer', `~/mailings/${mailing}/parts/${partName(part!)}`)
    expect((await answer.text()).slice(0, 8)).toBe('%PDF-1.7')
    expect((await as('officer', `~/mailings/${mailing}/parts/letters-xx-9-pages-001.pdf`)).status).toBe(404)
    expect((await as('officer', `~/mailings/${mailing}/mail-houses/pigeon.csv`)).status).toBe(404)
  })

  test('stop at a mail house that would not take a row, with the row and why', async () => {
    const answer = await as('officer', `~/mailings/${mailing}/mail-houses/lob.csv`)
    expect([answer.status, wordsOn(await answer.text())]).toEqual([
      422,
      expect.stringContaining('2026-0001-1-4: The name has more than 40 characters.'),
    ])
  })
})

describe('a letter that was made', () => {
  test('is shown exactly as it went, after its words were changed', async () => {
    await room.approve({ ...mailboxWords, whatInformation: 'We say it otherwise now.' })
    const words = await said('auditor', '~/letters/2026-0001-1-1')
    expect(words).toContain('The name of your health insurer')
    expect(words).not.toContain('We say it otherwise now.')
    expect(await said('auditor', '~/letters/2026-0001-1-1/letter.html')).toContain('The name of your health insurer')
    const pdf = await as('auditor', '~/letters/2026-0001-1-1/letter.pdf')
    expect([pdf.status, pdf.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
  })

  test('is nobody’s who may not read about patients, and none where no letter bears the reference', async () => {
    for (const path of ['', '/letter.html', '/letter.pdf']) {
      expect((await as('staff', `~/letters/2026-0001-1-1${path}`)).status).toBe(403)
      expect((await as(null, `~/letters/2026-0001-1-1${path}`)).status).toBe(302)
      expect((await as('officer', `~/letters/2026-0001-9-9${path}`)).status).toBe(404)
    }
  })

  test('tells that it went by e-mail, and to which address', async () => {
    expect(await said('auditor', '~/letters/2026-0001-1-2')).toContain('by e-mail to bo@example.org')
  })
})

describe('a mailing that was mailed', () => {
  const mailed = { mailedOn: '2026-11-22', how: 'First-Class Mail', reference: 'R-77', 'asNotice:flag': 'true' }

  test('cannot have been mailed before its letters were dated, nor on a day to come', async () => {
    for (const [mailedOn, why] of [
      ['2026-11-21', 'they cannot have been mailed earlier'],
      ['2026-11-23', 'is in the future'],
    ] as const) {
      const answer = await as('officer', `~/mailings/${mailing}/mailed`, { ...mailed, mailedOn })
      expect([answer.status, wordsOn(await answer.text())]).toEqual([422, expect.stringContaining(why)])
    }
  })

  test('is not offered as the notice to individuals while somebody’s e-mail waits', async () => {
    expect(typedIn(await (await as('officer', `~/mailings/${mailing}`)).text())['asNotice:flag']).not.toContain('true')
  })

  test('is recorded once, with its proof, and as the notice to individuals', async () => {
    const version = typedIn(await (await as('officer', `~/mailings/${mailing}`)).text()).version ?? ''
    const answer = await as('officer', `~/mailings/${mailing}/mailed`, { ...mailed, version })
    expect(answer.status).toBe(303)
    const words = await said('auditor', `~/mailings/${mailing}`)
    expect(words).toContain('Mailed on November 22, 2026')
    expect(words).toContain('2 mailed')
    expect(words).toContain('1 waiting to be e-mailed')
    expect(await said('auditor', '~/duties')).toContain('2 of 4 told. This closes by itself when nobody is left')
    expect(await said('auditor', '~/duties')).toContain('2 individuals, mailing 1')
    expect((await theMailing(await openIncident(room.world, room.incident), mailing)).mailedOn).toBe('2026-11-22')
    const again = await as('officer', `~/mailings/${mailing}/mailed`, mailed)
    expect([again.status, wordsOn(await again.text())]).toEqual([
      409,
      expect.stringContaining('already recorded as mailed on November 22, 2026'),
    ])
  })

  test('stands in the timeline in words, not in codes', async () => {
    const words = await said('auditor', '~/timeline')
    expect(words).toContain('kind individual notice')
    expect(words).toMatch(/file name \S+\.csv/)
  })

  test('says whose notice is not recorded yet', async () => {
    const values = { duty: 'hipaa.individuals', reason: 'Recorded too early.' }
    const version = typedIn(await (await as('officer', '~/duties')).text()).version ?? ''
    expect((await as('officer', '~/notices/withdrawal', { ...values, version })).status).toBe(303)
    expect(await said('auditor', `~/mailings/${mailing}`)).toMatch(
      /\d+ of 4 people are not told yet\. The notice is done once all of them are: see Who must be told/,
    )
  })

  test('on an older version of the incident is not recorded', async () => {
    const answer = await as('officer', '~/mailings', { which: 'mailing', 'lettersAPart:number': '500', version: '1' })
    expect(answer.status).toBe(409)
  })
})

describe('what has not gone of a mailing', () => {
  test('is taken back with a reason, and shows what it was', async () => {
    expect(await said('auditor', `~/mailings/${mailing}`)).not.toContain('Cancel the')
    expect(await said('officer', `~/mailings/${mailing}`)).toContain('Cancel the 1 letter that has not gone out')
    const path = `~/mailings/${mailing}/withdrawal`
    const none = await as('officer', path, { reason: '' })
    expect([none.status, wordsOn(await none.text())]).toEqual([422, expect.stringContaining('Say why')])
    expect((await as('officer', path, { reason: 'A wrong telephone number.' })).status).toBe(303)
    expect(await said('officer', `~/mailings/${mailing}`)).toContain('1 canceled')
    expect((await as('officer', path, { reason: 'Once more.' })).status).toBe(409)
  })
})

describe('a mailing that takes a while', () => {
  test('shows how far it is, and why it came to nothing if it does', async () => {
    await room.approve()
    const end = Promise.withResolvers<never>()
    room.world.runMailing = async (job) => {
      await stageMailing(room.world, job)
      return await end.promise
    }
    const by = { by: room.people.officer }
    const { mailing: id, made } = await beginMailing(room.world, room.incident, by, USUAL_MAILING)
    made.catch(() => {})
    await expect.poll(() => said('auditor', `~/mailings/${id}`)).toContain('1 letter created so far')
    expect(await said('auditor', '~/mailings')).toContain('A mailing is being created')
    const second = await as('officer', '~/mailings', { which: 'mailing', 'lettersAPart:number': '500' })
    expect([second.status, wordsOn(await second.text())]).toEqual([
      409,
      expect.stringContaining('Another mailing of this incident is being created'),
    ])
    end.reject(new Refused('The letter lacks something.'))
    await expect.poll(() => said('auditor', `~/mailings/${id}`)).toContain('The letter lacks something.')
    expect(await said('auditor', '~/mailings')).toContain('A mailing failed')
  })
})

describe('while law enforcement asks to wait', () => {
  test('no mailing is offered, and the page says why', async () => {
    const statement = {
      form: 'written',
      statedOn: '2026-11-20',
      until: '2026-12-20',
      documented: true,
      impedes: true,
    } as const
    const hold = { ...statement, official: 'R. Moss', agency: 'FBI' }
    const { id } = await logIncident(room.world, room.people.officer, {
      title: 'Held',
      kind: 'phishing',
      discoveredOn: '2026-11-20',
    })
    await recordHold(room.world, id, { by: room.people.officer }, hold)
    const html = await (await as('officer', `/incidents/${id}/mailings`)).text()
    expect(wordsOn(html)).toContain('A law enforcement official asked us to delay notice ( 45 CFR 164.412 )')
    expect(html).not.toContain('Create mailing')
  })
})
