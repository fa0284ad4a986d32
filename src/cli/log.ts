import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { exportLog } from '../actions/log/log.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { keyFingerprint } from '../storage/log/heads.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `log export FILE

Writes the log to FILE: one line of JSON per entry, with its hash, then the signed head.
Prints the signed head and the fingerprint of the key it is signed with. Store both, or FILE, on another computer: verify --head uses the head to show that nothing was cut off, verify --key the fingerprint to show whose log it is.`

/** The command `log export FILE`. */
export function log(config: Config): Command {
  return {
    usage,
    async run([verb, file, ...rest], terminal) {
      if (verb !== 'export' || !file || rest.length > 0) return wrongUsage(terminal, 'Usage: log export FILE.', usage)
      return await inNodeWorld(config, async (world) => {
        const { head, lines } = await exportLog(world, typist())
        await pipeline(Readable.from(lines), createWriteStream(file))
        await terminal.out(`${JSON.stringify({ head, key: keyFingerprint(head) })}\n`)
        return 0
      })
    },
  }
}
