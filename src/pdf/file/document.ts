import { createHash } from 'node:crypto'
import { SHEET } from '../page/sheet.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { embedFonts } from './embed.ts'
import { openFile, type PdfFile } from './file.ts'
import { type About, metadataOf } from './metadata.ts'
import { openStructure, type Structure } from './structure.ts'

/** A tagged PDF being written, page by page. */
export type Document = {
  structure: Structure
  /** Writes content. Answers its number, by which any page may show it. */
  content(operators: string): number
  /** Writes a page that shows these contents one after the other. Answers its number. */
  page(contents: readonly number[]): number
  taken: PdfFile['taken']
  close(): void
}

/** Begins a document that is set by this typesetter. */
export function openDocument(typesetter: Typesetter, about: About): Document {
  const file = openFile()
  const [catalog, fonts] = [file.reserve(), file.reserve()]
  const structure = openStructure(file, about.language)
  const pages = pageTree(file, `/MediaBox[0 0 ${SHEET.width} ${SHEET.height}]/Resources<</Font ${fonts} 0 R>>`)
  return {
    structure,
    taken: file.taken,
    content: (operators) => file.stream('', operators),
    page(contents) {
      const { parent, key } = pages.next()
      const number = file.add(
        `<</Type/Page/Parent ${parent} 0 R/Tabs/S/StructParents ${key}/Contents[${references(contents)}]>>`,
      )
      pages.add(number)
      return number
    },
    close() {
      structure.close()
      file.add(`<<${embedFonts(file, typesetter.used.values())}>>`, fonts)
      const metadata = metadataOf(about)
      file.add(
        catalogOf({
          about,
          pages: pages.close(),
          structure,
          metadata: file.stream('/Type/Metadata/Subtype/XML', Buffer.from(metadata)),
        }),
        catalog,
      )
      file.close(catalog, createHash('sha256').update(metadata).digest('hex').slice(0, 32))
    },
  }
}

function catalogOf(given: { about: About; pages: number; structure: Structure; metadata: number }): string {
  return (
    `<</Type/Catalog/Pages ${given.pages} 0 R/Lang(${given.about.language})/MarkInfo<</Marked true>>` +
    `/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>` +
    `/StructTreeRoot ${given.structure.root} 0 R/Metadata ${given.metadata} 0 R>>`
  )
}

const BRANCH = 256

// ISO 32000-1, 7.7.3: a tree of two levels, so that no node grows with the batch beyond what readers are used to.
function pageTree(file: PdfFile, inherited: string) {
  const root = file.reserve()
  const branches: { number: number; pages: number[] }[] = []
  const branch = () => {
    const last = branches.at(-1)
    if (last && last.pages.length < BRANCH) return last
    const made = { number: file.reserve(), pages: [] }
    branches.push(made)
    return made
  }
  let count = 0
  return {
    /** The branch that the next page hangs on, and its key in the parent tree. */
    next: () => ({ parent: branch().number, key: count }),
    add(page: number) {
      branch().pages.push(page)
      count += 1
    },
    close(): number {
      for (const { number, pages } of branches)
        file.add(`<</Type/Pages/Parent ${root} 0 R/Count ${pages.length}/Kids[${references(pages)}]>>`, number)
      return file.add(
        `<</Type/Pages${inherited}/Count ${count}/Kids[${references(branches.map(({ number }) => number))}]>>`,
        root,
      )
    },
  }
}

function references(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ')
}
