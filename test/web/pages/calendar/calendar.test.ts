import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { disableUser } from '../../../../src/access/leaving.ts'
import { recordNotice } from '../../../../src/actions/duties/notices.ts'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { tables } from '../../../../src/storage/core/database.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { ask } from '../../../support/world/world.ts'
import { type Clinic, openClinic } from '../clinic.ts'

let clinic: Clinic
beforeEach(async () => {
  clinic = await openClinic()
})
afterEach(() => clinic.close())

/** Makes an address through the page, and answers its path. */
async function addressOf(role: 'officer' | 'staff'): Promise<string> {
  const html = await (await clinic.as(role, '/account/calendar', {})).text()
  return new URL(/<code class="secret">([^<]+)<\/code>/.exec(html)?.[1] ?? '').pathname
}

const fetched = async (path: string) => (await ask(clinic.world, path)).text()

type Event = { uid: string; day: string; summary: string; sequence: number; status: string }

/** The events as ical.js reads them. */
function eventsIn(text: string): Event[] {
  const calendar = new ICAL.Component(ICAL.parse(text))
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    expect(event.startDate.isDate).toBe(true)
    const status = String(component.getFirstPropertyValue('status'))
    const { uid, summary, sequence } = event
    return { uid, day: event.startDate.toString(), summary, sequence, status }
  })
}

describe('a calendar address', () => {
  test('is shown once, kept by its hash alone, and opens without a cookie', async () => {
    const path = await addressOf('officer')
    expect(await (await clinic.as('officer', '/account/calendar')).text()).not.toContain(path)
    const rows = await tables(clinic.world.db).selectFrom('calendarFeeds').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(path.slice(10, -4))
    const answer = await ask(clinic.world, path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('is not sent again while nothing changed', async () => {
    const path = await addressOf('officer')
    const tag = (await ask(clinic.world, path)).headers.get('ETag') ?? ''
    clinic.clock.now = '2026-11-22T18:00:00.000Z'
    const again = await ask(clinic.world, path, { headers: { 'If-None-Match': tag } })
    expect([again.status, await again.text(), again.headers.get('ETag')]).toEqual([304, '', tag])
  })

  test('ends when it is revoked or replaced, and with its owner', async () => {
    const first = await addressOf('officer')
    const second = await addressOf('officer')
    expect([(await ask(clinic.world, first)).status, (await ask(clinic.world, second)).status]).toEqual([404, 200])
    await clinic.as('officer', '/account/calendar/removal', {})
    expect((await ask(clinic.world, second)).status).toBe(404)
    const third = await addressOf('staff')
    await disableUser(clinic.world, clinic.people.admin, clinic.people.staff.id)
    const gone = await ask(clinic.world, third)
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringMatching(/There is no such calendar/)])
    expect(wordsOn(await (await clinic.as('admin', '/log')).text())).toMatch(/ended a calendar address/)
  })
})

describe('what a calendar shows', () => {
  test('is whole days with numbers of incidents: legal deadlines to who may read them, to each their own steps', async () => {
    const officer = eventsIn(await fetched(await addressOf('officer')))
    const staff = eventsIn(await fetched(await addressOf('staff')))
    expect(officer).toContainEqual(
      expect.objectContaining({
        day: '2027-01-01',
        summary: '2026-0001: Legal deadline',
        sequence: 0,
        status: 'CONFIRMED',
      }),
    )
    expect(new Set(staff.map(({ summary }) => summary))).toEqual(new Set(['2026-0001: Aim for a step of yours']))
    expect(new Set([...officer, ...staff].map(({ uid }) => uid)).size).toBe(officer.length + staff.length)
  })

  test('says no more than the practice allows, and never a word of the incident', async () => {
    const path = await addressOf('officer')
    for (const [says, summary] of [
      ['day', 'Legal deadline'],
      ['number', '2026-0001: Legal deadline'],
      ['number_and_duty', '2026-0001: Legal deadline to tell everybody affected'],
    ] as const) {
      await clinic.as('admin', '/settings/calendar', { says })
      const text = await fetched(path)
      expect(eventsIn(text).map((event) => event.summary)).toContain(summary)
      expect(text.includes('2026-0001')).toBe(says !== 'day')
      expect(text).not.toMatch(/Phished|Harbor/i)
      if (says !== 'number_and_duty') expect(text).not.toMatch(/hipaa|mailbox|bank/)
    }
  })

  test('moves with a revision more under the same uid, and is cancelled once it is done', async () => {
    const path = await addressOf('officer')
    const legal = (events: Event[]) => events.filter(({ day }) => day.startsWith('2027-01-01') || day === '2026-12-31')
    const before = legal(eventsIn(await fetched(path)))
    await clinic.as('officer', '~/edit', await edited('2026-11-01'))
    const moved = eventsIn(await fetched(path))
    for (const { uid } of before)
      expect(moved).toContainEqual(
        expect.objectContaining({ uid, day: '2026-12-31', sequence: 1, status: 'CONFIRMED' }),
      )
    const { version } = (await openIncident(clinic.world, clinic.id)).incident
    await recordNotice(clinic.world, clinic.id, { by: clinic.people.officer, version }, {
      ...{ duty: 'hipaa.individuals', givenOn: '2026-11-21', how: 'Mail', recipient: null, reference: null },
      difference: 'By hand.',
    } as never)
    const done = eventsIn(await fetched(path)).filter(({ status }) => status === 'CANCELLED')
    expect(done.map(({ sequence }) => sequence)).toContain(2)
  })

  test('is iCalendar as RFC 5545 has it: CRLF, no line over 75 octets, and what it demands of each event', async () => {
    await clinic.as('admin', '/settings/calendar', { says: 'number_and_duty' })
    const text = await fetched(await addressOf('officer'))
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r]+\r\n/)
    expect(text).toMatch(/\r\nREFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n/)
    expect(text).toMatch(/END:VCALENDAR\r\n$/)
    const calendar = new ICAL.Component(ICAL.parse(text))
    for (const event of calendar.getAllSubcomponents('vevent')) {
      for (const name of ['uid', 'dtstamp', 'dtstart', 'sequence', 'status', 'summary', 'transp', 'class'])
        expect([name, event.getAllProperties(name).length]).toEqual([name, 1])
      expect(event.getFirstProperty('dtstart')?.getParameter('value') ?? event.getFirstProperty('dtstart')?.type).toBe(
        'date',
      )
    }
  })

  async function edited(discoveredOn: string): Promise<Record<string, string>> {
    const html = await (await clinic.as('officer', '~/edit')).text()
    const { typedIn } = await import('../../../support/world/pages.ts')
    return { ...typedIn(html), discoveredOn }
  }
})
