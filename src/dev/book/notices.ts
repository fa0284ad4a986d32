import { readers } from '../../demo/cast/readers.ts'
import { rosterOf } from '../../demo/cast/roster.ts'
import { attach, TAKEN_IN_BOSTON } from './attach.ts'
import { type Does, listed } from './doing.ts'
import type { Telling } from './places.ts'
import { tellReaders } from './readers.ts'

/** Tells of notices that were given, on time and late, of holds and evidence. */
export async function tellDuties(told: Telling): Promise<void> {
  const { does, places, day } = told
  const chart = `/incidents/${places.snoopedChart}`
  const difference = 'Written by hand and mailed before the roster was imported.'
  const given = { duty: 'hipaa.individuals', givenOn: day(300), how: 'First-class mail' }
  const letter = { ...given, recipient: 'One letter', difference }
  await does('officer', `POST ${chart}/notices`, letter)
  await does('officer', `POST ${chart}/ocr-sheet`, { type: 'unauthorized', description: 'Somebody looked at a chart.' })
  await does('officer', `POST ${chart}/ocr-sheet/reports`, { filedOn: day(300), trackingNumber: 'BR-1042' })
  await does('officer', `POST /incidents/${places.latestFax}/ocr-sheet/reports`, { filedOn: day(1) })
  const vendor = `/incidents/${places.vendorRansomware}`
  await does('officer', `POST ${vendor}/notices`, { duty: 'hipaa.media.MA', givenOn: day(2), how: 'Press release' })
  await does('officer', `PUT ${vendor}/substitute-notice`, { postedOn: day(20), tollFreeFrom: day(20) })
  await tellHolds(told)
  const courier = { name: 'Courier & Sons', agent: true }
  await does('officer', `PUT /incidents/${places.misdirectedFax}/associate`, courier)
  const [, , shredder] = await listed<{ id: string }>(does, '/associates')
  await does('officer', `PUT /incidents/${places.latestFax}/associate`, { id: shredder?.id, name: 'Shredding' })
  await does('officer', `PATCH /incidents/${places.oldPost}`, { entity: { part2: true } })
  await does('officer', `PATCH /incidents/${places.lostLaptop}`, {
    event: { secured: 'encrypted', keyTaken: true, determinedOn: day(0) },
  })
}

async function tellHolds({ does, places, day }: Telling): Promise<void> {
  const vendor = `/incidents/${places.vendorRansomware}`
  await attach(does, vendor, 'hold/0', new File(['Not before December.'], 'letter-of-the-agent.txt'))
  await attach(does, vendor, 'hold/0', new File([TAKEN_IN_BOSTON], 'photo-of-the-badge.jpg'))
  await attach(does, vendor, 'hold/0', new File(['Saved from an e-mail.'], 'badge.pdf'))
  const oral = { form: 'oral', statedOn: day(45), official: 'Detective Wu', agency: 'Boston Police' }
  await does('officer', `POST ${vendor}/holds`, oral)
  await does('officer', `POST ${vendor}/holds/1/end`, { until: day(41) })
  await does('officer', `POST /incidents/${places.postedPhoto}/holds`, {
    form: 'oral',
    statedOn: day(4),
    documented: true,
    impedes: true,
  })
}

/** Tells of an incident that was logged twice. */
export async function tellDuplicate({ does, places, day }: Telling): Promise<void> {
  const facts = { title: 'Fax to the wrong practice, again', kind: 'misdirected_mail_or_fax', discoveredOn: day(2) }
  places.duplicate = (await does<{ id: string }>('staff', 'POST /incidents', facts)).id
  const merged = { how: 'merged', into: places.latestFax, reason: 'The same fax, reported by two people.' }
  await does('officer', `POST /incidents/${places.duplicate}/closing`, merged)
}

/** Tells why an auditor opened a record. */
export async function tellReading({ does, places }: Telling): Promise<void> {
  const person = `/incidents/${places.oldPost}/people/003-0000001`
  await does('auditor', `POST ${person}/reading-reason`, { reason: 'The yearly audit.' })
}

