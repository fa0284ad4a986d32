import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { addUser } from '../access/users.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import type { Role } from '../storage/core/role.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `user add --email E --name N --role admin|officer|staff|auditor

Adds a user who can sign in. The password is read from standard input: at least 12 characters, none that others could guess.`

/** The command `user add`. */
export function user(config: Config): Command {
  return {
    usage,
    async run([verb, ...args], terminal) {
      const options = readArgs(args)
      if (verb !== 'add') return wrongUsage(terminal, 'Usage: user add.', usage)
      if (typeof options === 'string') return wrongUsage(terminal, options, usage)
      const password = (await text(terminal.input)).replace(/\r?\n$/, '')
      const { id } = await inNodeWorld(config, (world) => addUser(world, { ...options, password }, typist()))
      await terminal.out(`${JSON.stringify({ id, email: options.email, role: options.role })}\n`)
      return 0
    },
  }
}

function readArgs(args: string[]): { email: string; name: string; role: Role } | string {
  try {
    const options = { email: { type: 'string' }, name: { type: 'string' }, role: { type: 'string' } } as const
    const { email, name, role } = parseArgs({ args, options }).values
    return email && name && role ? { email, name, role: role as Role } : 'Add --email, --name and --role.'
  } catch (error) {
    return (error as Error).message
  }
}
