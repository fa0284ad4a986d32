import { todayOf } from '../../actions/book/today.ts'
import { USUAL_MAILING } from '../../actions/mailing/mailing-request.ts'
import { beginMailing } from '../../actions/mailing/make-mailing.ts'
import { plus } from '../../breach/law/day.ts'
import { KINDS } from '../../breach/law/kinds.ts'
import { lostLaptop } from '../../demo/cast/incidents.ts'
import { guadalupe } from '../../demo/cast/patients.ts'
import { shownAddresses } from '../../demo/cast/rare-incidents.ts'
import type { Story } from '../../demo/cast/story.ts'
import { mailboxWords } from '../../demo/cast/words.ts'
import { fillDemo } from '../../demo/fill.ts'
import { Refused } from '../../errors.ts'
import type { OwnWorld } from '../../runtime/world.ts'
import { PASSWORD } from './asking.ts'
import { type Does, doing, listed } from './doing.ts'
import { mailOnPaper } from './on-paper.ts'
import type { Places } from './places.ts'

const INCIDENTS = 60
const CALLS = 51
const LONG = 'Everything that could be written into a title was written into this one, and then somebody added the site'

/** More patients than one page lists, the first with the longest name; and letters to all of them. */
const crowd: Story = {
  ...lostLaptop,
  facts: { ...lostLaptop.facts, title: LONG },
  patients: [guadalupe],
  people: { TX: 80, MA: 40, NH: 30 },
  twice: 12,
  letter: mailboxWords,
  mailing: true,
}
/** One pair decides whether it is more than five hundred. */
const edge: Story = { ...lostLaptop, people: { TX: 499 }, twice: 1 }
/** A few residents more, and the attorney general of Texas is owed a notice. */
const near: Story = { ...lostLaptop, people: { TX: 247 }, twice: 0 }
/** Letters that nobody has yet. */
const written: Story = { ...shownAddresses, letter: mailboxWords }

/** Fills a book with more of everything than fits one page. */
export async function fillMany(world: OwnWorld): Promise<Places> {
  const told = await fillDemo(world, PASSWORD, [crowd, edge, near, written, written, written, written, written])
  const [crowded = '', edged = '', nearby = '', making = '', broken = '', ready = '', byEmail = '', kept = ''] = told
  const does = doing(world)
  const middle = await logMany(does, await todayOf(world))
  const call = { incident: crowded, topic: 'what_happened', caller: 'Somebody' }
  for (let at = 0; at < CALLS; at += 1) await does('staff', 'POST /calls', call)
  return {
    ...{ crowd: crowded, edge: edged, near: nearby, making, broken, ready, middle },
    ...(await decidePairs(does, crowded)),
    ...(await mailOnPaper(world, byEmail, kept)),
    madeNow: await beginAs(world, making, () => new Promise(() => {})),
    brokenOff: await beginAs(world, broken, () => Promise.reject(new Refused('The letters were changed meanwhile.'))),
  }
}

async function logMany(does: Does, today: string): Promise<string> {
  const kinds = Object.entries(KINDS)
  const ids: string[] = []
  for (let at = 0; at < INCIDENTS; at += 1) {
    const [kind, title] = kinds[at % kinds.length] ?? ['other', '']
    const facts = { title: `${title}, no. ${at + 1}`, kind, discoveredOn: plus(today, -at * 3) }
    ids.push((await does('officer', 'POST /incidents', facts)).id)
  }
  return ids[INCIDENTS >> 1] ?? ''
}

async function decidePairs(does: Does, incident: string): Promise<Places> {
  const [same, different, undecided] = await listed<{ pair: string }>(does, `/incidents/${incident}/pairs`)
  const at = `/incidents/${incident}/pairs`
  await does('officer', `POST ${at}/${different?.pair}/decision`, { decision: 'different' })
  await does('officer', `POST ${at}/${same?.pair}/decision`, { decision: 'same' })
  return {
    merged: same?.pair.split('.')[0] ?? '',
    same: same?.pair ?? '',
    different: different?.pair ?? '',
    undecided: undecided?.pair ?? '',
  }
}

// Mailings that never come to their end, so that their pages stand still.
async function beginAs(world: OwnWorld, incident: string, run: NonNullable<OwnWorld['runMailing']>): Promise<string> {
  const book = { ...world, runMailing: run }
  const { mailing, made } = await beginMailing(book, incident, { by: { id: 'system' } }, USUAL_MAILING)
  made.catch(() => {})
  return mailing
}
