import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIncident } from '../../../../src/actions/incident/open-incident.ts'
import { pageOfReadings } from '../../../../src/actions/log/readings.ts'
import { excludePerson } from '../../../../src/actions/people/exclusions.ts'
import { eachPerson } from '../../../../src/actions/people/people.ts'
import { openMailbox } from '../../../support/mail/mailed.ts'
import { wordsOn } from '../../../support/world/pages.ts'
import { type Clinic, openClinic } from '../clinic.ts'

const ROSTER = `First,Last,DOB,Address,City,State,ZIP,SSN
Ana,Lopes,1980-02-03,12 Elm St,Houma,LA,70360,536-22-1044
Zoe,Abel,1981-02-03,9 Elm St,Houma,LA,70360,536-22-1045
=Eve,Hill,1981-04-03,7 Oak St,Houma,LA,70360,536-22-1048
Not,Patient,1981-03-03,8 Elm St,Houma,LA,70360,536-22-1046
Max,Reed,1982-02-03,7 Elm St,Austin,TX,78701,536-22-1047
`

let clinic: Clinic
let incident: string
let names: string
beforeAll(async () => {
  clinic = await openClinic()
  const { world, people } = clinic
  incident = await openMailbox(world, people, ROSTER)
  const opened = await openIncident(world, incident)
  for await (const { id, person } of eachPerson(opened))
    if (person.givenName === 'Not')
      await excludePerson(opened, id, { by: people.officer }, { kind: 'not_a_patient', reason: 'A test row.' })
  names = `/incidents/${incident}/residents/LA/names.csv`
})
afterAll(() => clinic.close())

const open = (path: string, role: 'officer' | 'auditor' | 'staff' = 'officer') => clinic.as(role, path)

test('an office that asks for names is offered those of its own State to download, and nobody else’s', async () => {
  const html = await (await open(`/incidents/${incident}/offices/LA.attorney-general`)).text()
  expect(wordsOn(html)).toContain('The list of names that this office asks for: 3 residents of Louisiana (CSV)')
  expect(html).toContain(`href="${names}"`)
  const file = await open(names)
  expect(file.headers.get('Content-Disposition')).toContain(`${incident} residents of Louisiana.csv`)
  // What a spreadsheet would take for a formula is led by a tab.
  expect(await file.text()).toBe('name\r\n"\t=Eve Hill"\r\nAna Lopes\r\nZoe Abel\r\n')
})

test('the access log notes that the names were taken out, by whom and of whom', async () => {
  await open(names)
  const words = wordsOn(await (await clinic.as('admin', '/readings')).text())
  expect(words).toMatch(/The officer.*downloaded a file/)
  await clinic.world.readings.flush()
  const { items } = await pageOfReadings(clinic.world, { incident }, { limit: 100 })
  const [noted] = items.filter(({ part }) => part === 'residents/LA/names.csv')
  const inState = await Array.fromAsync(eachPerson(await openIncident(clinic.world, incident)))
  const named = inState.filter(({ state, person }) => state === 'LA' && person.givenName !== 'Not')
  expect([...(noted?.people ?? [])].sort()).toEqual(named.map(({ id }) => id).sort())
})

test('who may not decide gets no list of names, and a State that is none is said so', async () => {
  expect((await open(names, 'auditor')).status).toBe(403)
  expect((await open(names, 'staff')).status).toBe(403)
  const none = await open(names.replace('LA', 'QQ'))
  expect([none.status, wordsOn(await none.text())]).toEqual([404, expect.stringContaining('There is no State "QQ"')])
})
