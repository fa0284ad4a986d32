import type { PdfFile } from './file.ts'

/** The parent tree: for each page, whose content its marks are. */
export type ParentTree = {
  /** Enters the elements of the next page's marks, in their order, as references. Keys count from zero. */
  add(elements: string): void
  /** Writes what ends it. Answers its number. */
  close(): number
}

const LEAF = 128

/** ISO 32000-1, 14.7.4.4, as a number tree of two levels. */
export function openParents(file: PdfFile): ParentTree {
  const leaves: number[] = []
  let entries: string[] = []
  let count = 0
  const flush = () => {
    if (entries.length === 0) return
    leaves.push(file.add(`<</Limits[${count - entries.length} ${count - 1}]/Nums[${entries.join(' ')}]>>`))
    entries = []
  }
  return {
    add(elements) {
      entries.push(`${count} ${file.add(`[${elements}]`)} 0 R`)
      count += 1
      if (entries.length >= LEAF) flush()
    },
    close() {
      flush()
      return file.add(`<</Kids[${leaves.map((number) => `${number} 0 R`).join(' ')}]>>`)
    },
  }
}
