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
import { doing, listed } from './doing.ts'
import type { Places } from './places.ts'

const INCIDENTS = 60
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

/** Letters that nobody has yet. */
const written: Story = { ...shownAddresses, letter: mailboxWords }

/** Fills a book with more of everything than fits one page. */
export async function fillMany(world: OwnWorld): Promise<Places> {
  const [incident = '', making = '', broken = ''] = await fillDemo(world, PASSWORD, [crowd, written, written])
  const does = doing(world)
  const today = await todayOf(world)
  const kinds = Object.entries(KINDS)
  for (let at = 0; at < INCIDENTS; at += 1) {
    const [kind, title] = kinds[at % kinds.length] ?? ['other', '']
    await does('officer', 'POST /incidents', {
      title: `${title}, no. ${at + 1}`,
      kind,
      discoveredOn: plus(today, -at * 3),
    })
  }
  const ids = (await listed<{ id: string }>(does, '/incidents')).map(({ id }) => id)
  return {
    crowd: incident,
    middle: ids[ids.length >> 1] ?? '',
    making,
    broken,
    madeNow: await beginAs(world, making, () => new Promise(() => {})),
    brokenOff: await beginAs(world, broken, () => Promise.reject(new Refused('The letters were changed meanwhile.'))),
  }
}

// Mailings that never come to their end, so that their pages stand still.
async function beginAs(world: OwnWorld, incident: string, runMailing: typeof world.runMailing): Promise<string> {
  const { mailing, made } = await beginMailing(
    { ...world, runMailing },
    incident,
    { by: { id: 'system' } },
    USUAL_MAILING,
  )
  made.catch(() => {})
  return mailing
}