/** Tells of counts before there is a roster, of rosters by mistake, of steps that were not done after all. */
export async function tellCounts({ does, places, day }: Telling): Promise<void> {
  const laptop = `/incidents/${places.lostLaptop}`
  const byState = { TX: 510 }
  await does('officer', `POST ${laptop}/counts`, { people: 510, byState, basis: 'estimated', reason: 'The schedule.' })
  const guess = { people: 40, basis: 'estimated', reason: 'The patients of a day.' }
  await does('officer', `POST /incidents/${places.encryptedLaptop}/counts`, guess)
  const { roster } = await does<{ roster: string }>('officer', `POST ${laptop}/roster`, rosterOf(readers))
  await does('officer', `POST ${laptop}/rosters/${roster}/withdrawal`, { reason: 'The list of another clinic.' })
  places.withdrawn = roster
  places.oddRoster = (await does<{ roster: string }>('officer', `POST /incidents/${places.oldPost}/roster`, ODD)).roster
  await tellOddPeople(does, `/incidents/${places.oldPost}/people`)
  await does('officer', `POST /incidents/${places.oldPost}/roster`, DISAGREEING)
  const decided = `/incidents/${places.oldPost}/people/003-0000006/life`
  await does('officer', `POST ${decided}`, { lives: false, diedOn: day(90), reason: 'His wife called.' })
  await tellReaders(does, `/incidents/${places.oldPost}`)
  const steps = await listed<{ id: string; recordedAt: string | null; isByHand: boolean }>(does, `${laptop}/steps`)
  const [done, open] = [
    steps.find(({ recordedAt }) => recordedAt),
    steps.findLast((each) => each.isByHand && !each.recordedAt),
  ]
  await does('officer', `DELETE ${laptop}/steps/${done?.id}/completion`, { reason: 'It was another laptop.' })
  await does('officer', `POST ${laptop}/steps/${open?.id}/completion`, { note: 'Done by telephone.' })
  const [first] = await listed<{ id: string }>(does, `/incidents/${places.oldPost}/steps`)
  await does('officer', `POST /incidents/${places.oldPost}/steps/${first?.id}/completion`, {
    performedAt: `${day(1)}T15:00:00Z`,
  })
}

const ODD = `MRN,First Name,Last Name,DOB,ZIP
7,Ana,Odd,13/32/1980,2110
8,,,,
9,\u{1f600},Smile,1980-01-02,02110
10,,Walk-In,,
11,Patient,Test,,
12,Baby Girl,Parks,2026-01-02,02110
`

const DISAGREEING = `MRN,First Name,Last Name,DOB,Deceased,Date of Death,Confidential,Address,City,State,ZIP
21,Rae,Stout,1951-02-03,N,,,4 Elm St,Quincy,MA,02169
21,Rae,Stout,1951-02-03,Y,2025-06-01,,4 Elm St,Quincy,MA,02169
22,Vic,Trane,1962-03-04,,,,5 Oak Ave,Quincy,MA,02169
22,Vic,Trane,1962-03-04,,,,88 Harbor Rd Apt 3,Salem,MA,01970
23,Una,Verne,1973-04-05,,,Y,6 Fir St,Quincy,MA,02169
24,Sal,Winter,1944-05-06,N,,,7 Ash St,Quincy,MA,02169
24,Sal,Winter,1944-05-06,Y,,,7 Ash St,Quincy,MA,02169
`

async function tellOddPeople(does: Does, at: string): Promise<void> {
  const people = await listed<{ id: string; familyName: string }>(does, at)
  const idOf = (name: string) => people.find(({ familyName }) => familyName === name)?.id
  const known = { birthDate: '1980-12-31', middleName: 'Maria', reason: 'She called and told us.' }
  await does('officer', `POST ${at}/${idOf('Odd')}/corrections`, known)
  await does('officer', `POST ${at}/${idOf('Odd')}/corrections`, { middleName: null, reason: 'It was her sister’s.' })
  await does('officer', `POST ${at}/${idOf('Smile')}/leaving-out`, { kind: 'listed_twice', reason: 'Also number 7.' })
  await does('officer', `DELETE ${at}/${idOf('Smile')}/leaving-out`, { reason: 'She is somebody else.' })
}

/** Tells of the register of business associates, of those who left, and of keys. */
export async function tellPractice({ does, places, day }: Telling): Promise<void> {
  places.associate = (await listed<{ id: string }>(does, '/associates'))[0]?.id ?? ''
  await does('officer', 'POST /associates', { name: 'Old Harbor Copies', signedOn: day(900), expiresOn: day(30) })
  const former = {
    name: 'Former Colleague',
    email: 'former@harbor.example',
    role: 'staff',
    password: 'a long password',
  }
  const { id } = await does('admin', 'POST /users', former)
  await does('admin', `DELETE /users/${id}`)
  await does('admin', 'POST /keys', { name: 'Chart system', role: 'staff' })
  const key = await does('admin', 'POST /keys', { name: 'Lost key', role: 'auditor' })
  await does('admin', `DELETE /keys/${key.id}`)
  const own = { name: 'Her reports', role: 'auditor', owner: 'ines@harbor.example', scopes: ['read'] }
  await does('admin', 'POST /keys', own)
  await does('admin', 'PUT /practice/help-texts', { language: 'vi', text: 'Miễn phí trợ giúp ngôn ngữ.' })
  await does('admin', 'PUT /practice/help-texts', { language: 'es', text: 'Ayuda gratuita con el idioma.' })
}
