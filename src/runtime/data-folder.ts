import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '../errors.ts'
import { takeLock } from '../storage/core/sqlite.ts'
import type { Config } from './config.ts'
import { HEAD_FILE } from './head-files.ts'
import { keyFile } from './master-key.ts'

/** The database of a book. */
export function bookFile({ data }: Pick<Config, 'data'>): string {
  return join(data, 'breachbook.db')
}

/** Refuses, with a sentence, a folder that holds what belongs to a book and no book: that is no first start. */
export function refuseWithoutBook(config: Config): void {
  if (existsSync(bookFile(config))) return
  const left = [keyFile(config), join(config.data, HEAD_FILE)].find((file) => existsSync(file))
  if (left === undefined) return
  throw new Refused(
    `${left} is there, and the book that it belongs to is not. Put breachbook.db back, or restore a backup with the command restore. To begin a new book, move ${left} away.`,
  )
}

/**
 * Takes the folder for one server, and answers how it is let go. Throws Refused, with who has it, while another server does.
 * Commands beside a server need no such thing.
 */
export function takeServing(config: Config, since: string): () => void {
  mkdirSync(config.data, { recursive: true })
  const letGo = takeLock(join(config.data, 'serve.lock'))
  const holder = join(config.data, 'serve.json')
  if (!letGo) throw new Refused(`${holderIn(holder)} already serves this book. Stop it first, or use it.`)
  writeFileSync(holder, `${JSON.stringify({ pid: process.pid, url: config.url, since })}\n`, { mode: 0o600 })
  return letGo
}

function holderIn(file: string): string {
  try {
    const { pid, url, since } = JSON.parse(readFileSync(file, 'utf8'))
    return `A Breachbook at ${url} (process ${pid}, since ${since})`
  } catch {
    return 'Another Breachbook'
  }
}
