import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import type { Config } from '../runtime/config.ts'
import { newPassphrase } from '../runtime/key-care/new-passphrase.ts'
import { makeRecoverySheet, recoverKey } from '../runtime/key-care/recover-key.ts'
import { rotateKey } from '../runtime/key-care/rotate-key.ts'
import { sealKeyFile, unsealKeyFile } from '../runtime/key-care/seal-key.ts'
import { RECOVERY_LINES } from '../storage/vault/recovery-lines.ts'
import { typist } from './actor.ts'
import type { Terminal } from './command.ts'
import { wrongUsage } from './wrong-usage.ts'

/** What can be done with the master key. */
export const MASTER_KEY_VERBS = ['rotate', 'seal', 'unseal', 'recovery-sheet', 'recover'] as const

type Verb = (typeof MASTER_KEY_VERBS)[number]

/** Whether a word says one of them. */
export function isMasterKeyVerb(verb: string): verb is Verb {
  return (MASTER_KEY_VERBS as readonly string[]).includes(verb)
}

/** How they are typed. */
export const masterKeyUsage = `key rotate [--to FILE]
  A new master key, while the server goes on. The old key stays beside it, with its date, until you remove it: backups made
  before need it. --to FILE: where the new key goes when a setting gives the old one.
key seal | key unseal
  Seals the key file under a passphrase, or takes it off. The passphrase: BREACHBOOK_PASSPHRASE_FILE, BREACHBOOK_PASSPHRASE,
  or asked at the terminal.
key recovery-sheet FILE
  Writes the key as words with check words, to print and lock away.
key recover
  Reads those words from standard input and puts the key back.`

const DONE: Record<Verb, (config: Config, terminal: Terminal, given: Given) => Promise<void>> = {
  async rotate(config, terminal, { to }) {
    const rotation = await rotateKey(config, typist(), to)
    await terminal.out(`${JSON.stringify(rotation)}\n`)
    terminal.err(afterRotation(rotation.old, rotation.file))
  },
  async seal(config, terminal) {
    const file = await sealKeyFile(config, typist(), await newPassphrase(config))
    await terminal.out(`${JSON.stringify({ file, sealed: true })}\n`)
    terminal.err(
      'The master key is sealed. Without the passphrase no one can read the database: make a recovery sheet. Copies of the file from before are not sealed, and a disk may keep its old blocks.',
    )
  },
  async unseal(config, terminal) {
    const file = await unsealKeyFile(config, typist())
    await terminal.out(`${JSON.stringify({ file, sealed: false })}\n`)
  },
  async 'recovery-sheet'(config, terminal, { file = '' }) {
    const key = await makeRecoverySheet(config, typist(), file)
    await terminal.out(`${JSON.stringify({ key, file })}\n`)
    terminal.err(`Print ${file}, lock it away apart from all backups, and delete the file.`)
  },
  async recover(config, terminal) {
    await terminal.out(`${JSON.stringify(await recoverKey(config, typist(), await typedLines(terminal)))}\n`)
  },
}

/** The commands `key rotate`, `key seal`, `key unseal`, `key recovery-sheet` and `key recover`. */
export async function masterKeyCommand(
  config: Config,
  verb: Verb,
  args: string[],
  terminal: Terminal,
): Promise<number> {
  const given = readArgs(verb, args)
  if (typeof given === 'string') return wrongUsage(terminal, given, masterKeyUsage)
  await DONE[verb](config, terminal, given)
  return 0
}

type Given = { to: string | undefined; file: string | undefined }

function readArgs(verb: Verb, args: string[]): Given | string {
  try {
    const options: ParseArgsOptionsConfig = verb === 'rotate' ? { to: { type: 'string' } } : {}
    const { values, positionals } = parseArgs({ args, options, allowPositionals: verb === 'recovery-sheet' })
    if (verb === 'recovery-sheet' && positionals.length !== 1) return 'Name one FILE.'
    return { to: typeof values.to === 'string' ? values.to : undefined, file: positionals[0] }
  } catch (error) {
    return (error as Error).message
  }
}

function afterRotation(old: string | null, file: string): string {
  const next = 'Make a new recovery sheet, and keep a copy of the new key apart from all backups.'
  if (old === null)
    return `The new key is in ${file}. Put it where the setting takes it from, delete the file, and start the server again when it suits you. ${next}`
  return `The new key is in ${file}. The old one is kept as ${old}: backups made before need it. Whoever has the old key and a copy of the book from before can open both that copy and this book. ${next}`
}

// As many lines as a recovery sheet has, or all to the end.
async function typedLines({ input }: Terminal): Promise<string> {
  let text = ''
  for await (const piece of input) {
    text += Buffer.from(piece).toString()
    const lines = text.split(/\r?\n/)
    if (lines.slice(0, -1).filter((line) => line.trim() !== '').length >= RECOVERY_LINES) break
  }
  return text
}
