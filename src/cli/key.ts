import { parseArgs } from 'node:util'
import { addKey } from '../actions/users/keys.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { ROLES, type Role } from '../storage/core/role.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { isMasterKeyVerb, MASTER_KEY_VERBS, masterKeyCommand, masterKeyUsage } from './master-key.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `key add --name N --role admin|officer|staff|auditor

Creates an API key and prints its secret once.

${masterKeyUsage}`

/** The command `key add`. */
export function key(config: Config): Command {
  return {
    usage,
    async run([verb = '', ...args], terminal) {
      if (isMasterKeyVerb(verb)) return await masterKeyCommand(config, verb, args, terminal)
      const options = readArgs(args)
      if (verb !== 'add')
        return wrongUsage(terminal, `Usage: key add, or key ${MASTER_KEY_VERBS.join(', key ')}.`, usage)
      if (typeof options === 'string') return wrongUsage(terminal, options, usage)
      const { id, secret } = await inNodeWorld(config, (world) => addKey(world, typist(), options))
      await terminal.out(`${JSON.stringify({ id, key: secret, ...options })}\n`)
      return 0
    },
  }
}

function readArgs(args: string[]): { name: string; role: Role } | string {
  try {
    const { name, role } = parseArgs({ args, options: { name: { type: 'string' }, role: { type: 'string' } } }).values
    if (!name || !role) return 'Add --name and --role.'
    return ROLES.includes(role as Role) ? { name, role: role as Role } : `The role must be one of ${ROLES.join(', ')}.`
  } catch (error) {
    return (error as Error).message
  }
}
