import { resumeMailings } from '../actions/mailing/make-mailing.ts'
import { isFresh } from '../actions/practice/practice.ts'
import { stopImports } from '../actions/roster/imports-under-way.ts'
import { sweepStaged } from '../actions/roster/rosters.ts'
import { sweepDrafts } from '../actions/users/drafts.ts'
import { backupMaker, sweepBackups } from '../runtime/backup-maker.ts'
import type { Config } from '../runtime/config.ts'
import { bookFile, takeServing } from '../runtime/data-folder.ts'
import { filesFromThreads } from '../runtime/making/files-from-threads.ts'
import { madeFiles } from '../runtime/making/made-files.ts'
import { keyFile } from '../runtime/master-key.ts'
import { makeSetUpCode, openNodeWorld } from '../runtime/node.ts'
import { refuseStrangeNode, thisNode } from '../runtime/node-package.ts'
import { onThread } from '../runtime/on-thread.ts'
import { readsOnThreads } from '../runtime/reading/on-threads.ts'
import { sweepScratch } from '../runtime/scratch-folder.ts'
import { startSending } from '../runtime/sending.ts'
import { startBackups } from '../runtime/serving/daily-backups.ts'
import { startCheckpoints } from '../runtime/serving/idle-checkpoint.ts'
import { type App, addressOf, closed, listen } from '../runtime/serving/listening.ts'
import { keepLogFile } from '../runtime/serving/log-file.ts'
import { startProving } from '../runtime/serving/notice-proof.ts'
import { preloading, preloadLists } from '../runtime/serving/preload.ts'
import { startCalling } from '../runtime/serving/webhooks.ts'
import { servedApp } from '../web/served-app.ts'
import type { World } from '../web/shell/world.ts'
import type { Command, Terminal } from './command.ts'

/** `serve`: opens the book, sweeps what an interrupted import, backup or drill left behind and what was typed too long ago, and answers until it is told to stop. */
export function serve(config: Config, appOf: () => App = servedApp): Command {
  return {
    usage:
      'serve\n  Serves the pages and the API. HOST, PORT, BREACHBOOK_DATA and the other settings are in the README.',
    async run(_args, terminal) {
      refuseStrangeNode(...thisNode())
      const letGo = takeServing(config, new Date().toISOString())
      try {
        return await answerUntilStopped(config, appOf, terminal)
      } finally {
        letGo()
      }
    },
  }
}

async function answerUntilStopped(config: Config, appOf: () => App, terminal: Terminal): Promise<number> {
  const world = await openNodeWorld(config, makeSetUpCode())
  world.runImport = onThread(world.config, 'stageRoster')
  world.runWithdrawal = onThread(world.config, 'stageWithdrawal')
  world.runCheck = onThread(world.config, 'checkRows')
  world.reads = readsOnThreads()
  const made = madeFiles(config)
  Object.assign(world, { made, makeFile: filesFromThreads(world.config, made) })
  world.runVerify = onThread(world.config, 'verifyLog')
  world.runMailing = onThread(world.config, 'stageMailing')
  world.backups = backupMaker(world, {
    make: onThread(world.config, 'makeBackup'),
    drill: onThread(world.config, 'holdDrill'),
  })
  sweepScratch(config)
  await sweepBackups(world)
  await sweepStaged(world)
  await sweepDrafts(world)
  if (world.heads.older === null) await resumeMailings(world)
  const app = appOf()
  const server = await listen(preloading(world, app), world, config)
  await greet(world, { ...config, url: addressOf(server, config) }, terminal)
  // From here on: the set-up code that was just printed belongs in no file.
  const stopKeeping = keepLogFile(config.data, process.stderr, () => new Date().toISOString())
  const lists = preloadLists(world)
  const stopWork = startWork(world, config, app)
  const stopCheckpoints = startCheckpoints(world.backend, bookFile(config))
  await toldToStop()
  stopCheckpoints()
  await Promise.all([closed(server), stopWork(), stopImports(world), lists])
  made.close()
  await world.backend.close()
  stopKeeping()
  return 0
}

// What goes on by itself, beside what is asked.
function startWork(world: World, config: Config, app: App): () => Promise<unknown> {
  const webhooks = startCalling(world, config)
  const stops = [startSending(world, config), startProving(world, app), startBackups(world), webhooks.stop]
  return () => Promise.all(stops.map((stop) => stop()))
}

function toldToStop(): Promise<void> {
  return new Promise((told) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => told())
  })
}

async function greet(world: World, config: Config, { err }: Terminal) {
  err(`Breachbook is open at ${config.url}`)
  if (!config.key)
    err(
      `The master key is in ${keyFile(config)}. Keep a copy of it, separate from all backups. Without it, no one can read the database.`,
    )
  if (world.heads.older !== null) err(world.heads.older)
  if (await isFresh(world)) err(`\nFirst start. Open ${config.url} and enter this set-up code: ${world.setUpCode}\n`)
}
