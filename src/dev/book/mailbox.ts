import * as cast from '../../demo/cast/patients.ts'
import { type Does, listed } from './doing.ts'
import type { Places, Telling } from './places.ts'

type Known = { id: string; givenName?: string; familyName?: string }
type Line = { reference: string; person: string; channel: string }

/** The letters of the phished mailbox are mailed; some come back, people call, and the notice on the web stands. */
export async function mailAndHearBack({ does, places, day }: Telling): Promise<void> {
  const at = `/incidents/${places.phishedMailbox}`
  await namePeople(does, at, places)
  places.roster = (await listed<{ roster: string }>(does, `${at}/rosters`))[0]?.roster ?? ''
  const mailing = (await listed<{ id: string }>(does, `${at}/mailings`))[0]?.id ?? ''
  places.mailing = mailing
  const mailed = { mailedOn: day(0), how: 'First-Class Mail', reference: 'Permit 7', asNotice: true }
  await does('officer', `POST ${at}/mailings/${mailing}/mailed`, mailed)
  const letters = await listed<Line>(does, `${at}/mailings/${mailing}/letters`)
  const letterOf = (name: string) => letters.find(({ person }) => person === places[name])?.reference ?? ''
  places.letter = letterOf('maria')
  places.returned = letterOf('ruth')
  places.corrected = letterOf('tim')
  await comeBack(does, at, places, letterOf)
  await call(does, places, letterOf('grace'))
  await post(does, at, places, day)
  const again = { reprint: { references: [places.letter], reason: 'The envelope tore.' } }
  places.reprint = (await does('officer', `POST ${at}/mailings`, again)).id
  // From here on the letters would say another count than the one that was approved.
  await does('officer', `POST ${at}/people/${places.edmund}/leaving-out`, { reason: 'Died in 1951.' })
}

async function comeBack(does: Does, at: string, places: Places, letterOf: (name: string) => string): Promise<void> {
  const back = (name: string, more: object, by: 'staff' | 'officer' = 'staff') =>
    does(by, 'POST /returned-letters', { reference: letterOf(name), ...more })
  await back('pearl', { reason: 'no_such_address', words: 'NO SUCH NUMBER' })
  const newAddress = { line1: '3 Elm Ct', city: 'Albany', state: 'NY', zip: '12208' }
  await back('tim', { reason: 'moved', newAddress }, 'officer')
  await back('ruth', { reason: 'none_given', newAddress: { ...newAddress, line1: '9 Elm Ct' } })
  const moved = { line1: '77 Beacon St', city: 'Boston', state: 'MA', zip: '02108' }
  await does('officer', `PUT ${at}/people/${places.walter}/address`, moved)
}

async function call(does: Does, places: Places, letter: string): Promise<void> {
  const asked = ['call_back', 'other_language']
  const { id } = await does('staff', 'POST /calls', { letter, topic: 'what_to_do', caller: 'A daughter', asked })
  places.call = id
  await does('officer', `PUT /calls/${id}/follow-ups/call_back`)
  const more = { incident: places.phishedMailbox, topic: 'am_i_affected', phone: '617-555-0199', answered: 'Yes.' }
  await does('staff', 'POST /calls', more)
}

async function post(does: Does, at: string, places: Places, day: (ago: number) => string): Promise<void> {
  const { text } = await does<{ text: string }>('auditor', `GET ${at}/web-notice`)
  await does('officer', `PUT ${at}/web-notice`, { text, version: 0 })
  await does('admin', `POST ${at}/web-notice/approval`, { words: 1 })
  const slug = 'for-our-patients'
  type Posted = { postings: { id: string }[] }
  const posted = await does<Posted>('officer', `POST ${at}/web-notice/posting`, { slug, tollFreeFrom: day(0) })
  places.posting = posted.postings[0]?.id ?? ''
  places.slug = slug
  await draftNotice(does, `/incidents/${places.vendorRansomware}`)
}

// Written, and approved by nobody.
async function draftNotice(does: Does, at: string): Promise<void> {
  const { text } = await does<{ text: string }>('auditor', `GET ${at}/web-notice`)
  await does('officer', `PUT ${at}/web-notice`, { text, version: 0 })
}

async function namePeople(does: Does, at: string, places: Places): Promise<void> {
  const people = await listed<Known>(does, `${at}/people`)
  for (const [name, person] of Object.entries(named)) {
    const found = people.find((each) => each.givenName === person.givenName && each.familyName === person.familyName)
    places[name] = found?.id ?? ''
  }
}

const { patients: _, ...named } = cast
