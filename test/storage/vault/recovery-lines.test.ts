import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecoveryLines, recoveryLines } from '../../../src/storage/vault/recovery-lines.ts'

const anyKey = fc.uint8Array({ minLength: 32, maxLength: 32 })
const anyLine = fc.nat({ max: 7 })

describe('the words of a recovery sheet', () => {
  test('give every key back, however they are typed', () => {
    fc.assert(
      fc.property(anyKey, (key) => {
        const lines = recoveryLines(key)
        expect(readRecoveryLines(lines.join('\n'))).toEqual({ key })
        const typed = lines.map((line, at) => ` ${at + 1}.  ${line.toUpperCase().replaceAll(' ', '  ')} `)
        expect(readRecoveryLines(`\n${typed.join('\r\n\r\n')}\r\n`)).toEqual({ key })
      }),
    )
  })

  test('name the line of any one word that is another', () => {
    fc.assert(
      fc.property(anyKey, anyKey, anyLine, fc.nat({ max: 2 }), (key, other, at, word) => {
        const lines = recoveryLines(key).map((line) => line.split(' '))
        const wrong = recoveryLines(other)[at]?.split(' ')[word] ?? ''
        fc.pre(lines[at]?.[word] !== wrong)
        const typed = lines.map((words, line) =>
          words.map((each, place) => (line === at && place === word ? wrong : each)),
        )
        expect(readRecoveryLines(typed.map((words) => words.join(' ')).join('\n'))).toEqual({
          fault: expect.stringMatching(`^Line ${at + 1} is mistyped`),
        })
      }),
    )
  })

  test('name the first of two lines that changed places, and the word that is none', () => {
    const lines = recoveryLines(new Uint8Array(32).fill(7))
    const swapped = [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n')
    expect(readRecoveryLines(swapped)).toEqual({
      fault: expect.stringMatching(/^Line 2 is mistyped, or is not line 2/),
    })
    expect(readRecoveryLines([lines[0], 'basket bodul lopir'].join('\n'))).toEqual({
      fault: 'Line 2: word 1 is mistyped. Compare it with the sheet.',
    })
    expect(readRecoveryLines('one two')).toEqual({ fault: 'Line 1 has 2 words. It must have three.' })
    expect(readRecoveryLines(lines.slice(0, 6).join('\n'))).toEqual({ fault: expect.stringMatching(/6 were typed/) })
    expect(readRecoveryLines([...lines, lines[0]].join('\n'))).toEqual({ fault: expect.stringMatching(/9 were typed/) })
  })
})
