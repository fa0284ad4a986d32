import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { PLAIN_TERMS } from '../../src/breach/incident/letter-text.ts'
import { personProblems } from '../../src/letters/individual/problems.ts'
import { factsOf, tenPeople } from '../cast/letters.ts'
import { printable, printed, read } from './reader.ts'
import { pdfToolTest } from './tools.ts'
import { objectsOf } from './ua/objects.ts'
import { faultsIn } from './ua/rules.ts'

const es = {
  whatHappened: 'Robaron una computadora portátil de un automóvil cerrado con llave.',
  whatInformation: 'La computadora tenía:\n\n- su nombre\n- su fecha de nacimiento',
  whatWeAreDoing: 'Avisamos a la policía el mismo día.',
  whatYouCanDo: 'Lea los estados de cuenta de su aseguradora.',
  hours: null,
  update: null,
}
const terms = { ...PLAIN_TERMS, translated: { es } }
const reached = tenPeople.filter(({ person }) => personProblems(person, '2026-11-22').length === 0)
const facts = reached.map(({ person }, index) => factsOf(person, { reference: `2026-0014-1-${index + 1}`, terms }))
const letters = facts.map((each, index) => printable(each, reached[index]?.person.language))
const { file, places } = await printed(letters)

const folder = mkdtempSync(join(tmpdir(), 'breachbook-ten-'))
const path = join(folder, 'letters.pdf')
writeFileSync(path, file)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8' })
// Poppler turns a letter and its vowel sign round together with the word: the letters tell the order.
const bare = (text: string) => text.normalize('NFC').replaceAll(/[\s\p{M}\p{Cf}]/gu, '')

test('nine of the ten have a letter on paper, and the one without an address is named', () => {
  expect(reached).toHaveLength(9)
  expect(tenPeople.filter((each) => !reached.includes(each)).map(({ name }) => name)).toEqual([
    'somebody without an address',
  ])
})

test('the letters of all of them keep PDF/UA-1 in one file', () => {
  expect(faultsIn(objectsOf(file))).toEqual([])
})

test('the letter of a reader of Spanish says so to a screen reader, and counts its pages in Spanish', async () => {
  const objects = objectsOf(file)
  const sections = objects.numbers
    .map((to) => JSON.stringify(objects.read({ to })))
    .filter((each) => each.includes('"/S":"/Sect"') && each.includes('"/Lang"'))
  expect(sections).toHaveLength(1)
  expect(sections[0]).toContain('"/Lang":{"text":"es"}')
  const place = places[reached.findIndex(({ name }) => name === 'a reader of Spanish')]
  const { pages } = await read(file)
  const text = pages[(place?.page ?? 1) - 1]?.items.map((item) => item.text).join(' ') ?? ''
  expect(text).toMatch(/Página 1 de \d/)
  expect(text).not.toMatch(/Page 1 of/)
})

describe('read by others', () => {
  pdfToolTest('qpdf finds no fault in them, and every font is embedded as a subset', () => {
    expect(run('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    const fonts = run('pdffonts', path).trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(3)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSans\S* +CID TrueType +Identity-H +yes yes yes/)
  })

  pdfToolTest.each(reached.map(({ name }, index) => ({ name, index })))(
    'pdftotext reads the letter of $name in order: sender, address, title, greeting, signature',
    ({ index }) => {
      const { page = 1, pages = 1 } = places[index] ?? {}
      const text = bare(run('pdftotext', '-f', String(page), '-l', String(page + pages - 1), path, '-'))
      const { sender, address, salutation, contact } = facts[index]!
      const said = [sender[0], ...address.slice(-2), salutation, contact.name].map((each) => bare(each ?? ''))
      let at = -1
      for (const each of said) {
        expect(text.slice(at + 1)).toContain(each)
        at = text.indexOf(each, at + 1)
      }
    },
  )

  pdfToolTest('poppler draws every page without a complaint, each with ink on it', () => {
    const { status, stderr } = spawnSync('pdftoppm', ['-r', '40', '-gray', path, join(folder, 'page')], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    const drawn = readdirSync(folder).filter((name) => name.endsWith('.pgm'))
    expect(drawn).toHaveLength(places.reduce((sum, { pages }) => sum + pages, 0))
    for (const name of drawn)
      expect(readFileSync(join(folder, name)).filter((byte) => byte < 128).length).toBeGreaterThan(100)
  })
})
