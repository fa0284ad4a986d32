import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../../../../src/actions/letter/letter.ts'
import { plus } from '../../../../src/breach/law/day.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { sha256 } from '../../../../src/storage/log/canonical.ts'
import { mailboxWords } from '../../../cast/words.ts'
import { expectRefusal, typedIn, wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
  await writeLetter(clinic.world, clinic.id, { by: clinic.people.officer }, mailboxWords)
  await approveLetter(clinic.world, clinic.id, { by: clinic.people.admin })
})
afterEach(() => clinic.close())

const page = async () => (await clinic.as('officer', '~/web-notice')).text()
const version = async () => String((await openIncident(clinic.world, clinic.id)).incident.version)
const keep = async (text: string, wordsVersion = '0') =>
  clinic.as('officer', '~/web-notice', { which: 'words', wordsVersion, text })
const approve = async (role: 'admin' | 'officer', words = '1') => clinic.as(role, '~/web-notice/approval', { words })
const post = async (more: Record<string, string> = {}) =>
  clinic.as('officer', '~/web-notice/posting', {
    which: 'posting',
    version: await version(),
    slug: 'our-patients',
    ...more,
  })
const remove = async (more: Record<string, string> = {}) =>
  clinic.as('officer', '~/web-notice/removal', { which: 'removal', version: await version(), ...more })
const read = (slug = 'our-patients') => ask(clinic.world, `/notice/${slug}`)

function onDay(day: string) {
  clinic.clock.now = `${day}T15:00:00.000Z`
}

async function draft(): Promise<string> {
  return typedIn(await page()).text ?? ''
}

async function posted() {
  await keep(await draft())
  await approve('admin')
  expect((await post({ tollFreeFrom: '2026-11-22' })).status).toBe(303)
}

describe('the words of the web notice', () => {
  test('begin as those of the letters, with the toll-free number and without a gap', async () => {
    const text = await draft()
    expect(text).toContain(mailboxWords.whatHappened)
    expect(text).toContain('(800) 555-0142')
    expect(wordsOn(await page())).not.toContain('Fix these before approval')
  })

  test('tell the toll-free number of the incident’s letters before that of the practice', async () => {
    const by = { by: clinic.people.officer }
    await writeLetter(clinic.world, clinic.id, by, { ...mailboxWords, tollFree: '800-555-0199' })
    const text = await draft()
    expect(text).toContain('(800) 555-0199')
    expect(text).not.toContain('555-0142')
    expect(wordsOn(await page())).toContain('The toll-free number: 800-555-0199.')
  })

  test('are approved by a second person, and a change asks again', async () => {
    await keep(await draft())
    await expectRefusal(await approve('officer'), 422, /A second person must approve/)
    expect((await approve('admin')).status).toBe(303)
    await keep(`${await draft()}\nWe are sorry.`, '1')
    expect(wordsOn(await page())).toContain('Not approved yet')
    await expectRefusal(await post(), 422, /A second person must approve the text before it is posted/)
  })

  test('that two people change at once are kept of the first one', async () => {
    await keep(await draft())
    const html = await expectRefusal(
      await keep('# Another', '0'),
      409,
      /Someone else changed this to: # Notice of Data Breach/,
    )
    expect(typedIn(html)).toMatchObject({ text: '# Another', wordsVersion: '1' })
  })

  test.each([
    [
      'no toll-free number',
      (text: string) => text.replaceAll('(800) 555-0142', ''),
      /does not include the toll-free number/,
    ],
    ['a gap', (text: string) => `${text}\n[name of the vendor]`, /gap in \[brackets\]/],
    ['a heading less', (text: string) => text.replace('## What You Can Do', ''), /no heading “What You Can Do”/],
    ['somebody’s own number', (text: string) => `${text}\n123-45-6789`, /looks like a Social Security number/],
  ])('with %s are not approved', async (_, change, sentence) => {
    await keep(change(await draft()))
    await expectRefusal(await approve('admin'), 422, sentence)
  })
})

