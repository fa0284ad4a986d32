import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { someSituation } from '../arbitrary.ts'
import type { Case } from '../duties/expectation.ts'

const CLI = fileURLToPath(new URL('../../../src/cli.js', import.meta.url))
const FILES = [
  '../cases/federal-basics.json',
  '../cases/states-basics.json',
  '../cases/federal.json',
  '../cases/states.json',
]

const asked = [...FILES.flatMap(questionsOf), ...fc.sample(someSituation, { numRuns: 300, seed: 20261122 })]
const inUtc = answersIn('UTC')

describe('a clinic gets the same answers', () => {
  test.each(['Pacific/Kiritimati', 'America/New_York', 'Pacific/Pago_Pago'])('on a machine set to %s', (zone) => {
    expect(offsetIn(zone), 'the machine has to take the zone').not.toBe(offsetIn('UTC'))
    expect(answersIn(zone)).toBe(inUtc)
  })

  test('one to each question, and none refused', () => {
    const lines = inUtc.trimEnd().split('\n')
    expect(lines).toHaveLength(asked.length)
    expect(lines.filter((line) => !line.startsWith('{"breach":'))).toEqual([])
  })
})

// The day of asking is given with every question: "today" is the one thing that a zone may change.
function questionsOf(file: string): object[] {
  const cases: Case[] = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))
  return cases.map(({ situation }) => ({ today: '2026-11-22', ...situation }))
}

function answersIn(zone: string): string {
  const input = asked.map((question) => `${JSON.stringify(question)}\n`).join('')
  return typedIn(zone, [CLI, 'duties'], input)
}

function offsetIn(zone: string): string {
  return typedIn(zone, ['-p', 'new Date(2025, 0, 1).getTimezoneOffset()'], '')
}

function typedIn(zone: string, args: string[], input: string): string {
  const { BREACHBOOK_ZONE: _, ...env } = process.env
  return execFileSync(process.execPath, args, {
    input,
    encoding: 'utf8',
    env: { ...env, TZ: zone },
    maxBuffer: 2 ** 28,
  })
}
