import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { removeSecondStep } from '../access/proofs/lost-second-step.ts'
import { changeSignInRule } from '../access/second-step-rule.ts'
import { changeSite } from '../access/site.ts'
import { addUser, changeUser } from '../access/users.ts'
import { Missing } from '../errors.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import type { Role } from '../storage/core/role.ts'
import { findUserByEmail } from '../storage/users/users.ts'
import { typist } from './actor.ts'
import type { Command, Terminal } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `user add --email E --name N --role admin|officer|staff|auditor
user remove-second-step --email E --reason WHY
user second-step-rule optional|required
user site --email E [--site S]
user change --email E [--name N] [--new-email E] [--role R]

add: a user who can sign in. The password is read from standard input: at least 12 characters, none that others could guess.
remove-second-step: of somebody who lost the phone and the recovery codes, where no other admin can. Every session ends.
second-step-rule: whether admins and officers need a second step, where no admin gets to the settings anymore.
site: where somebody of the staff works; without --site, at all sites.
change: another name, e-mail address or role. With another address or role, every session ends.`

/** The command `user`. */
export function user(config: Config): Command {
  return {
    usage,
    async run([verb, ...args], terminal) {
      if (verb === 'add') return await add(config, args, terminal)
      if (verb === 'remove-second-step') return await removeStep(config, args, terminal)
      if (verb === 'second-step-rule') return await changeRule(config, args, terminal)
      if (verb === 'site') return await move(config, args, terminal)
      if (verb === 'change') return await change(config, args, terminal)
      return wrongUsage(
        terminal,
        'Usage: user add, user remove-second-step, user second-step-rule, user site, or user change.',
        usage,
      )
    },
  }
}

async function add(config: Config, args: string[], terminal: Terminal): Promise<number> {
  const options = readArgs(args, ['email', 'name', 'role'], 'Add --email, --name and --role.')
  if (typeof options === 'string') return wrongUsage(terminal, options, usage)
  const role = options.role as Role
  const password = (await text(terminal.input)).replace(/\r?\n$/, '')
  const { id } = await inNodeWorld(config, (world) => addUser(world, { ...options, role, password }, typist()))
  await terminal.out(`${JSON.stringify({ id, email: options.email, role })}\n`)
  return 0
}

async function removeStep(config: Config, args: string[], terminal: Terminal): Promise<number> {
  const options = readArgs(args, ['email', 'reason'], 'Add --email and --reason.')
  if (typeof options === 'string') return wrongUsage(terminal, options, usage)
  const { id, email } = await inNodeWorld(config, async (world) => {
    const found = await findUserByEmail(world.db, options.email)
    if (!found) throw new Missing(`There is no user ${options.email}.`)
    return await removeSecondStep(world, typist(), found.id, options.reason)
  })
  await terminal.out(`${JSON.stringify({ id, email })}\n`)
  return 0
}

async function move(config: Config, args: string[], terminal: Terminal): Promise<number> {
  const options = readArgs(args, ['email'], 'Add --email.', ['site'])
  if (typeof options === 'string') return wrongUsage(terminal, options, usage)
  const { email, site = null } = options
  const id = await inNodeWorld(config, async (world) => {
    const found = await findUserByEmail(world.db, email)
    if (!found) throw new Missing(`There is no user ${email}.`)
    await changeSite(world, typist(), found.id, site)
    return found.id
  })
  await terminal.out(`${JSON.stringify({ id, email, site })}\n`)
  return 0
}

async function change(config: Config, args: string[], terminal: Terminal): Promise<number> {
  const options = readArgs(args, ['email'], 'Add --email.', ['name', 'new-email', 'role'])
  if (typeof options === 'string') return wrongUsage(terminal, options, usage)
  const { name, 'new-email': email, role } = options
  const { after } = await inNodeWorld(config, async (world) => {
    const found = await findUserByEmail(world.db, options.email)
    if (!found) throw new Missing(`There is no user ${options.email}.`)
    return await changeUser(world, typist(), found.id, { name, email, role: role as Role | undefined })
  })
  await terminal.out(`${JSON.stringify({ id: after.id, name: after.name, email: after.email, role: after.role })}\n`)
  return 0
}

async function changeRule(config: Config, [rule]: string[], terminal: Terminal): Promise<number> {
  if (rule !== 'optional' && rule !== 'required') return wrongUsage(terminal, 'Add optional or required.', usage)
  await inNodeWorld(config, (world) => changeSignInRule(world, typist(), rule))
  await terminal.out(`${JSON.stringify({ secondStep: rule })}\n`)
  return 0
}

function readArgs<Name extends string, Other extends string = never>(
  args: string[],
  names: Name[],
  lacking: string,
  others: Other[] = [],
): (Record<Name, string> & Partial<Record<Other, string>>) | string {
  try {
    const options = Object.fromEntries([...names, ...others].map((name) => [name, { type: 'string' as const }]))
    const { values } = parseArgs({ args, options })
    return names.every((name) => values[name])
      ? (values as Record<Name, string> & Partial<Record<Other, string>>)
      : lacking
  } catch (error) {
    return (error as Error).message
  }
}
