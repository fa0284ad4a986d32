import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { missingOf } from '../../../src/breach/next/missing.ts'
import { nextAction } from '../../../src/breach/next/next-action.ts'
import { textOf } from '../../../src/breach/next/sentence.ts'
import { stagesOf } from '../../../src/breach/next/stages.ts'
import { type Case, standingWith, targetInWords } from './case.ts'

describe.each(['contain', 'who', 'decide', 'tell', 'prove', 'close'])('what is next: %s', (stage) => {
  test.each(casesOf(stage))('$name', ({ facts, ...expected }) => {
    const standing = standingWith(facts)
    const { sentence, why, button } = nextAction(standing)
    expect({
      name: expected.name,
      sentence: textOf(sentence),
      why,
      button: button && `${button.label} → ${targetInWords(button.to)}`,
      stages: Object.fromEntries(stagesOf(standing).map(({ stage, state, line }) => [stage, `${state}: ${line}`])),
      missing: missingOf(standing).map(({ title }) => title),
    }).toEqual(expected)
  })
})

function casesOf(stage: string): Case[] {
  return JSON.parse(readFileSync(new URL(`${stage}.json`, import.meta.url), 'utf8')) as Case[]
}
