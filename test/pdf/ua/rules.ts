import { type Shown, shownOn } from './content.ts'
import { fontFaults } from './fonts.ts'
import {
  asStream,
  contentOf,
  type Dictionary,
  isDictionary,
  isReference,
  isText,
  type Objects,
  type Value,
} from './objects.ts'

/**
 * What in a PDF is against those rules of PDF/UA-1 (ISO 14289-1) that a machine can check and that a letter can break: it
 * has no forms, tables, formulas, scripts or attachments, and to have one is a fault here. Empty: none.
 */
export function faultsIn(objects: Objects): string[] {
  const { entries: catalog } = objects.dictionary(objects.trailer.entries['/Root'])
  const pages = pagesIn(objects, catalog['/Pages'])
  const shown = pages.map(({ entries }) => shownOn(objects, entries['/Contents']))
  const elements = elementsIn(objects, catalog['/StructTreeRoot'])
  return [
    ...documentFaults(objects, catalog),
    ...pages.flatMap((page) => pageFaults(objects, page)),
    ...shown.flatMap(({ faults }) => faults),
    ...structureFaults(elements),
    ...markFaults(objects, catalog, { pages, shown, elements }),
    ...allFontFaults(objects, pages, shown),
  ]
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

function documentFaults(objects: Objects, catalog: Dictionary['entries']): string[] {
  const metadata = objects.read(catalog['/Metadata'])
  const about = metadata === null ? '' : contentOf(asStream(metadata)).toString('utf8')
  const preferences = objects.read(catalog['/ViewerPreferences'])
  const marks = objects.read(catalog['/MarkInfo'])
  const rules: [boolean, string][] = [
    [/<pdfuaid:part>1<\/pdfuaid:part>/.test(about), 'The document does not say that it is PDF/UA-1.'],
    [/<dc:title>.*<rdf:li[^>]*>[^<]+</.test(about), 'The document has no title.'],
    [isDictionary(preferences) && preferences.entries['/DisplayDocTitle'] === true, 'A reader shows no title.'],
    [isDictionary(marks) && marks.entries['/Marked'] === true, 'The document is not marked as tagged.'],
    [isDictionary(marks) && marks.entries['/Suspects'] !== true, 'The tags are called suspect.'],
    [isLanguage(catalog['/Lang']), 'The document has no language.'],
    [isReference(catalog['/StructTreeRoot']), 'The document has no structure.'],
    [catalog['/AcroForm'] === undefined && catalog['/OpenAction'] === undefined, 'A letter has a form or an action.'],
    [objects.trailer.entries['/Encrypt'] === undefined, 'The document is encrypted.'],
  ]
  return rules.filter(([holds]) => !holds).map(([, fault]) => fault)
}

function isLanguage(value: Value | undefined): boolean {
  return isText(value) && LANGUAGE.test(value.text)
}

type Page = Dictionary & { number: number }

function pagesIn(objects: Objects, value: Value | undefined, inherited: Dictionary['entries'] = {}): Page[] {
  const { entries } = objects.dictionary(value)
  const own = { ...inherited, ...entries }
  if (entries['/Type'] === '/Page') return [{ entries: own, number: isReference(value) ? value.to : 0 }]
  const { '/MediaBox': box, '/Resources': resources } = own
  const handed = { '/MediaBox': box ?? null, '/Resources': resources ?? null }
  return objects.list(entries['/Kids']).flatMap((kid) => pagesIn(objects, kid, handed))
}

function pageFaults(objects: Objects, { entries, number }: Page): string[] {
  const rules: [boolean, string][] = [
    [entries['/Tabs'] === '/S', `Page ${number}: its order of tabs is not that of the structure.`],
    [typeof entries['/StructParents'] === 'number', `Page ${number}: it has no key in the parent tree.`],
    [Array.isArray(objects.read(entries['/MediaBox'])), `Page ${number}: it has no size.`],
    [
      objects.list(entries['/Annots']).every((each) => isText(objects.dictionary(each).entries['/Contents'])),
      `Page ${number}: a link has no description.`,
    ],
  ]
  return rules.filter(([holds]) => !holds).map(([, fault]) => fault)
}

type Found = {
  number: number
  tag: string
  language: Value | undefined
  parent: Found | null
  says: number
  kids: Found[]
  page: number | null
  marks: { page: number; mark: number }[]
  /** What a picture shows, in words. */
  alt: Value | undefined
}

// Every element from the root down; what it says is its parent has to be so.
function elementsIn(objects: Objects, root: Value | undefined): Found[] {
  const top = objects.dictionary(root)
  const within = (value: Value, parent: Found | null, parentNumber: number): Found[] => {
    const { entries } = objects.dictionary(value)
    const page = isReference(entries['/Pg']) ? entries['/Pg'].to : null
    const found: Found = {
      number: isReference(value) ? value.to : 0,
      tag: String(entries['/S']),
      language: entries['/Lang'],
      parent,
      says: isReference(entries['/P']) && entries['/P'].to === parentNumber ? 1 : 0,
      kids: [],
      page,
      marks: [],
      alt: entries['/Alt'],
    }
    const below = kidsOf(objects, entries['/K']).flatMap((kid) => {
      if (typeof kid === 'number') found.marks.push({ page: page ?? 0, mark: kid })
      else if (isMark(objects, kid)) found.marks.push(markOf(objects, kid))
      else return within(kid, found, found.number)
      return []
    })
    found.kids = below.filter((each) => each.parent === found)
    return [found, ...below]
  }
  const number = isReference(root) ? root.to : 0
  return kidsOf(objects, top.entries['/K']).flatMap((kid) => within(kid, null, number))
}

function kidsOf(objects: Objects, value: Value | undefined): Value[] {
  const read = objects.read(value)
  if (Array.isArray(read)) return read
  return value === undefined || value === null ? [] : [value]
}

function isMark(objects: Objects, value: Value): boolean {
  const read = objects.read(value)
  return isDictionary(read) && read.entries['/Type'] === '/MCR'
}

function markOf(objects: Objects, value: Value): { page: number; mark: number } {
  const { entries } = objects.dictionary(value)
  return { page: isReference(entries['/Pg']) ? entries['/Pg'].to : 0, mark: Number(entries['/MCID']) }
}

/** Which elements of the standard's own a letter uses, and in which each may stand. */
const INSIDE: Record<string, readonly (string | null)[]> = {
  '/Document': [null],
  '/Sect': ['/Document'],
  '/P': ['/Sect', '/LBody', '/BlockQuote'],
  '/H1': ['/Sect'],
  '/H2': ['/Sect'],
  '/H3': ['/Sect'],
  '/BlockQuote': ['/Sect', '/LBody', '/BlockQuote'],
  '/L': ['/Sect', '/LBody', '/BlockQuote'],
  '/LI': ['/L'],
  '/Lbl': ['/LI'],
  '/LBody': ['/LI'],
  '/Figure': ['/Sect'],
}

function structureFaults(elements: readonly Found[]): string[] {
  const faults = elements.flatMap((element) => elementFaults(element))
  const sections = elements.filter(({ tag }) => tag === '/Sect')
  return [...faults, ...sections.flatMap(headingFaults)]
}

function elementFaults({ number, tag, parent, says, kids, marks, language, alt }: Found): string[] {
  const places = INSIDE[tag]
  const rules: [boolean, string][] = [
    [places !== undefined, `Element ${number}: ${tag} is no type that letters have.`],
    [places?.includes(parent?.tag ?? null) ?? true, `Element ${number}: ${tag} stands in ${parent?.tag}.`],
    [says === 1, `Element ${number}: it names another parent than it has.`],
    [kids.length + marks.length > 0, `Element ${number}: ${tag} is empty.`],
    [
      tag !== '/LI' || kids.map((kid) => kid.tag).join() === '/Lbl,/LBody',
      `Element ${number}: an item is not a mark and a body.`,
    ],
    [tag !== '/Figure' || (isText(alt) && alt.text.length > 2), `Element ${number}: a picture says nothing.`],
    [language === undefined || isLanguage(language), `Element ${number}: its language is none.`],
  ]
  return rules.filter(([holds]) => !holds).map(([, fault]) => fault)
}

function headingFaults({ number, kids }: Found): string[] {
  const levels = kids.filter(({ tag }) => /^\/H\d$/.test(tag)).map(({ tag }) => Number(tag[2]))
  const jumps = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)
  return jumps || levels[0] !== 1
    ? [`Letter ${number}: its headings begin below the first level, or leave one out.`]
    : []
}

