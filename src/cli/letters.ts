import { parseArgs } from 'node:util'
import { openIncident } from '../actions/incident/open-incident.ts'
import { inNewFolder } from '../actions/letter/new-folder.ts'
import { printFolder } from '../actions/letter/print-folder.ts'
import { counted } from '../breach/law/words.ts'
import type { Config } from '../runtime/config.ts'
import { inNodeWorld } from '../runtime/node.ts'
import { onThread } from '../runtime/on-thread.ts'
import type { World } from '../web/shell/world.ts'
import { typist } from './actor.ts'
import type { Command, Terminal } from './command.ts'
import { mailInto } from './letters-mailing.ts'
import { wrongUsage } from './wrong-usage.ts'

const usage = `letters INCIDENT --out DIR [--email]
letters INCIDENT --out DIR --draft

Makes a mailing: the approved letter, to everybody who has none yet, on paper. The new folder DIR then holds its files:
  letters/…        tagged PDF on US Letter, a file for each language and page count, by ZIP code, 500 letters at most
  list.csv         recipients: reference, name lines, address
  mail-houses/…    the list as each mail house takes it
  certificate-of-mailing.html
  manifest.json    which file and page each letter is on, who got none and why, the SHA-256 of each file
  --email          send it by e-mail to people who agreed to that, where a mail server is set up; the server sends it
  --draft          make no mailing: print drafts (drafts-001.pdf …, list.csv, manifest.json) that say DRAFT on each page
Rules are those of the page: a second person approved the text, and no law-enforcement hold stands.
The log records it with counts and hashes. The files name patients: protect them like charts.
Prints the mailing, its files, and what is missing for each person whose letter is stopped.`

/** The command `letters`. */
export function letters(config: Config): Command {
  return {
    usage,
    async run(args, terminal) {
      const options = readArgs(args)
      if (typeof options === 'string') return wrongUsage(terminal, options, usage)
      return await inNodeWorld(config, async (world) => {
        world.printElsewhere = onThread(world.config, 'printToFile')
        world.runMailing = onThread(world.config, 'stageMailing')
        return await (options.draft ? printDrafts : makeMailing)(world, options, terminal)
      })
    },
  }
}

type Options = { incident: string; out: string; draft: boolean; email: boolean }

const OPTIONS = { out: { type: 'string' }, draft: { type: 'boolean' }, email: { type: 'boolean' } } as const

function readArgs(args: string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true })
    const { out, draft = false, email = false } = values
    const [incident, ...rest] = positionals
    if (!incident || rest.length > 0) return 'Name one incident.'
    if (!out) return 'Use --out DIR to say where to put the letters.'
    return draft && email ? 'Drafts are never e-mailed. Use --draft or --email.' : { incident, out, draft, email }
  } catch (error) {
    return (error as Error).message
  }
}

async function makeMailing(world: World, { incident, out: folder, email }: Options, { out, err }: Terminal) {
  const made = await mailInto(world, typist(), { incident, folder, email })
  await out(`${JSON.stringify(made)}\n`)
  const { number, letters: printed, pages, stopped } = made
  const mailed = made.email > 0 ? `, ${made.email} by e-mail` : ''
  err(`Mailing ${number}: ${counted(printed, 'letter')} on ${counted(pages, 'page')}${mailed}${stoppedWords(stopped)}.`)
  if (email && made.agreedToEmail > 0)
    err(
      `${counted(made.agreedToEmail, 'person', 'people')} agreed to e-mail. No e-mail can go out, so this is on paper.`,
    )
  err('When the paper has gone out, record the mailing as mailed.')
  return 0
}

async function printDrafts(world: World, { incident, out: folder }: Options, { out, err }: Terminal) {
  const opened = await openIncident(world, incident)
  const printed = await inNewFolder(folder, (path) => printFolder(opened, typist(), path))
  await out(`${JSON.stringify({ draft: true, ...printed })}\n`)
  err(
    `Drafts of ${counted(printed.letters, 'letter')} on ${counted(printed.pages, 'page')}${stoppedWords(printed.stopped)}.`,
  )
  return 0
}

function stoppedWords(stopped: readonly unknown[]): string {
  return stopped.length > 0 ? `, ${stopped.length} stopped` : ''
}
