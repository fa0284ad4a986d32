import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { oneLine } from '../../src/letters/envelope/addressee.ts'
import { openPrinter } from '../../src/pdf/letter/open-printer.ts'
import type { Person } from '../../src/people/values/person.ts'
import { factsOf, laptopLetter } from '../cast/letters.ts'
import { ana, ruthAlone, timAlone } from '../cast/patients.ts'
import { NAUGHTY } from '../support/rosters/naughty.ts'
import { marksIn, paper, printable, printed, read, rolesIn, textOf } from './reader.ts'
import { pdfToolTest } from './tools.ts'

const named = (givenName: string, familyName: string, more: Partial<Person> = {}): Person => ({
  ...ana,
  middleName: '',
  givenName,
  familyName,
  address: { ...ana.address, state: 'TX', zip: '75001' },
  ...more,
})

/** Ten who are named in ten ways, and what their letters greet them with. */
const READERS: [Person, string][] = [
  [named('Ana', 'López'), 'Dear Ana López:'],
  [timAlone, 'Dear Parent or Guardian of Tim Park:'],
  [ruthAlone, 'Dear Family of Ruth Weiss:'],
  [named('محمد', 'الأحمد'), 'Dear محمد الأحمد:'],
  [named('דוד', 'בן־גוריון'), 'Dear דוד בן־גוריון:'],
  [named('小明', '王'), 'Dear 小明 王:'],
  [named('Ánh', 'Nguyễn Thị'), 'Dear Ánh Nguyễn Thị:'],
  [named('राजेश', 'शर्मा'), 'Dear राजेश शर्मा:'],
  [named('Ольга', 'Жукова'), 'Dear Ольга Жукова:'],
  [named('Łukasz', 'Świętosławski-Żółć'), 'Dear Łukasz Świętosławski-Żółć:'],
]

const letters = READERS.map(([person], index) => printable(factsOf(person, { reference: `2026-0014-1-${index + 1}` })))
const { file, places } = await printed(letters)
const book = await read(file)

/** The pages of one letter. */
const pagesOf = (index: number) => {
  const { page = 1, pages = 0 } = places[index] ?? {}
  return book.pages.slice(page - 1, page - 1 + pages)
}

describe('a batch of letters as PDF', () => {
  test('says of itself what a screen reader needs: its title, its language, that it is PDF/UA-1 and tagged', () => {
    expect(book.info).toMatchObject({ PDFFormatVersion: '1.7', Language: 'en-US' })
    expect(book.metadata?.get('dc:title')).toBe('Notice of Data Breach')
    expect(book.metadata?.get('pdfuaid:part')).toBe('1')
    expect(book.marked?.get('Marked')).toBe(true)
  })

  test('begins each letter on a page of its own and numbers its pages, the reference on each', () => {
    expect(places.map(({ reference }) => reference)).toEqual(letters.map(({ facts }) => facts.reference))
    expect(places.reduce((sum, { pages }) => sum + pages, 0)).toBe(book.pages.length)
    for (const [index, { reference, pages }] of places.entries())
      for (const [number, page] of pagesOf(index).entries())
        expect(textOf(page)).toContain(`Reference: ${reference} Page ${number + 1} of ${pages}`)
  })

  test('has the letters’ own structure: one title, headings, paragraphs, lists of items with marks', () => {
    for (const index of places.keys()) {
      const roles = pagesOf(index).flatMap(({ structure }) => rolesIn(structure))
      expect(roles.filter((role) => /^H\d$/.test(role)).join(' ')).toMatch(/^H1( H2){5,}$/)
      expect(roles.slice(0, 8)).toEqual(['Root', 'Document', 'Sect', 'P', 'P', 'P', 'P', 'H1'])
      expect(roles.join(' ')).toContain('L LI Lbl LBody LI Lbl LBody')
    }
  })

  test('leaves nothing untold: all that is shown is tagged, in the order of the structure, or is the foot of the page', () => {
    for (const { marks, structure } of book.pages) {
      expect(marks.untagged).toEqual([])
      expect(marks.ids.length).toBeGreaterThan(1)
      expect(marksIn(structure)).toEqual(marks.ids)
      expect(marks.tags.filter((tag) => tag === 'Artifact')).toHaveLength(1)
      expect([...new Set(marks.tags)].filter((tag) => !/^(P|H1|H2|Lbl|LBody|Span|Artifact)$/.test(tag))).toEqual([])
    }
  })

  test('reads in order: sender, date, reader, greeting, the five headings, the signature', () => {
    const text = pagesOf(0).map(textOf).join(' ')
    const order = ['Maple Street', 'November 20, 2026', 'ANA LÓPEZ', 'Notice of Data Breach', 'Dear Ana López:']
    const rest = ['What Happened', 'What Information', 'What We Are', 'What You Can', 'For More', 'Sincerely,']
    const places = [...order, ...rest].map((words) => text.indexOf(words))
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(places).not.toContain(-1)
    expect(text).toContain('See IdentityTheft.gov (https://www.identitytheft.gov).')
  })

  test('has type of ten points or more everywhere', () => {
    const sizes = book.pages.flatMap(({ items }) => items.filter(({ text }) => text.trim()).map(({ size }) => size))
    expect(sizes.length).toBeGreaterThan(100)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10)
  })

  test('shows the delivery line and the city line in the window of a #10 envelope, and nothing but the address', () => {
    for (const index of places.keys()) {
      const items = (pagesOf(index)[0]?.items ?? []).filter(({ text }) => text.trim()).map(inInches)
      const seen = items.filter(({ top, bottom, left }) => bottom > 2.042 && top < 3.625 && left < 5.375)
      const lines = [...new Set(seen.map(({ baseline }) => baseline))].sort((one, other) => one - other)
      expect(lines).toHaveLength(letters[index]?.facts.address.length ?? 0)
      for (const line of seen.filter(({ baseline }) => lines.slice(-2).includes(baseline))) {
        expect(line.top).toBeGreaterThanOrEqual(2.5 + 0.125)
        expect(line.bottom).toBeLessThanOrEqual(3.167 - 0.125)
        expect(line.left).toBeGreaterThanOrEqual(0.875 + 0.125)
        expect(line.right).toBeLessThanOrEqual(4.375 - 0.125)
      }
    }
  })
})

