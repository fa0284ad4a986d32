import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COMMANDS } from '../src/cli/run.ts'
import { SETTINGS } from '../src/runtime/config.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const contributing = readFileSync(new URL('../.github/CONTRIBUTING.md', import.meta.url), 'utf8')

test('the README lists every command, and no other', () => {
  expect(firstCells('Commands').map((cell) => cell.split(' ')[0])).toEqual(Object.keys(COMMANDS).sort(asInReadme))
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

test('CONTRIBUTING names every room of the actions', () => {
  const rooms = readdirSync(new URL('../src/actions/', import.meta.url)).filter((room) => room !== 'book')
  expect(rooms.filter((room) => !new RegExp(`\\b${room}\\b`).test(contributing))).toEqual([])
})

test('every picture that the README shows is there', () => {
  const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map((match) => match[1] ?? '')
  expect(pictures.length).toBeGreaterThan(0)
  expect(pictures.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)))).toEqual([])
})

function firstCells(heading: string): string[] {
  const section = readme.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return [...section.matchAll(/^\| `(.+?)` \|/gm)].map((match) => match[1] ?? '')
}

function asInReadme(one: string, other: string): number {
  return readme.indexOf(`| \`${one}`) - readme.indexOf(`| \`${other}`)
}
