import type { Printer } from '../../pdf/letter/printer.ts'
import type { Due } from './mailing-plan.ts'
import type { WrittenLetter } from './sealed-letter.ts'

/** A letter that is written and not yet laid out. */
export type Written = { due: Due; sent: WrittenLetter }

/** Finds how many pages each of these letters takes, in their order, and hands it on. Without paper there are none (null). */
export async function countPages(
  paper: Printer | undefined,
  letters: AsyncIterable<Written>,
  put: (due: Due, sent: WrittenLetter, pages: number | null) => Promise<void>,
): Promise<void> {
  for await (const { due, sent } of letters) {
    const extent = await paper?.extent({ ...sent, language: sent.language ?? undefined })
    await put(due, sent, extent?.pages ?? null)
  }
}
