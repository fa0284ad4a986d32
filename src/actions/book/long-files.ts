import type { Actor } from '../../storage/log/commit.ts'
import type { SignedHead } from '../../storage/log/heads.ts'

/** A file of a mailing: all of it, its letters or a part of them by its name, or a list of whom they go to. */
export type FileOfMailing =
  | { file: 'letters.zip' | 'letters.html' | 'list.csv' | 'certificate-of-mailing.html' }
  | { file: 'letters.pdf'; part: string | null }
  | { file: 'mail-house'; house: string }

/** A file that takes long to make: one of a mailing, drafts of all letters of an incident, or the log up to a head without what is about these incidents. */
export type LongFile =
  | (FileOfMailing & { incident: string; mailing: string })
  | { file: 'drafts.pdf'; incident: string; by: Actor }
  | { file: 'log'; head: SignedHead; withheld: readonly string[] }

type Pieces = AsyncIterable<Uint8Array>

/** Where long files are made so that they stall no page; each piece is made when it is asked for. */
export type FilesElsewhere = { makeFile?: (asked: LongFile) => Promise<Pieces> }

/** Where made files are kept so that each is made once; those of an incident are forgotten with its people. */
export type WithMadeFiles = { made?: { forget(incident: string): void } }

/** Below so many letters, or entries by the hundred, a file is made sooner than a thread starts. */
const FEW = 100

/** The pieces of a file of so many letters: made elsewhere where that can be and pays, else in place. */
export async function longFile(
  { makeFile }: FilesElsewhere,
  asked: LongFile,
  letters: number,
  inPlace: () => Pieces | Promise<Pieces>,
): Promise<Pieces> {
  return makeFile && letters > FEW ? await makeFile(asked) : await inPlace()
}
