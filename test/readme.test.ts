import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { COMMANDS } from '../src/cli/run.ts'
import { SETTINGS } from '../src/runtime/config.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const contributing = readFileSync(new URL('../.github/CONTRIBUTING.md', import.meta.url), 'utf8')

test('the README lists every command, and no other', () => {
  expect([...new Set(firstCells('Commands').map((cell) => cell.split(' ')[0]))]).toEqual(
    Object.keys(COMMANDS).sort(asInReadme),
  )
})

test('the README lists every setting, and no other', () => {
  expect(firstCells('Settings').flatMap((cell) => cell.split('`, `'))).toEqual(Object.keys(SETTINGS.shape))
})

test.each([
  ['README', readme],
  ['CONTRIBUTING', contributing],
])('every folder and file that %s names is there', (_, text) => {
  const named = [...text.matchAll(/`((?:src|test|templates|migrations)[\w./-]*)`/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
})

test('CONTRIBUTING has a line for every floor, and no other', () => {
  const floors = foldersIn('src').map((floor) => `src/${floor}`)
  expect(floors.length).toBeGreaterThan(10)
  expect(
    rowsIn(contributing, '| floor |')
      .map(([floor]) => floor)
      .sort(),
  ).toEqual(floors)
})

test('CONTRIBUTING marks each noun on each floor where it has a room, and names the rooms that are no nouns', () => {
  const [heads = [], ...rows] = tableIn(contributing, '| room |')
  const nouns = rows.map(([noun = '']) => noun)
  expect(nouns.length).toBeGreaterThan(12)
  for (const [at, floor] of heads.entries()) {
    if (!floor.startsWith('src/')) continue
    const rooms = foldersIn(floor)
    const marked = rows.filter((row) => row[at] === '•').map(([noun]) => noun)
    expect({ floor, nouns: marked }).toEqual({ floor, nouns: nouns.filter((noun) => rooms.includes(noun)) })
    expect(rooms.filter((room) => !nouns.includes(room) && !contributing.includes(`\`${room}\``))).toEqual([])
  }
})

test('CONTRIBUTING lists commands that there are', () => {
  const named = [...contributing.matchAll(/`npm run ([\w:]+)/g)].map((match) => match[1] ?? '')
  expect(named.length).toBeGreaterThan(4)
  expect(named.filter((name) => !(name in manifest.scripts))).toEqual([])
})

test('every picture that the README shows is there', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
})

function foldersIn(path: string): string[] {
  const entries = readdirSync(new URL(`../${path}`, import.meta.url), { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
}

/** The lines of the table that begins so, its head first, each as its cells. */
function tableIn(text: string, head: string): string[][] {
  const [table = ''] = text.slice(text.indexOf(head)).split('\n\n')
  const lines = table.split('\n').filter((line) => !/^\|[-|]+$/.test(line))
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', '')),
  )
}

function rowsIn(text: string, head: string): string[][] {
  return tableIn(text, head).slice(1)
}

function firstCells(heading: string): string[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `(.+?)` \|/gm)].map((match) => match[1] ?? '')
}

function asInReadme(one: string, other: string): number {
  return readme.indexOf(`| \`${one}`) - readme.indexOf(`| \`${other}`)
}
