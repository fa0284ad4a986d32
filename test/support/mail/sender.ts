import { readConfig } from '../../../src/runtime/config.ts'
import { openNodeWorld } from '../../../src/runtime/node.ts'
import { startSending } from '../../../src/runtime/sending.ts'

// A process of its own that sends what is queued, as `serve` does, without the pages: it is up sooner.
const config = readConfig(process.env)
startSending(await openNodeWorld(config), config)
