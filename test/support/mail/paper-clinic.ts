import { setTimeout as wait } from 'node:timers/promises'
import { phishedMailbox } from '../../cast/incidents.ts'
import { FIRST_VISIT } from '../../cast/practice.ts'
import { mailboxWords } from '../../cast/words.ts'
import { type Server, startServer } from '../machine/server.ts'
import { typed } from '../machine/terminal.ts'
import { leadsTo, type Visitor, visitor } from '../machine/visitor.ts'
import { proposedColumns } from '../rosters/columns.ts'
import { madeUpRoster } from '../rosters/made-up.ts'

/** A real server whose letters are written, approved by a second person and ready to be mailed. */
export type PaperClinic = {
  server: Server
  /** Who wrote the letters, signed in. */
  officer: Visitor
  /** The address of the incident. */
  incident: string
  /** The cookies of the officer, as a browser takes them. */
  cookies(): { name: string; value: string; url: string }[]
}

const SECOND = { name: 'Omar Haddad', email: 'omar@harbor.example', role: 'officer', password: FIRST_VISIT.password }

/** Sets a practice up over HTTP, with so many people in New Hampshire who are to be written to. */
export async function mailedBook(people = 40): Promise<PaperClinic> {
  const server = await startServer()
  const officer = visitor(server.url)
  await officer.post('/set-up', { ...FIRST_VISIT, code: await server.setUpCode() })
  await addSecond(server.folder)
  const path = leadsTo(await officer.post('/incidents', { ...phishedMailbox, discoveredOn: '2026-03-02' }))
  const roster = madeUpRoster(people, 7).replaceAll(',MA,02110', ',NH,03101')
  const columns = leadsTo(await officer.upload(`${path}/uploads`, new File([roster], 'made-up.csv')))
  const form = proposedColumns(await (await officer.get(columns)).text())
  await imported(officer, leadsTo(await officer.post(`${columns}/import`, { ...form, dateOrder: 'month_first' })))
  await officer.post(`${path}/letter`, mailboxWords)
  const second = visitor(server.url)
  await second.post('/sign-in', { email: SECOND.email, password: SECOND.password })
  await second.post(`${path}/letter/approval`, { unopened: 'Read on paper.' })
  const cookies = () => [...officer.cookies].map(([name, value]) => ({ name, value, url: server.url }))
  return { server, officer, incident: server.url + path, cookies }
}

// At the command line: whoever chose a password in the product is no second person to its owner that day.
async function addSecond(folder: string): Promise<void> {
  const { name, email, role, password } = SECOND
  const { status, words } = await typed(
    folder,
    ['user', 'add', '--email', email, '--name', name, '--role', role],
    password,
  )
  if (status !== 0) throw new Error(words)
}

// An import of many people leads to a page that tells how far it is, until there is a roster.
async function imported(officer: Visitor, path: string): Promise<void> {
  for (let at = path; !at.includes('/rosters/'); at = leadsTo(await officer.get(path)) || path) await wait(50)
}
