import type { Doors } from '../access/doors.ts'
import type { Principal } from '../access/roles.ts'
import { addUser } from '../access/users.ts'
import { addAssociate } from '../actions/associates/associates.ts'
import { recordAssociate } from '../actions/associates/incident-associate.ts'
import type { Book } from '../actions/book/book.ts'
import { todayOf } from '../actions/book/today.ts'
import { recordHold } from '../actions/duties/notices.ts'
import { amendIncident } from '../actions/incident/amend.ts'
import { logIncident } from '../actions/incident/log-incident.ts'
import { openIncident } from '../actions/incident/open-incident.ts'
import { approveLetter, writeLetter } from '../actions/letter/letter.ts'
import type { Press } from '../actions/letter/press.ts'
import type { MailingJobs } from '../actions/mailing/jobs.ts'
import { USUAL_MAILING } from '../actions/mailing/mailing-request.ts'
import { beginMailing } from '../actions/mailing/make-mailing.ts'
import type { Post } from '../actions/mailing/post.ts'
import { changePractice } from '../actions/practice/practice.ts'
import { importRoster } from '../actions/roster/import-roster.ts'
import { saveUpload } from '../actions/roster/uploads.ts'
import { definitionsOf } from '../actions/steps/definitions.ts'
import { signStep } from '../actions/steps/signature.ts'
import { completeStep, findNotNeeded } from '../actions/steps/steps.ts'
import { type Day, earlierOf, plus } from '../breach/law/day.ts'
import { ticksItself } from '../breach/playbooks/seen-only.ts'
import type { Role } from '../storage/core/role.ts'
import { listAssociates } from '../storage/practice/associates.ts'
import { type IncidentStep, listSteps } from '../storage/steps/steps.ts'
import { stories } from './cast/incidents.ts'
import { harborMedSpa, staff } from './cast/practice.ts'
import { madeUpRoster } from './cast/roster.ts'
import type { Story } from './cast/story.ts'
import { vendors } from './cast/vendors.ts'

type Cast = Record<Role, Principal>

/** What of the world a book is filled with. */
type World = Book & Doors & MailingJobs & Post & Press

/**
 * Fills an empty book with a practice, four people with this password, and incidents on made-up patients: the five of the
 * demo, unless told others. Answers their ids.
 */
export async function fillDemo(world: World, password: string, told: readonly Story[] = stories): Promise<string[]> {
  const cast = {} as Cast
  for (const each of Object.values(staff))
    cast[each.role] = { ...each, ...(await addUser(world, { ...each, password })) }
  await changePractice(world, cast.admin, harborMedSpa)
  for (const facts of vendors(await todayOf(world))) await addAssociate(world, cast.officer, facts)
  const ids: string[] = []
  for (const [at, story] of told.entries()) ids.push(await tell(world, cast, story, at + 1))
  return ids
}

async function tell(world: World, cast: Cast, story: Story, seed: number): Promise<string> {
  const today = await todayOf(world)
  const discoveredOn = plus(today, -story.daysAgo)
  const { id } = await logIncident(world, cast.officer, {
    ...story.facts,
    discoveredOn,
    occurredFrom: plus(discoveredOn, -3),
    occurredTo: plus(discoveredOn, -1),
  })
  if (story.amendment) await amendIncident(world, id, { by: cast.officer }, story.amendment)
  if (story.vendor) await atVendor(world, cast, id, story.vendor, discoveredOn)
  if (story.people || story.patients)
    await bring(world, cast, id, madeUpRoster(seed, story.people ?? {}, story.patients, story.twice))
  await doSteps(world, cast, id, story.stepsDone, today)
  if (story.hold) await recordHold(world, id, { by: cast.officer }, holdOf(story.hold, today))
  if (story.letter) {
    await writeLetter(world, id, { by: cast.officer }, story.letter)
    await approveLetter(world, id, { by: cast.admin })
  }
  if (story.mailing) await (await beginMailing(world, id, { by: cast.officer }, USUAL_MAILING)).made
  return id
}

// The first of them; what is asked under a condition does not apply.
async function doSteps(world: World, cast: Cast, id: string, number: number, today: Day): Promise<void> {
  const [steps, definitionOf] = await Promise.all([
    listSteps(world.db, id),
    openIncident(world, id).then(definitionsOf),
  ])
  for (const step of steps.filter(({ id }) => ticksItself(id) === null).slice(0, number)) {
    if (!definitionOf(step)?.onlyIf) await doStep(world, cast, step, today)
    else await findNotNeeded(world, cast.officer, { incident: id, id: step.id }, 'It does not apply here.')
  }
}

async function doStep(world: World, cast: Cast, step: IncidentStep, today: Day): Promise<void> {
  const name = { incident: step.incident, id: step.id }
  const performedAt = `${earlierOf(step.dueOn, plus(today, -1))}T15:00:00.000Z`
  await completeStep(world, cast.officer, name, { performedAt })
  if (step.secondPerson) await signStep(world, cast.admin, name)
}

async function atVendor(world: World, cast: Cast, incident: string, vendor: string, toldUsOn: Day) {
  const entry = (await listAssociates(world.db, world.vault)).find(({ name }) => name === vendor)
  const days = { discoveredOn: plus(toldUsOn, -3), toldUsOn, contractDays: null }
  await recordAssociate(
    world,
    incident,
    { by: cast.officer },
    { id: entry?.id ?? null, name: vendor, ...(!entry && { agent: false }), ...days },
  )
}

function holdOf({ daysAgo, official, agency }: NonNullable<Story['hold']>, today: Day) {
  return {
    form: 'written' as const,
    statedOn: plus(today, -daysAgo),
    until: plus(today, 14),
    documented: true,
    impedes: true,
    official,
    agency,
  }
}

async function bring(world: World, cast: Cast, incident: string, csv: string): Promise<void> {
  const bytes = new Blob([csv]).stream()
  const { id } = await saveUpload(await openIncident(world, incident), 'made-up-patients.csv', bytes)
  await importRoster(world, cast.officer, incident, id, { map: [] })
}
