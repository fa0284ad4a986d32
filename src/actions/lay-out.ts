import type { Paper } from '../paper/paper.ts'
import type { Due } from './mailing-plan.ts'
import type { SentLetter } from './sent-letter.ts'

/** A letter that is written and not yet laid out. */
export type Written = { due: Due; sent: SentLetter }

/**
 * Finds how many pages each of these letters takes, in their order, and hands it on. They are known once a letter is set:
 * it is printed for that, and the paper thrown away. Without paper there are none (null).
 */
export async function layOut(
  paper: Paper | undefined,
  about: Parameters<Paper['print']>[1],
  letters: AsyncIterable<Written>,
  put: (due: Due, sent: SentLetter, pages: number | null) => Promise<void>,
): Promise<void> {
  if (!paper) {
    for await (const { due, sent } of letters) await put(due, sent, null)
    return
  }
  const set: { written: Written | null; pages: number } = { written: null, pages: 0 }
  const handOn = async () => {
    if (set.written) await put(set.written.due, set.written.sent, set.pages)
  }
  const printables = async function* () {
    for await (const written of letters) {
      await handOn()
      set.written = written
      yield { ...written.sent, language: written.sent.language ?? undefined }
    }
  }
  const thrown = paper.print(printables(), about, ({ pages }) => void Object.assign(set, { pages }))
  while (!(await thrown.next()).done);
  await handOn()
}
