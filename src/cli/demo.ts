import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { staff } from '../demo/cast/practice.ts'
import { fillDemo } from '../demo/fill.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import type { Command } from './command.ts'
import { serve } from './serve.ts'

/** The scratch folder; it is made anew each time and never that of a real book. */
const FOLDER = './demo-data'

/** `demo`: a scratch book with five incidents on made-up patients, served until it is told to stop. */
export function demo(config: Config): Command {
  return {
    usage:
      'demo\n  Serves a practice database in ./demo-data: five incidents with made-up patients to explore. Recreated each time.',
    async run(args, terminal) {
      // Its patients are made up, and somebody real may have their addresses.
      const scratch = { ...config, data: FOLDER, key: undefined, mail: undefined }
      rmSync(FOLDER, { recursive: true, force: true })
      const password = randomBytes(9).toString('base64url')
      await inNodeWorld(scratch, (world) => fillDemo(world, password))
      terminal.err(
        'A practice database with five incidents and made-up patients. Nothing in it is real, and it is recreated each time.',
      )
      terminal.err(
        `Sign in with the password ${password} as\n${Object.values(staff)
          .map(({ email, role }) => `  ${email} (${role})`)
          .join('\n')}`,
      )
      return await serve(scratch).run(args, terminal)
    },
  }
}
