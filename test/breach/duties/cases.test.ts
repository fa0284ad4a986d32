import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { notOwed } from '../../../src/breach/duties/not-owed.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { situationSchema } from '../../../src/web/api/duties/situation-schema.ts'
import { answerSchema } from '../../../src/web/api/shared/duty-answer-schema.ts'
import { type Case, missesOf } from './expectation.ts'

const FILES = [
  '../cases/federal-basics.json',
  '../cases/states-basics.json',
  '../cases/federal.json',
  '../cases/states.json',
  '../cases/real.json',
  '../cases/versions.json',
]

describe.each(FILES)('the law answers the cases of %s', (file) => {
  const cases: Case[] = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

  test.each(cases)('$id: $why', ({ situation, expect: expected }) => {
    const asked = complete(situationSchema.parse(situation), '2026-11-22')
    const answered = answer(asked)
    expect(missesOf(expected, answered)).toEqual([])
    const inFull = { ...answered, notOwed: notOwed(asked, answered) }
    expect(answerSchema.parse(inFull)).toEqual(inFull)
  })
})
