import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Stryker } from '@stryker-mutator/core'
import { type Explanation, report } from './report.ts'

/*
 * Changes the engine of the law in one place at a time and asks whether a test of test/breach notices:
 * `npm run test:mutants`, or `npm run test:mutants -- src/breach/law/hold.ts` for some of its files.
 * Exit 1: too few were noticed, or one lived on that survivors.json does not explain.
 */

// Data, prose and records: what is said about the law, not what it decides.
const NOT_LOGIC = ['elements', 'factor-questions', 'incident', 'kinds', 'states', 'vocabulary', 'words']

const LOGIC = [
  'src/breach/{law,duties,decision,incident,federal,state}/*.ts',
  '!src/breach/state/sentence.ts',
  ...NOT_LOGIC.map((name) => `!src/breach/*/${name}.ts`),
]

const READERS_OF_SHARED = ['shared', 'shared-folder', 'all-tests'].map((name) => `!test/support/machine/${name}.ts`)

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

process.chdir(ROOT)
const asked = process.argv.slice(2)
const explained: Explanation[] = JSON.parse(readFileSync(new URL('./survivors.json', import.meta.url), 'utf8'))
const folder = folderBesideTheLaw()
try {
  const mutants = await new Stryker(optionsIn(folder)).runMutationTest()
  process.exitCode = report(mutants, explained, ROOT) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

// One test reads the list of breaches that lies beside this folder; its copies find it beside themselves.
function folderBesideTheLaw(): string {
  const made = mkdtempSync(join(tmpdir(), 'breachbook-mutants-'))
  symlinkSync(join(ROOT, '../shared'), join(made, 'shared'))
  return made
}

function optionsIn(tempDirName: string): ConstructorParameters<typeof Stryker>[0] {
  return {
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutants/vitest.config.ts', related: false },
    mutate: asked.length > 0 ? asked : LOGIC,
    // Words are prose, or codes that the comparisons around them already change.
    mutator: { excludedMutations: ['StringLiteral'] },
    ignorePatterns: [
      '**',
      '!package.json',
      '!src/**/*',
      '!test/breach/**/*',
      '!test/mutants/**/*',
      ...READERS_OF_SHARED,
    ],
    tempDirName,
    cleanTempDir: 'always',
    // There is none to read: it would be read through an API that TypeScript 7 no longer has.
    tsconfigFile: 'none',
    coverageAnalysis: 'perTest',
    concurrency: 2,
    timeoutMS: 10_000,
    reporters: ['progress-append-only'],
  }
}
