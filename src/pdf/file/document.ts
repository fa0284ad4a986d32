import { createHash } from 'node:crypto'
import type { Picture } from '../image/picture.ts'
import { PICTURE_NAME } from '../page/box.ts'
import { SHEET } from '../page/sheet.ts'
import type { Typesetter } from '../text/typesetter.ts'
import { embedFonts } from './embed.ts'
import { embedPicture } from './embed-picture.ts'
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

/** Begins a document that is set by this typesetter; a picture of its own is in the file once, whoever shows it. */
export function openDocument(typesetter: Typesetter, about: About, picture?: Picture): Document {
  const file = openFile()
  const [catalog, fonts] = [file.reserve(), file.reserve()]
  const structure = openStructure(file, about.language)
  const pictures = picture ? `/XObject<</${PICTURE_NAME} ${embedPicture(file, picture)} 0 R>>` : ''
  const resources = `/Resources<</Font ${fonts} 0 R${pictures}>>`
  const pages = openPages(file, `/MediaBox[0 0 ${SHEET.width} ${SHEET.height}]${resources}`)
  return {
    structure,
    taken: file.taken,
    content: (operators) => file.stream('', operators),
    page: (contents) => pages.add(contents),
    close() {
      structure.close()
      file.add(`<<${embedFonts(file, typesetter.used.values())}>>`, fonts)
      addCatalog(file, { catalog, about, pages: pages.close(), structure })
    },
  }
}

type Ending = { catalog: number; about: About; pages: number; structure: Structure }

function addCatalog(file: PdfFile, { catalog, about, pages, structure }: Ending): void {
  const metadata = metadataOf(about)
  const described = file.stream('/Type/Metadata/Subtype/XML', Buffer.from(metadata))
  file.add(
    `<</Type/Catalog/Pages ${pages} 0 R/Lang(${about.language})/MarkInfo<</Marked true>>` +
      `/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None>>` +
      `/StructTreeRoot ${structure.root} 0 R/Metadata ${described} 0 R>>`,
    catalog,
  )
  file.close(catalog, createHash('sha256').update(metadata).digest('hex').slice(0, 32))
}

const BRANCH = 256

type Branch = { number: number; pages: number[] }

// ISO 32000-1, 7.7.3: a tree of two levels, so that no node grows with the batch beyond what readers are used to.
function openPages(file: PdfFile, inherited: string) {
  const root = file.reserve()
  const branches: Branch[] = []
  let count = 0
  return {
    add(contents: readonly number[]): number {
      const branch = openBranch(file, branches)
      const number = file.add(pageOf({ parent: branch.number, key: count, contents }))
      branch.pages.push(number)
      count += 1
      return number
    },
    close(): number {
      for (const { number, pages } of branches) file.add(`<</Type/Pages/Parent ${root} 0 R${kidsOf(pages)}>>`, number)
      const kids = references(branches.map(({ number }) => number))
      return file.add(`<</Type/Pages${inherited}/Count ${count}/Kids[${kids}]>>`, root)
    },
  }
}

function openBranch(file: PdfFile, branches: Branch[]): Branch {
  const last = branches.at(-1)
  if (last && last.pages.length < BRANCH) return last
  const branch = { number: file.reserve(), pages: [] }
  branches.push(branch)
  return branch
}

function pageOf({ parent, key, contents }: { parent: number; key: number; contents: readonly number[] }): string {
  return `<</Type/Page/Parent ${parent} 0 R/Tabs/S/StructParents ${key}/Contents[${references(contents)}]>>`
}

function kidsOf(pages: readonly number[]): string {
  return `/Count ${pages.length}/Kids[${references(pages)}]`
}

function references(numbers: readonly number[]): string {
  return numbers.map((number) => `${number} 0 R`).join(' ')
}
