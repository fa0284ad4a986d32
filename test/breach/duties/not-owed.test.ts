import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breachIf } from '../../../src/breach/decision/decision.ts'
import { answer } from '../../../src/breach/duties/duties.ts'
import { notOwed } from '../../../src/breach/duties/not-owed.ts'
import { complete } from '../../../src/breach/law/complete.ts'
import type { Question, Situation } from '../../../src/breach/law/situation.ts'
import { countsByState, type Residents, type State } from '../../../src/breach/law/states.ts'
import { LAWS } from '../../../src/breach/laws/index.ts'
import { someSituation } from '../arbitrary.ts'

function asked(question: Question) {
  const situation = complete(question, '2026-03-10')
  return { situation, not: notOwed(situation, answer(situation)) }
}

const photo: Question = {
  event: { knownOn: '2026-03-02', nature: 'disclosure', elements: ['photo', 'medical'] },
  people: { total: 3, residents: { TX: 1, CA: 1, FL: 1 } },
}

const of = (question: Question, id: string) => asked(question).not.find((each) => each.id === id)

test('a photo posted without a name: each State says that a name with it would change the answer', () => {
  for (const state of ['CA', 'FL'] as const)
    expect(of(photo, `state.${state}.individuals`)).toMatchObject({
      because: 'Nothing by which the people could be named is among the information.',
      unless: 'the people could be named with it: medical information with a name counts there',
    })
})

test('an office says at which number it is told', () => {
  const named: Question = { ...photo, event: { ...photo.event, elements: ['name', 'ssn'] } }
  expect(of(named, 'state.TX.attorney-general')).toMatchObject({
    because: '1 resident of Texas: it is owed at 250 or more.',
    unless: '250 or more residents of Texas were affected',
  })
  expect(of(named, 'hipaa.media.TX')?.unless).toBe('more than 500 residents of Texas were affected')
  expect(of(named, 'hipaa.substitute')?.unless).toContain('insufficient or out of date')
})

test('an encrypted laptop: what lost it says that nothing was encrypted would change it', () => {
  const encrypted: Question = {
    event: { knownOn: '2026-03-02', elements: ['name', 'ssn'], secured: 'encrypted' },
    people: { total: 3, residents: { TX: 3 } },
  }
  for (const id of ['hipaa.individuals', 'hipaa.ocr', 'state.TX.individuals'])
    expect(of(encrypted, id)?.unless).toBe('the information was not encrypted, or the key was taken with it')
})

test('where two reasons stand, no single fact is named', () => {
  const twice: Question = {
    event: { knownOn: '2026-03-02', elements: ['name', 'ssn'], form: 'paper', permitted: true },
    people: { total: 3, residents: { TX: 3 } },
  }
  expect(of(twice, 'state.TX.individuals')).not.toHaveProperty('unless')
})

test('whatever happened: each federal notice and each State with a resident is owed, or not owed with a reason, never both', () => {
  fc.assert(
    fc.property(someSituation, (situation) => {
      const answered = answer(situation)
      const owed = answered.duties.map(({ id }) => id)
      const not = notOwed(situation, answered)
      const all = [...owed, ...not.map(({ id }) => id)]
      expect(new Set(all).size).toBe(all.length)
      expect(not.filter(({ because }) => because.trim() === '')).toEqual([])
      for (const { state } of countsByState(situation.people.residents))
        expect(all).toContain(`state.${state}.individuals`)
      if (situation.entity.hipaa === 'covered_entity') expect(all).toContain('hipaa.individuals')
    }),
  )
})

