import { describe, expect, test } from 'vitest'
import { factsOf, tenPeople } from '../cast/letters.ts'
import { paper, printable, printed } from './reader.ts'
import { type Dictionary, isDictionary, type Objects, objectsOf, type Value } from './ua/objects.ts'
import { faultsIn } from './ua/rules.ts'

const addressed = tenPeople.filter(({ person }) => person.address.line1)
const letters = addressed.map(({ person }, index) =>
  printable(factsOf(person, { reference: `2026-0014-1-${index + 1}` }), person.language),
)
const { file } = await printed([...letters, ...letters])

describe('PDF/UA-1, as far as a machine can check it', () => {
  test('is kept by the letters of the ten people', () => {
    expect(faultsIn(objectsOf(file))).toEqual([])
  })

  test('is kept by the test sheet', async () => {
    const about = { title: 'Test sheet', language: 'en-US', author: 'Maple', at: '2026-11-22T15:00:00Z' }
    const sheet = Buffer.concat(await Array.fromAsync(paper.testSheet(factsOf({ address: {} }), about)))
    expect(faultsIn(objectsOf(sheet))).toEqual([])
  })

  test('reads a letter in another language than the document’s, and a line of help, in their own', async () => {
    const objects = objectsOf(file)
    const languages = dictionariesIn(objects).flatMap(({ entries }) =>
      '/S' in entries && '/Lang' in entries ? [entries] : [],
    )
    expect(languages.some((each) => each['/S'] === '/P')).toBe(true)
  })
})

/** Faults put into a sound file: each must be found, or the rule above is none. */
const BREAKS: [fault: string, put: (objects: Objects) => unknown][] = [
  ['The document is not marked as tagged.', (o) => delete catalogOf(o)['/MarkInfo']],
  ['The document has no language.', (o) => delete catalogOf(o)['/Lang']],
  ['A reader shows no title.', (o) => delete catalogOf(o)['/ViewerPreferences']],
  ['The document does not say that it is PDF/UA-1.', (o) => delete catalogOf(o)['/Metadata']],
  ['its headings begin below the first level', (o) => renamed(o, '/H1', '/H2')],
  ['an item is not a mark and a body', (o) => renamed(o, '/Lbl', '/LBody')],
  ['/LI stands in /P', (o) => renamed(o, '/L', '/P')],
  ['is no type that letters have', (o) => renamed(o, '/P', '/Paragraph')],
  ['its order of tabs', (o) => delete pageOf(o)['/Tabs']],
  ['it has no key in the parent tree', (o) => delete pageOf(o)['/StructParents']],
  ['The structure holds marks that no page has', (o) => silenced(o)],
  ['it is not embedded', (o) => delete findOf(o, '/FontFile2')['/FontFile2']],
  ['codes are not its glyphs', (o) => delete findOf(o, '/CIDToGIDMap')['/CIDToGIDMap']],
  ['has another width than its glyph', (o) => Object.assign(findOf(o, '/W', '/CIDToGIDMap'), { '/W': [] })],
  ['belongs to no element, or to two', (o) => swapped(o)],
  ['names another parent', (o) => Object.assign(findOf(o, '/S', '/Pg'), { '/P': { to: 1 } })],
]

describe('a rule finds', () => {
  test.each(BREAKS)('%s', (fault, put) => {
    const objects = objectsOf(file)
    put(objects)
    expect(faultsIn(objects).join('\n')).toContain(fault)
  })

  test('what is shown without a tag, and an artifact inside what is tagged', () => {
    for (const [content, fault] of [
      ['BT /F0 10 Tf [(\0\x24)]TJ ET', 'neither tagged nor an artifact'],
      ['/P<</MCID 0>>BDC /Artifact BMC EMC EMC', 'artifact stands inside what is tagged'],
      ['/Artifact BMC', 'does not end'],
    ] as const) {
      const objects = objectsOf(file)
      pageOf(objects)['/Contents'] = { entries: { '/Length': content.length }, bytes: Buffer.from(content) } as Value
      expect(faultsIn(objects).join('\n')).toContain(fault)
    }
  })
})

function dictionariesIn(objects: Objects): Dictionary[] {
  return objects.numbers.map((to) => objects.read({ to })).filter(isDictionary)
}

function catalogOf(objects: Objects): Dictionary['entries'] {
  return objects.dictionary(objects.trailer.entries['/Root']).entries
}

function findOf(objects: Objects, ...keys: string[]): Dictionary['entries'] {
  const found = dictionariesIn(objects).find(({ entries }) => keys.every((key) => key in entries))
  if (!found) throw new Error(`Nothing has ${keys.join(' and ')}.`)
  return found.entries
}

function pageOf(objects: Objects): Dictionary['entries'] {
  return findOf(objects, '/StructParents', '/Contents')
}

function renamed(objects: Objects, from: string, to: `/${string}`): void {
  const element = dictionariesIn(objects).find(({ entries }) => entries['/S'] === from)
  if (element) element.entries['/S'] = to
}

function silenced(objects: Objects): void {
  pageOf(objects)['/Contents'] = { entries: { '/Length': 0 }, bytes: Buffer.alloc(0) } as Value
}

function swapped(objects: Objects): void {
  const leaf = findOf(objects, '/Nums')
  const nums = leaf['/Nums'] as Value[]
  leaf['/Nums'] = nums.with(1, nums[3] ?? null).with(3, nums[1] ?? null)
}
