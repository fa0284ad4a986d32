import { textOf } from './cell.ts'
import { TOO_LARGE } from './refusals.ts'
import { Unreadable } from './unreadable.ts'
import { elementCutter } from './xml.ts'

const MOST_CHARACTERS = 60_000_000
const A_BLOCK = 64

/**
 * The texts that the cells of a workbook share, by their places (ECMA-376 part 1, 18.4.9). They lie in blocks and are cut out
 * when a cell shows them: each by itself would keep the XML around it in memory.
 */
export function sharedTexts(pieces: Iterable<string>): (place: number) => string | undefined {
  const blocks: string[] = []
  const ends: number[] = []
  let block: string[] = []
  let [size, end] = [0, 0]
  const cut = elementCutter('si')
  for (const piece of pieces)
    for (const item of cut(piece)) {
      const text = textOf(item)
      block.push(text)
      end += text.length
      size += text.length
      ends.push(end)
      if (size > MOST_CHARACTERS) throw new Unreadable(TOO_LARGE)
      if (block.length < A_BLOCK) continue
      blocks.push(block.join(''))
      block = []
      end = 0
    }
  blocks.push(block.join(''))
  return (place) => {
    const to = ends[place]
    return to === undefined
      ? undefined
      : blocks[Math.floor(place / A_BLOCK)]?.slice(place % A_BLOCK && ends[place - 1], to)
  }
}