test('whatever happened: where one fact is named, that fact makes the notice owed', () => {
  fc.assert(
    fc.property(someSituation, (situation) => {
      for (const { id, unless, state } of notOwed(situation, answer(situation))) {
        if (unless === undefined) continue
        const changed = changedBy(unless, situation, state)
        const owed = answer(changed).duties.map((duty) => duty.id)
        const wanted = id === 'hipaa.individuals' || !unless.startsWith('it was') ? [id] : [id, 'ftc.individuals']
        expect(
          owed.some((each) => wanted.includes(each)),
          `${id} if ${unless}`,
        ).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

/** The Situation with the fact that the sentence names. */
function changedBy(unless: string, situation: Situation, state: State | undefined): Situation {
  const { event, people, entity } = situation
  const withElement = (element: Situation['event']['elements'][number]) => ({
    ...situation,
    event: { ...event, elements: [...event.elements, element] },
  })
  const changes: [RegExp, () => Situation][] = [
    [/could be named with it/, () => withElement('name')],
    [/one of these was among it/, () => withElement(lawOf(state!, situation).triggerElements[0]!)],
    [/records were electronic/, () => ({ ...situation, event: { ...event, form: 'electronic' } })],
    [/not encrypted/, () => ({ ...situation, event: { ...event, secured: 'no' } })],
    [/not permitted|did not permit/, () => ({ ...situation, event: { ...event, permitted: false } })],
    [/protected health information was/, () => ({ ...situation, event: { ...event, phi: true } })],
    [/exception requires/, () => ({ ...situation, exception: null })],
    [/assessment did not/, () => ({ ...situation, assessment: null })],
    [/finding did not stand/, () => ({ ...situation, harmFinding: false })],
    [/address of at least one/, () => ({ ...situation, people: { ...people, unreachable: 1 } })],
    [/anyone was affected/, () => ({ ...situation, people: { ...people, total: 1 } })],
    [/covered entity/, () => ({ ...situation, entity: { ...entity, hipaa: 'covered_entity' } })],
    [/vendor of personal/, () => ({ ...situation, entity: { ...entity, phrVendor: true } })],
    [/data were its own/, () => ({ ...situation, entity: { ...entity, hipaa: 'covered_entity' } })],
    [/residents of/, () => ({ ...situation, people: { ...people, residents: moreThan(people.residents, state!) } })],
  ]
  return changes.find(([words]) => words.test(unless))![1]()
}

function moreThan(residents: Residents, state: State): Residents {
  return { ...residents, [state]: 100_000 }
}

function lawOf(state: State, { event }: Situation) {
  const { versions } = LAWS[state]
  return versions.filter(({ from }) => from === null || from <= event.knownOn).at(-1) ?? versions[0]!
}

test('outside HIPAA the whole list says what would bring each notice back', () => {
  const outside: Question = {
    entity: { hipaa: 'none' },
    event: { knownOn: '2026-02-10', elements: ['name', 'ssn'] },
    people: { total: 600, residents: { TX: 600 } },
  }
  const covered = 'it was a covered entity: a provider that sends claims or other standard transactions electronically'
  const vendor = 'it was a vendor of personal health records'
  expect(
    Object.fromEntries(
      asked(outside)
        .not.filter(({ id }) => !id.startsWith('state.'))
        .map(({ id, unless }) => [id, unless ?? null]),
    ),
  ).toEqual({
    'hipaa.individuals': covered,
    'hipaa.ocr': covered,
    'hipaa.media.TX': covered,
    'hipaa.substitute': null,
    'ftc.individuals': vendor,
    'ftc.ftc': vendor,
    'ftc.media.TX': vendor,
  })
  const { not } = asked({ ...outside, people: { total: 499, residents: { TX: 499 } } })
  expect(not.find(({ id }) => id === 'ftc.media.TX')?.because).toContain('the media are notified of 500 or more')
  expect(not.find(({ id }) => id === 'hipaa.media.TX')?.because).toContain('the media are notified of more than 500')
})

test('nobody who cannot be reached is missed in a substitute notice that is owed', () => {
  const lost: Question = { ...photo, people: { total: 3, residents: { TX: 3 }, unreachable: 2 } }
  expect(of(lost, 'hipaa.substitute')).toBeUndefined()
  const encrypted: Question = { ...lost, event: { ...photo.event, elements: ['name', 'ssn'], secured: 'encrypted' } }
  expect(of(encrypted, 'hipaa.substitute')?.unless).toContain('the information was not encrypted')
})

test('where nobody is affected, anyone would bring every notice back', () => {
  expect(of({ ...photo, people: { total: 0, residents: {} } }, 'hipaa.individuals')).toMatchObject({
    because: 'Nobody is affected.',
    unless: 'anyone was affected',
  })
})

test('a covered entity is told nothing of the Federal Trade Commission’s rule', () => {
  const { not } = asked(photo)
  expect(not.some(({ id }) => !/^(hipaa|state)\./.test(id ?? ''))).toBe(false)
})

test('where the HIPAA notice satisfies a State’s own, it says so', () => {
  const ohio: Question = {
    event: { knownOn: '2026-03-02', elements: ['name', 'ssn'] },
    people: { total: 3, residents: { OH: 3 } },
  }
  expect(of(ohio, 'state.OH.individuals')?.because).toMatch(/^The HIPAA notice satisfies it\. \S/)
})

test('a permitted use and good faith say by which fact the notice would be owed', () => {
  const permitted = of(
    { ...photo, event: { ...photo.event, elements: ['name', 'ssn'], permitted: true } },
    'state.TX.individuals',
  )
  expect(permitted).toMatchObject({
    because: 'A permitted use is no breach there.',
    unless: 'the use or disclosure was not permitted',
  })
})

test('outside HIPAA a Part 2 program and a vendor of health records read no reason that is not theirs', () => {
  const nobody: Question = {
    entity: { hipaa: 'none', part2: true, phrVendor: true },
    event: { knownOn: '2026-03-02', elements: ['name', 'ssn'] },
    people: { total: 0, residents: {} },
  }
  for (const id of ['part2.individuals', 'ftc.individuals'])
    expect(of(nobody, id)).toMatchObject({ because: 'Nobody is affected.', unless: 'anyone was affected' })
})

test('encrypted data: each notice of Texas has its own citation, and one fact that would bring it back', () => {
  const encrypted: Question = {
    event: { knownOn: '2026-03-02', elements: ['name', 'ssn'], secured: 'encrypted' },
    people: { total: 300, residents: { TX: 300 } },
  }
  const unless = 'the information was not encrypted, or the key was taken with it'
  expect(of(encrypted, 'state.TX.individuals')).toMatchObject({
    citation: 'Tex. Bus. & Com. Code § 521.053(b)',
    unless,
  })
  expect(of(encrypted, 'state.TX.attorney-general')).toMatchObject({ unless })
})

test('access by the workforce in good faith says which fact would bring the notice back', () => {
  const excused: Question = {
    event: { knownOn: '2026-03-02', nature: 'access', elements: ['name', 'ssn'] },
    exception: {
      kind: 'good_faith_workforce_access',
      ...{ goodFaith: true, withinAuthority: true, furtherMisuse: false, documented: true },
    },
    people: { total: 3, residents: { TX: 3 } },
  }
  expect(of(excused, 'state.TX.individuals')).toMatchObject({
    because: 'Access by the workforce in good faith is excused.',
    unless: 'one of the facts that the exception requires was missing',
  })
})

test('a law that binds no private practice gives that as its one reason, whatever the information', () => {
  for (const elements of [['name', 'ssn'], ['photo']] as const) {
    const georgia: Question = {
      event: { knownOn: '2026-03-02', elements: [...elements], form: 'paper' },
      people: { total: 3, residents: { GA: 3 } },
    }
    expect(of(georgia, 'state.GA.individuals')?.because).toBe(LAWS.GA.versions.at(-1)?.applicabilityNote)
  }
})

test('what was permitted would be a breach by that one fact, though somebody was told', () => {
  const told: Question = {
    event: { knownOn: '2026-03-02', elements: ['name', 'medical'], permitted: true },
    people: { total: 3, residents: { TX: 3 } },
    done: { 'hipaa.individuals': '2026-03-05' },
  }
  expect(breachIf(complete(told, '2026-03-10'))).toBe('the Privacy Rule did not permit the use or disclosure')
})

test('an office that HIPAA’s clause lifts says so, and no other fact would bring it back', () => {
  const arizona: Question = {
    event: { knownOn: '2026-03-02', elements: ['name', 'ssn'] },
    people: { total: 6000, residents: { AZ: 6000 } },
  }
  const notice = of(arizona, 'state.AZ.attorney-general')
  expect(notice?.because).toMatch(/^HIPAA’s clause lifts this notice\. § 18-552\(N\)/)
  expect(notice).not.toHaveProperty('unless')
})
