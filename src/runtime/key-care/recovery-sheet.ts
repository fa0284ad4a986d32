import { keyName } from '../../storage/vault/book-key.ts'
import { recoveryLines } from '../../storage/vault/recovery-lines.ts'

/** The sheet from which the master key can be typed in again, as plain text of 80 columns for one page. `day`: when it was made. */
export function recoverySheet(key: Uint8Array, day: string): string {
  const lines = recoveryLines(key).map((words, at) => `    ${at + 1}.  ${words.replaceAll(' ', '   ')}`)
  return `BREACHBOOK: RECOVERY SHEET OF THE MASTER KEY

Key ${keyName(key)}, written on ${day}


${lines.join('\n\n')}


What this is
    Whoever has these words and a copy of the database or of a backup can read
    every record in it. Print this sheet, put it into a sealed envelope in a safe
    or a bank, apart from all backups, and delete the file.

How to use it
    1. In the folder of Breachbook, type: npm run -s breachbook -- key recover
    2. Type the eight lines. The numbers may be left out. The last word of
       each line checks the other two: a mistake is named by its line.
    3. The key is tried on the book before it is written.

After the command key rotate there is a new key. Then make a new sheet, and keep
this one for as long as you keep backups made before.
`
}
