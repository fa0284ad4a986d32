import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NODE_VERSION, refuseStrangeNode, thisNode } from '../../src/runtime/node-package.ts'
import { makeFolder } from '../support/machine/folder.ts'
import { dependencyTable, installedPackages } from './table.ts'

/** Licences that let a practice use, change and pass on what it installs, and ask no more than to be named. */
const PERMISSIVE = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'OFL-1.1',
  'BlueOak-1.0.0',
  'MIT-0',
  '0BSD',
]

const TEST_TOOLS =
  /^(?:vitest|vite|rolldown|esbuild|lightningcss|typescript|wrangler|miniflare|playwright|fast-check|@biomejs|@stryker)/

describe('a clinic that installs with npm ci --omit=dev', () => {
  test('gets no test tools', () => {
    const names = installedPackages().map(({ name }) => name)
    expect(names.filter((name) => TEST_TOOLS.test(name))).toEqual([])
    expect(names).toContain('better-auth')
  })

  test('gets nothing that the lock file does not hold by its hash', () => {
    expect(installedPackages().filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([])
  })

  test('gets nothing under a licence that asks for more than to be named', () => {
    const others = installedPackages().filter(
      ({ license }) => !license.split(' ').some((each) => PERMISSIVE.includes(each.replaceAll(/[()]/g, ''))),
    )
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  })

  test('finds each package in the table of dependencies: node test/packages/table.ts writes it anew', () => {
    expect(readFileSync(new URL('../../.github/DEPENDENCIES.md', import.meta.url), 'utf8')).toContain(dependencyTable())
  })
})

describe('the Node that npm fetches', () => {
  test('is the version that the lock file names, and the one that runs here is known', () => {
    expect(installedPackages().find(({ name }) => name === 'node')?.version).toBe(NODE_VERSION)
    expect(() => refuseStrangeNode(...thisNode())).not.toThrow()
  })

  test.each([
    ['another hash', { integrity: `sha512-${'A'.repeat(86)}==` }],
    ['another version', { version: '26.0.0' }],
  ])('is refused at start with %s', (_, other) => {
    const folder = makeFolder()
    const lock = join(thisNode()[0], 'node_modules/.package-lock.json')
    mkdirSync(join(folder, 'node_modules'))
    cpSync(lock, join(folder, 'node_modules/.package-lock.json'))
    refuseStrangeNode(folder, join(folder, 'bin/node'))
    const { packages } = JSON.parse(readFileSync(lock, 'utf8'))
    const changed = Object.entries<object>(packages).map(([name, each]) => [name, { ...each, ...other }])
    const text = JSON.stringify({ packages: Object.fromEntries(changed) })
    writeFileSync(join(folder, 'node_modules/.package-lock.json'), text)
    expect(() => refuseStrangeNode(folder, join(folder, 'bin/node'))).toThrow(/is not the one that this version/)
    expect(() => refuseStrangeNode(folder, '/usr/bin/node')).not.toThrow()
  })
})
