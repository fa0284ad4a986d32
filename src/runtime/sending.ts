import { join } from 'node:path'
import { type BounceSource, startBounceWatch } from '../actions/aftermath/bounce-watch.ts'
import { lineAsSet } from '../actions/email/mail-line.ts'
import { startOutbox } from '../actions/email/outbox.ts'
import { type Reminding, startReminding } from '../actions/reminders/reminding.ts'
import type { BounceSettings } from '../mail/bounce-settings.ts'
import { takeLock } from '../storage/core/sqlite.ts'
import type { World } from '../web/shell/world.ts'
import type { Config } from './config.ts'

const ASK_AGAIN_MS = 5000

/**
 * Sends the mail of this book, reminders to its people among it, through the mail server that the settings give at that
 * time, and looks for what bounced, as soon as no other process does. Answers how it is stopped.
 */
export function startSending(world: World, config: Config): () => Promise<void> {
  let letGo: (() => void) | null = null
  let reminding: Reminding | undefined
  const tryToStart = () => {
    if (world.heads.older !== null) return
    letGo ??= takeLock(join(config.data, 'outbox.lock'))
    if (!letGo) return
    clearInterval(asking)
    world.outbox = startOutbox(world, lineAsSet(world), config.pace.perMinute)
    reminding = startReminding(world, lineAsSet(world))
    if (config.bounces) world.bounces = startBounceWatch(world, sourceFor(config.bounces), placeOf(config.bounces))
  }
  const asking = setInterval(tryToStart, ASK_AGAIN_MS)
  tryToStart()
  return async () => {
    clearInterval(asking)
    await Promise.all([world.outbox?.stop(), world.bounces?.stop(), reminding?.stop()])
    letGo?.()
  }
}

// Loaded only where a mailbox is read at all.
function sourceFor(settings: BounceSettings): BounceSource {
  let box: BounceSource | undefined
  return {
    async *news() {
      const { openBounceBox } = await import('../mail/bounce-box.ts')
      box ??= openBounceBox(settings)
      yield* box.news()
    },
  }
}

function placeOf({ login, folder, host }: BounceSettings): string {
  return `${folder} of ${login.user} at ${host}`
}
