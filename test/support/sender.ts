import { startSending } from '../../src/cli/outbox.ts'
import { readConfig } from '../../src/config.ts'
import { openNodeWorld } from '../../src/node.ts'

// A process of its own that sends what is queued, as `serve` does, without the pages: it is up sooner.
const config = readConfig(process.env)
startSending(await openNodeWorld(config), config)
