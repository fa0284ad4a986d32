import { appendFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Visitor, visitor } from '../../support/machine/visitor.ts'
import { ADMIN, makeBook, OFFICER } from './book.ts'
import { faultsAfter } from './check.ts'
import { type Running, startServer } from './server.ts'
import { nothingYet, workUntilGone } from './work.ts'

const KILLS = Number(process.env.KILLS ?? 30)
/** A new book after so many, so that each restart is looked at whole within a second or two. */
const KILLS_A_BOOK = 25
const LONGEST_MS = 6000
/** Every so many restarts the newest backup is restored on trial too. */
const DRILL_EACH = 5
/** Every so many kills the server stands still for a while first, as a suspended laptop does. */
const STOPPED_EACH = 4

/**
 * Kills a server again and again under eight writers, an importer, a mailing and a running backup, and looks after each
 * restart for what was acknowledged and is lost, what is half-written, and whether the book is whole. KILLS says how often.
 * KILLS_IN names a small disk of its own, such as a tmpfs of 500 MB: there the disk is full at each kill.
 */
export async function kills(): Promise<boolean> {
  const [sums, faults] = [{ incidents: 0, amendments: 0, imports: 0, mailings: 0, backups: 0 }, [] as string[]]
  for (let done = 0; done < KILLS; done += KILLS_A_BOOK) await killsOfBook(done, sums, faults)
  console.log(`| kills | incidents acknowledged | amendments | imports | mailings | backups | faults |`)
  console.log(`|---|---|---|---|---|---|---|`)
  const { incidents, amendments, imports, mailings, backups } = sums
  console.log(`| ${KILLS} | ${incidents} | ${amendments} | ${imports} | ${mailings} | ${backups} | ${faults.length} |`)
  for (const fault of faults) console.log(`- ${fault}`)
  return faults.length === 0
}

async function killsOfBook(done: number, sums: Record<string, number>, faults: string[]): Promise<void> {
  const smallDisk = process.env.KILLS_IN
  const { folder, targets } = await makeBook(Math.min(KILLS - done, KILLS_A_BOOK), smallDisk)
  const cookies = { officer: new Map<string, string>(), admin: new Map<string, string>() }
  let server = await startServer(folder)
  await visitor(server.url, cookies.officer).post('/sign-in', OFFICER)
  await visitor(server.url, cookies.admin).post('/sign-in', ADMIN)
  for (const [at, target] of targets.entries()) {
    const round = done + at
    const noted = nothingYet()
    const working = workUntilGone(visitor(server.url, cookies.officer), target, round, noted)
    const backingUp = backUpUntilGone(visitor(server.url, cookies.admin))
    await endAtSomeMoment(server, round, smallDisk)
    await working
    if (smallDisk) rmSync(ballastIn(smallDisk), { force: true })
    const backups = await backingUp
    server = await startServer(folder)
    const visitors = { officer: visitor(server.url, cookies.officer), admin: visitor(server.url, cookies.admin) }
    const found = await faultsAfter(folder, visitors, { target, noted, isDrill: round % DRILL_EACH === 0 })
    faults.push(...found.map((fault) => `round ${round}: ${fault}`))
    const { titles, sites, imported, mailed } = noted
    const its = { incidents: titles.size, amendments: sites.size, imports: imported.length, mailings: mailed.length }
    for (const [name, many] of Object.entries({ ...its, backups })) sums[name] = (sums[name] ?? 0) + many
    if (found.length > 0) console.log(faults.at(-1))
  }
  await server.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
  console.log(`${done + targets.length} kills, ${JSON.stringify(sums)}, ${faults.length} faults`)
}

// One backup after the other, so that one runs at the kill. Answers how many were made.
async function backUpUntilGone(admin: Visitor): Promise<number> {
  for (let made = 0; ; ) {
    const answer = await admin.send('/api/backups', { method: 'POST' }).catch(() => null)
    if (answer === null) return made
    if (answer.ok) made += 1
    else await pause(200)
  }
}

async function endAtSomeMoment(server: Running, round: number, smallDisk: string | undefined): Promise<void> {
  await pause(100 + Math.random() * LONGEST_MS)
  if (smallDisk) {
    fill(smallDisk)
    await pause(500)
  }
  if (round % STOPPED_EACH === 0) {
    server.child.kill('SIGSTOP')
    await pause(300)
    server.child.kill('SIGCONT')
    await pause(20)
  }
  await server.kill()
}

const BLOCK = Buffer.alloc(1 << 16)

function fill(disk: string): void {
  try {
    for (;;) appendFileSync(ballastIn(disk), BLOCK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

function ballastIn(disk: string): string {
  return join(disk, 'ballast')
}
