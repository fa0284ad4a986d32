import { type Context, Hono } from 'hono'
import { namesOf, usersOf } from '../../../actions/book/names.ts'
import { dayAt, zoneOf } from '../../../actions/book/today.ts'
import { openIncident } from '../../../actions/incident/open-incident.ts'
import { type PlacedReading, pageOfReadings } from '../../../actions/log/readings.ts'
import { thePerson } from '../../../actions/people/people.ts'
import { fullName } from '../../../letters/envelope/addressee.ts'
import type { Env } from '../../shell/env.ts'
import { fields } from '../../shell/forms/fields.ts'
import { page } from '../../shell/page.ts'
import { allow } from '../../shell/who.ts'
import { whoDid } from '../frame/entries.ts'

const PAGE = 50

/** Who read what of patients: everything, of one user, or of one patient. */
export const readings = new Hono<Env>().get('/readings', allow('decide'), show)

async function show(c: Context<Env>) {
  const { user = '', incident = '', person = '', after } = c.req.query()
  const whose = incident && person ? await whoseIs(c, incident, person) : null
  const asked = { user, incident: whose ? incident : '', person: whose ? person : '' }
  const place = /^\d{1,12}-\d{1,9}$/.test(after ?? '') ? after : undefined
  const [{ items, next }, nameOf, users, zone] = await Promise.all([
    pageOfReadings(c.env, asked, { after: place, limit: PAGE }),
    namesOf(c.env),
    usersOf(c.env),
    zoneOf(c.env),
  ])
  const options = [['', 'Everybody'], ...users.map(({ id, name }) => [id, name] as const)] as const
  const query = Object.entries(asked).filter(([, text]) => text)
  return await page(c, 'log/readings', {
    title: 'Who looked at what',
    section: 'log',
    fields: fields([{ name: 'user', label: 'Who', type: 'select', options }], { user }),
    readings: items.map((each) => line(each, nameOf, zone)),
    next,
    query: query.map(([name, text]) => `${name}=${encodeURIComponent(text)}&`).join(''),
    whose,
  })
}

async function whoseIs(c: Context<Env>, incident: string, id: string) {
  const { person } = await thePerson(await openIncident(c.env, incident), id)
  return { incident, person: id, name: fullName(person) || '(no name)' }
}

function line({ what, by, via, people = [], ...read }: PlacedReading, nameOf: (id: string) => string, zone: string) {
  const { at, from, incident = null, letter = null, reason = null } = read
  return {
    ...{ at, from, incident, letter, reason },
    day: dayAt(at, zone),
    who: whoDid({ by, via }, nameOf),
    what: WHAT[what],
    record: people.length === 1 ? people[0] : null,
    many: people.length > 1 ? people.length : 0,
  }
}

const WHAT: Readonly<Record<PlacedReading['what'], string>> = {
  list: 'opened a list',
  person: 'opened a record',
  letter: 'opened a letter',
  search: 'searched for a patient',
  attachment: 'opened an attached file',
  accounting: 'prepared an accounting of disclosures',
  export: 'downloaded a file',
  reason: 'gave a reason for opening a record',
}
