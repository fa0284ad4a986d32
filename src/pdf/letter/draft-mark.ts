import { paintBox } from '../page/box.ts'
import { SHEET } from '../page/sheet.ts'
import type { Parts } from './parts.ts'

/** Above all that a letter says, and above all that any window shows of it however the sheet slips; in points. */
const TOP = SHEET.height - 14

/** What each page of a draft shows in its upper margin, as operators. Whoever hears it read is told by the title. */
export function draftMark(parts: Parts): string {
  const { boxes } = parts.body('# DRAFT: not to be mailed', { han: 'simplified' })
  const shown = boxes.map((box) => {
    const width = ((box.lines[0]?.width ?? 0) / 1000) * box.setting.size
    return paintBox(box, { from: 0, to: box.lines.length, top: TOP, left: (SHEET.width - width) / 2 })
  })
  return `/Artifact<</Type/Pagination/Subtype/Header>>BDC ${shown.join('')}EMC`
}
