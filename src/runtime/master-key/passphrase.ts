import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { isSealedFile, keyFile, nextKeyFile } from './key-file.ts'
import { isInFile, type KeySource } from './key-source.ts'

/** A shorter passphrase is refused; NIST SP 800-63B-4, 3.1.1.2, for a password that stands alone. */
export const SHORTEST = 15

/** The passphrase of the settings, if there is one. Throws a sentence where its file cannot be read or is empty. */
export function passphraseOf({ passphrase, passphraseFile }: KeySource): string | undefined {
  if (passphrase !== undefined || passphraseFile === undefined) return passphrase
  const line = firstLineOf(passphraseFile)
  if (line) return line
  throw new Error(`BREACHBOOK_PASSPHRASE_FILE names ${passphraseFile}, which cannot be read or is empty.`)
}

/** The same settings with the passphrase: asked at the terminal where the key file needs one and no setting gives it. */
export async function withPassphrase<Source extends KeySource & { bookKey?: string | undefined }>(
  source: Source,
): Promise<Source> {
  const passphrase = passphraseOf(source)
  if (passphrase !== undefined) return { ...source, passphrase }
  const isNeeded = !source.bookKey && isInFile(source) && [keyFile(source), nextKeyFile(source)].some(isSealedFile)
  if (!isNeeded || !mayAsk()) return source
  return { ...source, passphrase: await askSecret('Passphrase of the master key: ') }
}

/** Whether somebody sits at a terminal. */
export function mayAsk(): boolean {
  return isMainThread && process.stdin.isTTY === true && process.stderr.isTTY === true
}

/** Asks at the terminal; what is typed is not shown. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question)
  process.stdin.setRawMode(true)
  process.stdin.setEncoding('utf8')
  try {
    return await typedLine()
  } finally {
    process.stdin.setRawMode(false)
    process.stdin.pause()
    process.stderr.write('\n')
  }
}

const INTERRUPT = '\u0003'
const ERASE = ['\u007f', '\b']

function typedLine(): Promise<string> {
  let typed = ''
  return new Promise((done) => {
    const hear = (piece: string) => {
      for (const letter of piece) {
        if (letter === INTERRUPT) process.exit(130)
        if (letter === '\r' || letter === '\n') {
          process.stdin.off('data', hear)
          done(typed)
          return
        }
        typed = ERASE.includes(letter) ? typed.slice(0, -1) : typed + letter
      }
    }
    process.stdin.on('data', hear)
  })
}

function firstLineOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)[0] ?? ''
  } catch {
    return ''
  }
}