type Whole = { pages: readonly Page[]; shown: readonly Shown[]; elements: readonly Found[] }

// What a page marks, what the parent tree says of it and what the element says it holds are one and the same.
function markFaults(objects: Objects, catalog: Dictionary['entries'], { pages, shown, elements }: Whole): string[] {
  const { entries: root } = objects.dictionary(catalog['/StructTreeRoot'])
  const parents = numberTree(objects, root['/ParentTree'])
  const holders = new Map(
    elements.flatMap((each) => each.marks.map(({ page, mark }) => [`${page} ${mark}`, each] as const)),
  )
  const faults: string[] = []
  let marks = 0
  for (const [index, { entries, number }] of pages.entries()) {
    const listed = objects.list(parents.get(Number(entries['/StructParents'])))
    const its = shown[index]?.marks ?? []
    marks += its.length
    if (its.length !== listed.length)
      faults.push(`Page ${number}: the parent tree knows other marks than the page has.`)
    for (const [place, { mark, tag }] of its.entries()) {
      const holder = holders.get(`${number} ${mark}`)
      const parent = listed[mark]
      if (mark !== place) faults.push(`Page ${number}: mark ${mark} stands out of order.`)
      if (!holder || !isReference(parent) || parent.to !== holder.number)
        faults.push(`Page ${number}: mark ${mark} belongs to no element, or to two.`)
      else if (holder.tag !== tag)
        faults.push(`Page ${number}: mark ${mark} is ${tag} here and ${holder.tag} in the structure.`)
    }
  }
  if (marks !== elements.reduce((sum, each) => sum + each.marks.length, 0))
    faults.push('The structure holds marks that no page has.')
  return [...faults, ...orderFaults(pages, elements)]
}

