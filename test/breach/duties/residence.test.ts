import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '../../../src/breach/duties/duties.ts'
import { homeSentence } from '../../../src/breach/duties/residence.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import { wholeCount } from '../../../src/breach/law/count.ts'
import type { Question } from '../../../src/breach/law/situation.ts'
import { countsByState, STATE_CODES } from '../../../src/breach/law/states.ts'
import { someSituation } from '../arbitrary.ts'

const event = { knownOn: '2026-11-19', elements: ['name', 'ssn', 'medical'] as const }
const asked = (people: Question['people'], more: Partial<Question> = {}) =>
  complete({ event, people, ...more }, '2026-11-29')
const warned = (people: Question['people']) =>
  answer(asked(people)).notes.flatMap(({ code, text }) => (code === 'residents_unknown' ? [text] : []))

describe('people who stand under no State', () => {
  test('are named in a warning, all of them or a part', () => {
    expect(warned({ total: 312 })).toEqual([
      'We do not know where 312 people live. State notices may be missing until you say where they live.',
    ])
    expect(warned({ total: 312, residents: { TX: 290 } })[0]).toMatch(/^22 of 312 people have no State\. State notices/)
    expect(warned({ total: 312, residents: { TX: 311, XX: 1 } })[0]).toMatch(
      /^1 of 312 people has no State: the person lives abroad, or we do not know where\. State notices/,
    )
    expect(warned({ total: 64, residents: { TX: 62, XX: 2 } })[0]).toMatch(
      /^2 of 64 people have no State: they live abroad, or we do not know where\. State notices/,
    )
    expect(warned({ total: 64, residents: { TX: 59, XX: 2 } })[0]).toMatch(
      /^5 of 64 people have no State: 2 live abroad or we do not know where, and nothing is said of the other 3\./,
    )
    expect(warned({ total: 312, residents: { TX: 290, OK: 22 } })).toEqual([])
  })

  test('are warned of whatever happened, as long as the use was not permitted or excused, and never twice', () => {
    fc.assert(
      fc.property(someSituation, (situation) => {
        const { people, event: happened, exception } = situation
        const total = wholeCount(people)
        const placed = countsByState(people.residents).reduce((sum, { residents }) => sum + residents, 0)
        fc.pre(!happened.permitted && exception === null)
        const notes = answer(situation).notes.filter(({ code }) => code === 'residents_unknown')
        expect(notes).toHaveLength(total !== null && total > placed ? 1 : 0)
      }),
    )
  })
})

describe('the practice’s own State', () => {
  test('is said with the number of residents from which its office is told', () => {
    expect(homeSentence(asked({ total: 312 }), 'TX')).toMatch(
      /^In Texas, your own State, .*notice to the Attorney General is owed at 250 or more residents/,
    )
    expect(homeSentence(asked({ total: 312, residents: { TX: 290 } }), 'TX')).not.toContain('Attorney General')
    expect(homeSentence(asked({ total: 312 }), 'NY')).toContain('from the first resident on')
    expect(homeSentence(asked({ total: 312 }, { event: { ...event, permitted: true } }), 'TX')).toBeNull()
  })

  test('says what then is owed: at so many residents its offices stand among the duties', () => {
    for (const state of STATE_CODES) {
      const said = homeSentence(asked({ total: 20_000 }), state) ?? ''
      const { duties } = answer(asked({ total: 20_000, residents: { [state]: 20_000 } }))
      const offices = duties.filter(({ id }) => id.startsWith(`state.${state}.`) && !id.endsWith('individuals'))
      for (const { to } of offices) expect(said, state).toContain(`${to.replace(/^[^:]*: (the )?/, '')} is owed`)
      expect(said.match(/ is owed /g) ?? [], state).toHaveLength(offices.length)
    }
  })
})

describe('where the practice’s own State has nothing to say', () => {
  const at = (more: Partial<Question>, state: 'TX' | 'NY' = 'TX') => homeSentence(asked({ total: 312 }, more), state)

  test('nothing is said: what is excused, whoever only holds data for another, information that the law does not know', () => {
    const inGoodFaith = {
      kind: 'good_faith_workforce_access',
      ...{ goodFaith: true, withinAuthority: true, furtherMisuse: false, documented: true },
    } as const
    const looked = { ...event, nature: 'access' } as const
    expect(at({ event: looked, exception: inGoodFaith })).toBeNull()
    expect(at({ event: { ...event, secured: 'encrypted' } })).toBeNull()
    expect(at({ entity: { hipaa: 'business_associate' } })).toBeNull()
    expect(at({ event: { ...event, elements: ['photo'] } })).toBeNull()
    expect(at({ event: looked, exception: { ...inGoodFaith, furtherMisuse: true } })).toMatch(/^In Texas/)
  })

  test('its residents are named where its own law asks for a notice, until one of them is counted', () => {
    const own = 'its residents are owed notice under its own law'
    expect(homeSentence(asked({ total: 312 }), 'TX')).toContain(own)
    expect(homeSentence(asked({ total: 312, residents: { TX: 20 } }), 'TX')).not.toContain(own)
    expect(homeSentence(asked({ total: 312, residents: { TX: 20 } }), 'TX')).toContain('at 250 or more residents')
    expect(homeSentence(asked({ total: 312 }), 'OH') ?? '').not.toContain(own)
    expect(homeSentence(asked({ total: 312, residents: { TX: 290 } }), 'TX')).toMatch(/consumer reporting agencies/)
    expect(homeSentence(asked({ total: 20_000, residents: { TX: 20_000 } }), 'TX')).toBeNull()
  })

  test('an office keeps the article of its name, and gets one where it has none', () => {
    const said = homeSentence(asked({ total: 312 }), 'TX') ?? ''
    expect(said).toContain('notice to the Attorney General is owed')
    expect(said).toContain('notice to the nationwide consumer reporting agencies is owed')
    expect(said).not.toMatch(/the the|attothe/)
  })
})

test('whoever holds data for another is told that the owner needs to know', () => {
  const vendor = asked({ total: 312 }, { entity: { hipaa: 'business_associate' } })
  expect(answer(vendor).notes.find(({ code }) => code === 'residents_unknown')?.text).toBe(
    'We do not know where 312 people live. The owner of the data needs to know: State notices depend on it.',
  )
})

test('what was permitted, or looked at in good faith, needs no residents', () => {
  const inGoodFaith = {
    kind: 'good_faith_workforce_access',
    ...{ goodFaith: true, withinAuthority: true, furtherMisuse: false, documented: true },
  } as const
  const looked = { ...event, nature: 'access' } as const
  const notKept = { kind: 'could_not_retain', goodFaith: true, documented: true } as const
  const codes = (more: Partial<Question>) => answer(asked({ total: 312 }, more)).notes.map(({ code }) => code)
  expect(codes({ event: looked, exception: inGoodFaith })).not.toContain('residents_unknown')
  expect(codes({ event: { ...event, permitted: true } })).not.toContain('residents_unknown')
  expect(codes({ event: looked, exception: { ...inGoodFaith, documented: false } })).toContain('residents_unknown')
  expect(codes({ event: { ...event, nature: 'disclosure' }, exception: notKept })).toContain('residents_unknown')
})
