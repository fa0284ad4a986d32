import { askDestruction } from '../../actions/retention/ask-destruction.ts'
import { confirmDestruction } from '../../actions/retention/confirm-destruction.ts'
import type { Day } from '../../breach/law/day.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { listUsers } from '../../storage/users/users.ts'
import { type Does, listed } from './doing.ts'
import type { Telling } from './places.ts'

/** A hold for a lawsuit that stands, one that was released, a destruction that waits, and one that was carried out. */
export async function tellRetention({ does, places, day }: Telling, world: OwnWorld): Promise<void> {
  const hold = { askedBy: 'Counsel', reason: 'Records may be evidence.', placedOn: day(0) }
  const held = `/incidents/${places.snoopedChart}`
  await does('officer', `POST ${held}/preservation-holds`, { ...hold, matter: 'Audit of the State' })
  await does('officer', `POST ${held}/preservation-holds/0/release`, { reason: 'The audit is closed.' })
  await does('officer', `POST ${held}/preservation-holds`, { ...hold, matter: 'Castellanos v. Harbor Med Spa' })
  const mailbox = places.phishedMailbox ?? ''
  const [first, second] = await peopleOf(does, mailbox)
  await askFor(does, mailbox, first)
  await does('admin', `POST /incidents/${mailbox}/destruction/confirmation`, {
    number: mailbox,
  })
  await askFor(does, mailbox, second)
  places.destroyed = await closedIncident(does, day(0))
  await destroyAll(world, places.destroyed)
}

const TWO_PEOPLE = `MRN,First Name,Last Name,DOB,Address,City,State,ZIP
O-1,Ola,Berg,1980-03-04,1 Elm St,Boston,MA,02110
O-2,Uwe,Thal,1975-01-02,3 Elm St,Boston,MA,02110
`

async function closedIncident(does: Does, today: Day): Promise<string> {
  const facts = { title: 'Fax of long ago', kind: 'misdirected_mail_or_fax', discoveredOn: today }
  const { id } = await does('officer', 'POST /incidents', facts)
  const at = `/incidents/${id}`
  await does('officer', `POST ${at}/roster`, TWO_PEOPLE)
  const [step] = await listed<{ id: string }>(does, `${at}/steps`)
  await does('staff', `POST ${at}/steps/${step?.id}/comments`, { text: 'Ola Berg called.' })
  const { missing } = await does<{ missing: { id: string }[] }>('officer', `GET ${at}/progress`)
  const gaps = Object.fromEntries(missing.map((each) => [each.id, 'It was long ago.']))
  await does('officer', `POST ${at}/closing`, { how: 'finished', gaps })
  return id
}

// As it will be six years from now.
async function destroyAll(world: OwnWorld, id: string): Promise<void> {
  const later = new Date(Date.parse(world.now()) + SIX_YEARS_MS).toISOString()
  const then = { ...world, now: () => later }
  const [admin, officer] = (await listUsers(world.db)).filter(({ role }) => role === 'admin' || role === 'officer')
  const asked = { person: null, ground: 'retention_ended', reason: 'Six years are over.', number: id } as const
  await askDestruction(then, id, { by: { id: officer?.id ?? '' } }, asked)
  await confirmDestruction(then, id, { by: { id: admin?.id ?? '' } }, id)
}

const SIX_YEARS_MS = 6 * 366 * 86_400_000

async function peopleOf(does: Does, incident: string): Promise<string[]> {
  return (await listed<{ id: string }>(does, `/incidents/${incident}/people`)).slice(-2).map(({ id }) => id)
}

async function askFor(does: Does, incident: string, person: string | undefined): Promise<void> {
  const asked = { number: incident, person, ground: 'court_order', reason: 'The order of a court.' }
  await does('officer', `POST /incidents/${incident}/destruction`, asked)
}
