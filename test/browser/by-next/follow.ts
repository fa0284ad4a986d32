import type { BrowserContext, Page } from 'playwright-core'
import { handOf } from './hands.ts'

/** What following “next” to the end took. `seconds`: of the server's answering, all pages together. */
export type Effort = { pages: number; clicks: number; seconds: number; sentences: string[] }

/** The two who do it: the officer who writes, and the second person who reads, approves and signs. */
export type Pair = { officer: BrowserContext; second: BrowserContext }

const MOST_MOVES = 160
// A page may ask the same again after it was worked on once, where it holds several things; not without end.
const MOST_TRIES = 4

/** Follows the “next” button of an incident, and nothing else, until it is closed. Throws where it leads nowhere. */
export async function followNext(pair: Pair, incident: string, roster: string): Promise<Effort> {
  const effort: Effort = { pages: 0, clicks: 0, seconds: 0, sentences: [] }
  for (const context of Object.values(pair)) watch(context, effort)
  const pages = { officer: await pair.officer.newPage(), second: await pair.second.newPage() }
  for (let move = 0; move < MOST_MOVES; move += 1) {
    await pages.officer.goto(incident)
    const next = pages.officer.getByRole('region', { name: 'Next' })
    const sentence = (await next.getByRole('heading').innerText()).trim()
    if (effort.sentences.push(sentence) && sentence.startsWith('Closed on')) return effort
    const tries = effort.sentences.filter((each) => each === sentence).length
    await Promise.all([pages.officer.waitForEvent('load'), next.getByRole('link').last().click()])
    if (tries > MOST_TRIES) throw new Error(`A dead end, at “${sentence}”: ${await told(pages.officer)}`)
    const hand = handOf(new URL(pages.officer.url()).pathname)
    await hand.does(pages.officer, { ...pages, roster }).catch(async (error: Error) => {
      throw new Error(`At “${sentence}”: ${error.message}\n${await told(pages.officer)}`)
    })
    effort.clicks += 1 + hand.clicks
  }
  throw new Error(`Not closed after ${MOST_MOVES} moves:\n${effort.sentences.join('\n')}`)
}

function watch(context: BrowserContext, effort: Effort): void {
  context.on('requestfinished', async (request) => {
    if (request.resourceType() !== 'document') return
    const { responseEnd, requestStart } = request.timing()
    effort.pages += 1
    effort.seconds += Math.max(0, responseEnd - requestStart) / 1000
  })
}

async function told(page: Page): Promise<string> {
  const said = await page.locator('.say, .fixme, [role=alert]').allInnerTexts()
  return `${new URL(page.url()).pathname}\n${said.join('\n').slice(0, 800)}`
}
