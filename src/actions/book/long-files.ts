import type { SignedHead } from '../../storage/log/heads.ts'

/** A file that takes long to make: of a mailing, all its letters or a part of them by its name; or the log up to a head. */
export type LongFile =
  | { incident: string; mailing: string; file: 'letters.zip' }
  | { incident: string; mailing: string; file: 'letters.html' }
  | { incident: string; mailing: string; file: 'letters.pdf'; part: string | null }
  | { file: 'log'; head: SignedHead }

type Pieces = AsyncIterable<Uint8Array>

/** Where long files are made so that they stall no page; each piece is made when it is asked for. */
export type FilesElsewhere = { makeFile?: (asked: LongFile) => Promise<Pieces> }

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
