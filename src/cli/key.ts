import { parseArgs } from 'node:util'
import { SCOPES, type Scope } from '../access/roles.ts'
import { addKey } from '../actions/users/keys.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { ROLES, type Role } from '../storage/core/role.ts'
import { typist } from './actor.ts'
import type { Command } from './command.ts'
import { isMasterKeyVerb, MASTER_KEY_VERBS, masterKeyCommand, masterKeyUsage } from './master-key.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `key add --name N --role admin|officer|staff|auditor [--owner EMAIL] [--scopes read,write_incidents,send_mail,settings]

Creates an API key and prints its secret once. It works for a year. It acts as its owner, who must be a user; a key without
an owner is a program's, and never a second person.

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
      const { id, secret, expiresAt } = await inNodeWorld(config, (world) => addKey(world, typist(), options))
      await terminal.out(`${JSON.stringify({ id, key: secret, ...options, expiresAt })}\n`)
      return 0
    },
  }
}

type Options = { name: string; role: Role; owner?: string; scopes?: Scope[] }

const OPTIONS = {
  name: { type: 'string' },
  role: { type: 'string' },
  owner: { type: 'string' },
  scopes: { type: 'string' },
} as const

function readArgs(args: string[]): Options | string {
  try {
    const { name, role, owner, scopes } = parseArgs({ args, options: OPTIONS }).values
    if (!name || !role) return 'Add --name and --role.'
    const wanted = scopes?.split(',').map((scope) => scope.trim())
    if (wanted?.some((scope) => !SCOPES.includes(scope as Scope))) return `The scopes are ${SCOPES.join(', ')}.`
    if (!ROLES.includes(role as Role)) return `The role must be one of ${ROLES.join(', ')}.`
    return { name, role: role as Role, ...(owner && { owner }), ...(wanted && { scopes: wanted as Scope[] }) }
  } catch (error) {
    return (error as Error).message
  }
}