describe('the notice on the web', () => {
  test('is open to everybody, and to search engines, exactly as it was approved', async () => {
    await posted()
    const answer = await read()
    const html = await answer.text()
    expect(answer.status).toBe(200)
    expect(html).not.toContain('noindex')
    expect(wordsOn(html)).toContain(mailboxWords.whatHappened)
    const [row] = await tables(clinic.world.db).selectFrom('webPostings').selectAll().execute()
    expect(sha256(html)).toBe(row?.htmlHash)
    for (const forbidden of [clinic.id, 'Phished mailbox', 'Sign']) expect(html).not.toContain(forbidden)
  })

  test('has its telephone number and its address of e-mail as links', async () => {
    await posted()
    const html = await (await read()).text()
    expect(html).toContain('<a href="tel:+18005550142">(800) 555-0142</a>')
    expect(html).toMatch(/<a href="mailto:[^"]+@[^"]+">/)
  })

  test('shows a stranger nothing of this product where there is none, or none any more', async () => {
    const gone = async (path: string) => {
      const answer = await ask(clinic.world, path)
      return { status: answer.status, html: await answer.text() }
    }
    await posted()
    await clinic.as('officer', '~/web-notice/removal', { early: 'true', 'early:flag': 'true', reason: 'A mistake.' })
    for (const path of ['/notice/our-patients', '/notice/nobody', '/notice/', '/notice/a/b', '/notice/2026-0001']) {
      const { status, html } = await gone(path)
      expect([path, status]).toEqual([path, 404])
      expect(wordsOn(html)).toContain('There is no notice here')
      expect(html).toContain('<a href="tel:+1')
      expect(html).not.toMatch(/breachbook|sign.?in|app\.css|icon\.svg|<nav|incident/i)
    }
  })

  test('is the substitute notice of the incident from the same step on', async () => {
    await posted()
    const { substitute } = (await openIncident(clinic.world, clinic.id)).incident
    expect(substitute).toEqual({
      postedOn: '2026-11-22',
      removedOn: null,
      mediaOn: null,
      tollFreeFrom: '2026-11-22',
      tollFreeTo: null,
    })
  })

  test('runs no markup that somebody wrote into it', async () => {
    await keep(`${await draft()}\n<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)>`)
    await approve('admin')
    await post()
    const html = await (await read()).text()
    expect(html).not.toMatch(/<script|<img|href="javascript/)
    expect(html).toContain('&#60;script&#62;')
  })

  test('at an address of chance tells nothing of the incident', async () => {
    await keep(await draft())
    await approve('admin')
    await post({ slug: '' })
    const url = /\/notice\/([\w-]+)/.exec(await page())?.[1] ?? ''
    expect(url).toMatch(/^[0-9a-f]{10}$/)
    expect((await read(url)).status).toBe(200)
  })

  test.each(['2026-0001', 'Breach!', 'a', `${'a'.repeat(61)}`])('is not posted at /notice/%s', async (slug) => {
    await keep(await draft())
    await approve('admin')
    await expectRefusal(await post({ slug }), 422, /reveal nothing about the incident/)
  })

  test('that does not stand is not there, for anybody', async () => {
    expect((await read('our-patients')).status).toBe(404)
    await posted()
    await remove({ 'early:flag': 'true', reason: 'The media carry it' })
    expect((await read()).status).toBe(404)
    const gone = await clinic.as('auditor', `~/web-notice/postings/${await firstPosting()}`)
    expect(wordsOn(await gone.text()), 'what was shown is kept').toContain(mailboxWords.whatHappened)
  })
})

async function firstPosting(): Promise<string> {
  const [row] = await tables(clinic.world.db).selectFrom('webPostings').select('id').execute()
  return row?.id ?? ''
}

describe('the proof of the posting', () => {
  test('has a day for each on which the server answered, and shows the days between as a gap', async () => {
    await posted()
    for (const day of ['2026-11-22', '2026-11-23', '2026-11-26']) {
      onDay(day)
      await read()
      await read()
    }
    onDay('2026-11-26')
    const words = wordsOn(await page())
    expect(words).toContain('4 days of 90.')
    expect(words).toContain('800-555-0142. It has been active for 4 of 90 days')
    expect(words).toContain('3 days with proof')
    expect(words).toContain('Today is one of them')
    expect(words).toMatch(/November 24, 2026 to November 25, 2026 \(2 days\)/)
    expect(words).toContain('until February 22, 2027')
    const rows = await tables(clinic.world.db).selectFrom('log').select('body').execute()
    expect(rows.filter(({ body }) => body.includes('web_notice_shown'))).toHaveLength(3)
  })

  test('two readers at the same moment are one day', async () => {
    await posted()
    const answers = await Promise.all([read(), read(), read()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await tables(clinic.world.db).selectFrom('webPostingDays').selectAll().execute()).toHaveLength(1)
  })

  test('counts on when newer words take the place of the older ones', async () => {
    await posted()
    onDay('2026-12-02')
    await keep(`${await draft()}\nWe are very sorry.`, '1')
    await approve('admin', '2')
    await post()
    expect(wordsOn(await (await read()).text())).toContain('We are very sorry.')
    expect(wordsOn(await page())).toContain('10 days of 90.')
    expect((await openIncident(clinic.world, clinic.id)).incident.substitute?.postedOn).toBe('2026-11-22')
  })

  test('ends early only on purpose, with a reason and the citation', async () => {
    await posted()
    onDay(plus('2026-11-22', 89))
    await expectRefusal(await remove(), 422, /89 of 90 days \(45 CFR 164\.404\(d\)\(2\)\(ii\)\)/)
    await expectRefusal(await remove({ 'early:flag': 'true' }), 422, /check the box and give a reason/)
    onDay(plus('2026-11-22', 90))
    expect((await remove()).status).toBe(303)
    expect((await openIncident(clinic.world, clinic.id)).incident.substitute?.removedOn).toBe('2027-02-20')
    expect(wordsOn(await page())).toContain('Removed')
  })
})
