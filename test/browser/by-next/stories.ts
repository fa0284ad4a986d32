import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import { makeFolder } from '../../support/machine/folder.ts'

/** Incidents that are worked from the first fact to the last, each with how many people of which States. */
export type Story = { title: string; kind: string; people: number; states: readonly string[] }

/** Three that differ in what the law asks. */
export const STORIES: readonly Story[] = [
  { title: 'A posted photo', kind: 'photo_without_authorization', people: 1, states: ['MA'] },
  { title: 'A phished mailbox', kind: 'phishing', people: 487, states: ['TX', 'TX', 'TX', 'CO', 'MA'] },
  {
    title: 'Ransomware at the booking vendor',
    kind: 'ransomware',
    people: 1200,
    states: ['TX', 'CO', 'MA', 'CA', 'NY', 'FL', 'WA', 'IL', 'NH', 'OR'],
  },
]

/** A browser window. Nothing is loaded but the pages themselves: how they look is looked at elsewhere. */
export async function seat(browser: Browser, width = 1280): Promise<BrowserContext> {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width, height: 900 } })
  context.setDefaultTimeout(20_000)
  await context.route('**/assets/**', (route) => route.abort())
  return context
}

const PLACES: Record<string, string> = {
  MA: 'Boston,MA,02110',
  TX: 'Austin,TX,78701',
  CO: 'Denver,CO,80202',
  CA: 'Fresno,CA,93701',
  NY: 'Albany,NY,12207',
  FL: 'Tampa,FL,33602',
  WA: 'Tacoma,WA,98402',
  IL: 'Peoria,IL,61602',
  NH: 'Keene,NH,03431',
  OR: 'Salem,OR,97301',
}

/** The file with the patients of a story. */
export function rosterOf({ people, states }: Story): string {
  const rows = Array.from({ length: people }, (_, at) => {
    const birth = new Date(Date.UTC(1935, 0, 1 + ((at * 7919) % 24_000))).toISOString().slice(0, 10)
    return `R-${at},${nameOf(at * 31)},${nameOf(at * 7919)},${birth},${at + 1} Elm St,${PLACES[states[at % states.length]!]}`
  })
  const file = join(makeFolder(), 'patients.csv')
  writeFileSync(file, ['MRN,First Name,Last Name,DOB,Address,City,State,ZIP', ...rows, ''].join('\n'))
  return file
}

const SYLLABLES = 'ba,co,du,fe,gi,ha,ko,lu,ma,ne,pi,ro,sa,te,vi,wo,za'.split(',')

function nameOf(number: number): string {
  const at = (place: number) => SYLLABLES[Math.floor(number / 17 ** place) % 17]!
  const name = [at(0), at(1), at(2), at(3)].join('')
  return name[0]!.toUpperCase() + name.slice(1)
}
