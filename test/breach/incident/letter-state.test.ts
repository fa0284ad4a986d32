import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  backAs,
  CAME_BACK,
  CHANNELS,
  type Channel,
  DELIVERED,
  EMAIL_STATES,
  FIRST_STATE,
  isOneOf,
  LEAVES_DUE,
  LETTER_STATES,
  type LetterState,
  mayBecome,
  STATE_WORDS,
  UNFINISHED,
  UNSENT,
  WAITING,
} from '../../../src/breach/incident/letter-state.ts'
import { updateLetter } from '../../../src/storage/mailing/letter-writes.ts'

const SRC = new URL('../../../src/', import.meta.url)
const PAPER = ['prepared', 'mailed', 'returned', 'withdrawn']

/** A life of a letter: where each wish leads that is allowed, from its beginning on. */
const lives = fc
  .tuple(fc.constantFrom(...CHANNELS), fc.array(fc.constantFrom(...LETTER_STATES), { maxLength: 40 }))
  .map(([channel, wishes]) => ({ channel, states: lifeOf(channel, wishes) }))

function lifeOf(channel: Channel, wishes: readonly LetterState[]): LetterState[] {
  const states: LetterState[] = [FIRST_STATE[channel]]
  for (const wish of wishes) if (mayBecome(channel, states.at(-1) ?? wish, wish)) states.push(wish)
  return states
}

function reachable(channel: Channel, from: LetterState): Set<LetterState> {
  const met = new Set<LetterState>([from])
  for (const state of met) for (const next of LETTER_STATES) if (mayBecome(channel, state, next)) met.add(next)
  return met
}

describe('the life of a letter', () => {
  test('stays with its channel: paper is never queued, and an e-mail never mailed', () => {
    fc.assert(
      fc.property(lives, ({ channel, states }) => {
        const own: readonly string[] = channel === 'print' ? PAPER : EMAIL_STATES
        expect(states.filter((state) => !own.includes(state))).toEqual([])
      }),
    )
  })

  test('ends when it is withdrawn', () => {
    fc.assert(
      fc.property(lives, ({ states }) => {
        const at = states.indexOf('withdrawn')
        expect(at === -1 || at === states.length - 1).toBe(true)
      }),
    )
  })

  test('by e-mail goes through the line each time that it is said to be sent, unless somebody found that out', () => {
    fc.assert(
      fc.property(lives, ({ states }) => {
        for (const [at, state] of states.entries())
          if (state === 'sent') expect(['sending', 'in_doubt', 'bounced']).toContain(states[at - 1])
      }),
    )
  })

  test('that was sent is never sent again', () => {
    expect([...reachable('email', 'sent')].sort()).toEqual(['bounced', 'sent'])
  })

  test.each(CHANNELS)('can come to every state of %s', (channel) => {
    const own = channel === 'print' ? PAPER : EMAIL_STATES
    expect([...reachable(channel, FIRST_STATE[channel])].sort()).toEqual([...own].sort())
  })
})

describe('what came back', () => {
  test.each([
    ['print', 'prepared', null],
    ['print', 'mailed', 'returned'],
    ['print', 'returned', 'returned'],
    ['print', 'withdrawn', null],
    ['email', 'sent', 'bounced'],
    ['email', 'in_doubt', 'bounced'],
    ['email', 'bounced', 'bounced'],
    ['email', 'queued', null],
    ['email', 'sending', null],
    ['email', 'failed', null],
    ['email', 'withdrawn', null],
  ] as const)('by %s, %s before, is marked as %s', (channel, state, back) => {
    expect(backAs(channel, state)).toBe(back)
  })
})

describe('the kinds of states', () => {
  test('tell apart what waits, went, came back and leaves its reader due a letter', () => {
    const kinds = [WAITING, DELIVERED, CAME_BACK, LEAVES_DUE].map((kind): readonly LetterState[] => kind)
    const among = LETTER_STATES.map((state) => kinds.filter((kind) => isOneOf(kind, state)).length)
    expect(LETTER_STATES.filter((_, at) => among[at] === 0)).toEqual(['sending', 'in_doubt'])
    expect(
      LETTER_STATES.filter((_, at) => (among[at] ?? 0) > 1),
      'came back, and its reader is due paper',
    ).toEqual(['bounced'])
  })

  test('that can be withdrawn may become withdrawn', () => {
    const left = CHANNELS.flatMap((channel) =>
      [...WAITING, ...UNSENT].filter(
        (state) => reachable(channel, FIRST_STATE[channel]).has(state) && !mayBecome(channel, state, 'withdrawn'),
      ),
    )
    expect(left).toEqual([])
    expect(UNFINISHED.filter((state) => !mayBecome('email', state, 'withdrawn'))).toEqual([])
  })

  test.each(LETTER_STATES)('%s has its words', (state) => {
    expect(STATE_WORDS[state].listed).toMatch(/^[a-z]/)
    expect(STATE_WORDS[state].told).toMatch(/^[a-z]/)
  })
})

test('no write makes of a letter what it cannot become', () => {
  const states = fc.constantFrom(...LETTER_STATES)
  fc.assert(
    fc.property(fc.constantFrom(...CHANNELS), states, states, (channel, state, to) => {
      const write = () => updateLetter({ reference: '2026-0001-1-1', channel, state }, { state: to, stateAt: '' })
      if (mayBecome(channel, state, to)) expect(write).not.toThrow()
      else expect(write).toThrow(`A letter that is ${state} cannot become ${to}.`)
    }),
  )
})

test('the states of letters are listed in one place', () => {
  const listing = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /'queued',\s*'sending',\s/.test(readFileSync(new URL(file, SRC), 'utf8')))
  expect(listing.map((file) => file.split('/').at(-1))).toEqual(['letter-state.ts'])
})

test('a letter is never in a state of the other channel, and nothing becomes of it there', () => {
  expect(mayBecome('print', 'queued', 'withdrawn')).toBe(false)
  expect(mayBecome('email', 'prepared', 'withdrawn')).toBe(false)
})
