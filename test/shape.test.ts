import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseAst } from 'vitest/node'

const SRC = new URL('../src/', import.meta.url)

const MOST = { linesOfAFile: 150, linesOfAFunction: 40 }

type Node = { type: string; start: number; end: number }

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

// Law data has a file for each jurisdiction, as long as its law.
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.[jt]s$/.test(file) && !file.startsWith('breach/laws/'))

describe('whoever opens the code', () => {
  test('finds no file that has to be searched', () => {
    const long = files.filter((file) => linesIn(textOf(file)) > MOST.linesOfAFile)
    expect(long).toEqual([])
  })

  test('finds no function that does not fit a screen', () => {
    expect(files.flatMap((file) => longFunctions(file, textOf(file)))).toEqual([])
  })

  test('would be told of a long one', () => {
    const body = 'count += 1\n'.repeat(MOST.linesOfAFunction)
    expect(longFunctions('web/app.ts', `const page = async (): Promise<void> => {\n${body}}`)).toEqual([
      'web/app.ts: 42',
    ])
    expect(longFunctions('web/app.ts', `function page(): void {}\n${body}`)).toEqual([])
  })
})

function longFunctions(file: string, text: string): string[] {
  return functionsIn(parseAst(text, { lang: 'ts' }))
    .map(({ start, end }) => linesIn(text.slice(start, end)))
    .filter((lines) => lines > MOST.linesOfAFunction)
    .map((lines) => `${file}: ${lines}`)
}

function functionsIn(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(functionsIn)
  return isFunction(value) ? [value, ...inside] : inside
}

function isFunction(value: object): value is Node {
  return 'type' in value && typeof value.type === 'string' && FUNCTIONS.has(value.type)
}

function linesIn(text: string): number {
  return text.trimEnd().split('\n').length
}

function textOf(file: string): string {
  return readFileSync(new URL(file, SRC), 'utf8')
}
