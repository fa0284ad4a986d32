import { assets, edition, fonts, templates } from 'breachbook:bundled'
import { type D1, openD1 } from '../storage/core/d1.ts'
import { createApp } from '../web/app.ts'
import { readConfig } from './config.ts'
import { type OwnWorld, openWorld } from './world.ts'

/** What `wrangler.toml` and `wrangler secret put` give a Worker; the settings are those of the README. */
type Bindings = { DB: D1 } & Record<string, unknown>

const app = createApp()

/** The world of this isolate, made by its first request. */
let world: Promise<OwnWorld> | undefined

/** The same application on Cloudflare Workers, over D1. */
export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    world ??= open(bindings, new URL(request.url).origin)
    const opened = await world.catch(unready)
    if (opened instanceof Response) return opened
    const answer = await app.fetch(request, { ...opened, address: request.headers.get('CF-Connecting-IP') ?? '' })
    // An isolate may be gone a second later.
    await opened.readings.flush()
    return answer
  },
}

async function open(bindings: Bindings, origin: string): Promise<OwnWorld> {
  const config = readConfig({ BREACHBOOK_URL: origin, ...textsIn(bindings) })
  if (!config.key) throw new Error('BREACHBOOK_KEY is missing. Set it with: wrangler secret put BREACHBOOK_KEY')
  // There is no key rotate here: the master key is the key of the book.
  const bookKey = Buffer.from(config.key, 'base64')
  // No outbox runs here, and no line is opened: mail waits, and the pages say so.
  const waiting = { ...config, mail: undefined }
  return await openWorld({
    config: waiting,
    backend: openD1(bindings.DB),
    bookKey,
    templates,
    assets,
    fonts: Object.fromEntries(
      Object.entries(fonts).map(([name, bytes]) => [name, Uint8Array.from(Buffer.from(bytes, 'base64'))]),
    ),
    edition: () => edition,
  })
}

// What fails here is a setting, missing or wrong; the sentence says which.
function unready(error: Error): Response {
  console.error(error)
  return new Response(error.message, { status: 503 })
}

function textsIn(bindings: Bindings): Record<string, string> {
  const texts = Object.entries(bindings).filter((each): each is [string, string] => typeof each[1] === 'string')
  return Object.fromEntries(texts)
}
