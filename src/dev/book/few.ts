import { todayOf } from '../../actions/book/today.ts'
import { queueDeliveries } from '../../actions/webhooks/queue-deliveries.ts'
import { plus } from '../../breach/law/day.ts'
import { stories } from '../../demo/cast/incidents.ts'
import { rareStories } from '../../demo/cast/rare-incidents.ts'
import { fillDemo } from '../../demo/fill.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { PASSWORD } from './asking.ts'
import { decide } from './decisions.ts'
import { doing } from './doing.ts'
import { tellHouse } from './house.ts'
import { draftLetters, holdLetters, removeNotice } from './letters.ts'
import { mailAndHearBack } from './mailbox.ts'
import { sendNewsletterLetters } from './newsletter.ts'
import { tellCounts, tellDuplicate, tellDuties, tellPractice, tellReading } from './notices.ts'
import { tellLastFiling, tellOffices } from './offices.ts'
import type { Places, Telling } from './places.ts'
import { tellPlaybooks } from './playbooks.ts'
import { nameOnChart, tellSubject } from './restriction.ts'
import { tellRetention } from './retention.ts'
import { addLena, addPasskeys } from './second-step.ts'
import { tellSteps } from './steps.ts'

/** The incidents of the cast by their names, in the order in which they are logged. */
export const INCIDENTS = [
  'vendorRansomware',
  'phishedMailbox',
  'lostLaptop',
  'postedPhoto',
  'reviewReply',
  'snoopedChart',
  'shownAddresses',
  'earlierFax',
  'misdirectedFax',
  'latestFax',
  'allowedVideo',
  'oldPost',
  'encryptedLaptop',
] as const

/**
 * Fills a book with the whole cast, and brings each incident on: decided, mailed, returned, called about, posted on the web.
 * Answers where everything is.
 */
export async function fillFew(world: OwnWorld): Promise<Places> {
  const ids = await fillDemo(world, PASSWORD, [...stories, ...rareStories])
  const places = Object.fromEntries(INCIDENTS.map((name, at) => [name, ids[at] ?? ''])) as Places
  const told = { does: doing(world), places, day: await daysFrom(world) }
  await nameOnChart(told)
  await tellDuties(told)
  await tellCounts(told)
  await tellSteps(told)
  await tellPlaybooks(told, world)
  await tellOffices(told)
  await tellPractice(told)
  await decide(told)
  await draftLetters(told)
  await mailAndHearBack(told)
  await sendNewsletterLetters(told, world)
  await removeNotice(told)
  await holdLetters(told)
  await tellLastFiling(told)
  await tellDuplicate(told)
  await tellRetention(told, world)
  await tellReading(told)
  await tellHouse(told, world)
  for (const role of ['admin', 'officer'] as const) await told.does(role, 'POST /saved-views', LAPTOPS)
  await addLena(world)
  await addPasskeys(world)
  await tellSubject(told)
  await told.does('admin', 'POST /backups')
  await told.does('admin', 'POST /backups/drill')
  Object.assign(places, await tellPrograms(told, world))
  return { ...places, lastYear: String(Number(told.day(0).slice(0, 4)) - 1) }
}

const LAPTOPS = { name: 'Laptops by legal deadline', filter: { state: 'open', q: 'laptop', sort: 'law' } }

// Addresses of a private network, which nobody calls from a book of development.
async function tellPrograms({ does }: Telling, world: OwnWorld): Promise<Places> {
  const events = ['incident.logged', 'legal_day.past']
  const { id } = await does('admin', 'POST /webhooks', { url: 'https://192.168.10.4/hooks/breaches', events })
  await does('admin', `POST /webhooks/${id}/test`)
  const other = await does('admin', 'POST /webhooks', { url: 'https://192.168.10.5/in', events })
  await does('admin', `PATCH /webhooks/${other.id}`, { enabled: false })
  await queueDeliveries(world)
  return { webhook: id, restingWebhook: other.id }
}

async function daysFrom(world: OwnWorld): Promise<(ago: number) => string> {
  const today = await todayOf(world)
  return (ago) => plus(today, -ago)
}
