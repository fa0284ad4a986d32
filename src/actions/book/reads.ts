import type { Picture } from '../../pdf/image/read-picture.ts'
import { type ColumnLayout, type Given, layoutDetector } from '../../people/reading/column-layout.ts'
import { columnMap } from '../../people/reading/columns.ts'
import type { CodeRow } from '../../people/reading/list/code-list.ts'
import { plainly } from '../../people/reading/proposal.ts'

/** How a list is to be read as far as that is known; `map` holds `FIELD=COLUMN`, and `plain` shows its values unmasked. */
export type LayoutAsked = Pick<Given, 'columns' | 'header' | 'sheet'> & { map: readonly string[]; plain: boolean }

/**
 * Where the bytes of strangers are read so that nothing they hold stalls a page, with limits of time and memory. Each throws
 * Unreadable or NoPicture where it cannot be read, or not within the limits.
 */
export type Reads = {
  /** Null where there is not one byte. */
  layout(pieces: AsyncIterable<Uint8Array>, asked: LayoutAsked, kept?: Given['kept']): Promise<ColumnLayout | null>
  codes(bytes: Uint8Array): Promise<CodeRow[]>
  picture(bytes: Uint8Array): Promise<Picture>
}

/** Reads no more of a list than its layout takes; null where there is not one byte. Throws Unreadable. */
export async function layoutInPlace(
  pieces: AsyncIterable<Uint8Array>,
  asked: LayoutAsked,
  kept?: Given['kept'],
): Promise<ColumnLayout | null> {
  const { map, plain, ...given } = asked
  const show = plain ? plainly : undefined
  const detector = layoutDetector(columnMap(map), { ...given, kept, show })
  let any = false
  for await (const piece of pieces) {
    any = true
    if (detector.push(piece)) break
  }
  return any ? detector.end() : null
}