// Read in the order of the structure, the letter goes from page to page and down each.
function orderFaults(pages: readonly Page[], elements: readonly Found[]): string[] {
  const place = new Map(pages.map(({ number }, index) => [number, index]))
  const read = elements.flatMap(({ marks }) => marks.map(({ page, mark }) => (place.get(page) ?? -1) * 100_000 + mark))
  return read.every((each, index) => index === 0 || each > (read[index - 1] ?? 0))
    ? []
    : ['The structure is read in another order than the pages.']
}

function numberTree(objects: Objects, value: Value | undefined): Map<number, Value> {
  const { entries } = objects.dictionary(value)
  const own = objects.list(entries['/Nums'])
  const pairs = own.flatMap((key, index) => (index % 2 === 0 ? [[Number(key), own[index + 1] ?? null] as const] : []))
  return new Map([...pairs, ...objects.list(entries['/Kids']).flatMap((kid) => [...numberTree(objects, kid)])])
}

function allFontFaults(objects: Objects, pages: readonly Page[], shown: readonly Shown[]): string[] {
  const codes = new Map<string, Set<number>>()
  for (const each of shown)
    for (const [font, its] of each.codes) codes.set(font, its.union(codes.get(font) ?? new Set()))
  const { entries: resources } = objects.dictionary(pages[0]?.entries['/Resources'])
  const { entries: fonts } = objects.dictionary(resources['/Font'])
  return [...codes].flatMap(([name, its]) => fontFaults(objects, name, fonts[name], its))
}