describe('the same letters', () => {
  test('make the same file, byte for byte, whatever was printed before', async () => {
    const preloaded = openPrinter()
    await preloaded.preload()
    const fresh = await printed(letters, preloaded)
    expect(fresh.file.equals(file)).toBe(true)
    const last = letters.slice(-2)
    expect((await printed(last)).file.equals((await printed(last, openPrinter())).file)).toBe(true)
  })

  test('take as many pages as was counted before they were printed', async () => {
    const counted = await Promise.all(letters.map((letter) => paper.extent(letter)))
    expect(counted.map(({ pages }) => pages)).toEqual(places.map(({ pages }) => pages))
  })
})

describe('a long letter', () => {
  const words = {
    ...laptopLetter.words,
    whatHappened: 'We looked into it with care. '.repeat(200),
    whatWeAreDoing: 'x'.repeat(500),
  }

  test('goes over pages without a heading at the foot, or a signature or the last item of a list alone at the head', async () => {
    for (const more of [0, 1, 2, 3, 4, 5, 6, 7, 8]) {
      const long = { ...words, whatInformation: `${words.whatInformation}\n\n${'One more line.\n\n'.repeat(more)}` }
      const { pages } = await read((await printed([printable(factsOf(ana, { words: long }))])).file)
      expect(pages.length).toBeGreaterThan(1)
      for (const page of pages)
        expect(textOf(page)).not.toMatch(/(What \w+ \w+|Can Do|For More Information) Reference: \S+ Page/)
      for (const page of pages) expect(textOf(page)).not.toMatch(/^\s*(Sincerely|Dana|• Mail)/)
    }
  })

  test('breaks what has no place to break rather than run off the paper', async () => {
    const { pages } = await read((await printed([printable(factsOf(ana, { words }))])).file)
    const right = pages.flatMap(({ items }) => items.map(({ x, width }) => x + width))
    expect(Math.max(...right)).toBeLessThanOrEqual(7.5 * 72 + 1)
  })
})

describe('a name', () => {
  test.each([
    'Zoë Ærøskøbing',
    'ẞ Ǆ ﬁ',
    'e\u0301a\u0328\u0301',
    'Ελευθερία Ὀδυσσεύς',
    'فاطمة الزهراء',
    'گلناز پژمان',
    'יְהוּדָה',
    'प्रज्ञा',
    '陳大文',
    '髙橋 﨑',
    'ゆうこ',
    '김민준',
  ])('%s can be printed', async (name) => {
    expect(await paper.canPrint(name)).toBe(true)
  })

  test.each(['\u{1f600}', '\ue000', 'ᏣᎳᎩ', '\u{10ffff}'])(
    '%s cannot, and is never drawn as an empty box',
    async (name) => {
      expect(await paper.canPrint(name)).toBe(false)
      await expect(printed([printable(factsOf(named(name, 'X')))])).rejects.toThrow()
    },
  )

  test('that looks like markup, code or worse prints as itself, or is named as one that no font has', async () => {
    const naughty = NAUGHTY.filter((name) => oneLine(name) !== '')
    const checked = await Promise.all(
      naughty.map(async (name) => ({ name, fine: await paper.canPrint(oneLine(name)) })),
    )
    const fine = checked.filter((each) => each.fine).map(({ name }) => name)
    expect(fine.length).toBeGreaterThan(300)
    const { file, places } = await printed(fine.map((name) => printable(factsOf(named(name, 'Q')))))
    const { pages } = await read(file)
    expect(places).toHaveLength(fine.length)
    for (const [index, { page }] of places.entries()) {
      // Who shouts is greeted in the usual case.
      const name = oneLine(fine[index] ?? '')
      if (!/^[\x20-\x7e]*$/.test(name)) continue
      expect(bare(textOf(pages[page - 1]))).toContain(bare(`Dear ${name} Q:`))
    }
  }, 120_000)
})

describe('read by qpdf and poppler, the batch', () => {
  const folder = mkdtempSync(join(tmpdir(), 'breachbook-paper-'))
  const path = join(folder, 'letters.pdf')
  const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8' })
  writeFileSync(path, file)

  pdfToolTest('has no fault', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  })

  pdfToolTest('has every font embedded as a subset, its characters known', () => {
    const fonts = run('pdffonts', path).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(8)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans\S* +CID TrueType +Identity-H +yes yes yes/)
  })

  pdfToolTest.each(READERS.map(([, greeting], index) => ({ greeting, index })))(
    'greets: $greeting',
    ({ greeting, index }) => {
      const { page = 1 } = places[index] ?? {}
      const text = run('pdftotext', '-f', String(page), '-l', String(page), path, '-')
      expect(text.replaceAll(/[\u202a-\u202e]/g, '')).toContain(`\n${greeting}\n`)
    },
  )
})

function inInches({ x, y, width, size }: { x: number; y: number; width: number; size: number }) {
  const baseline = 11 - y / 72
  return {
    baseline,
    top: baseline - (size * 0.76) / 72,
    bottom: baseline + (size * 0.24) / 72,
    left: x / 72,
    right: (x + width) / 72,
  }
}

function bare(text: string): string {
  return text.replaceAll(' ', '').toLowerCase()
}
