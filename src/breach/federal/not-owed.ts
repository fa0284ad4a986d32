import { breachIf, decide } from '../decision/decision.ts'
import type { NotOwed } from '../law/answer.ts'
import type { LawContext } from '../law/law-context.ts'
import { type Reason, reasoned } from '../law/reasons.ts'
import { countsByState, type StateCount } from '../law/states.ts'
import { FTC_MEDIA_THRESHOLD, isOver, MEDIA_THRESHOLD, type Threshold } from '../law/thresholds.ts'
import { counted, stateName } from '../law/words.ts'
import { rulesOver } from './duties.ts'
import { isUnderFtcRule } from './ftc.ts'
import { HIPAA, type Rule } from './rule.ts'

/** Every federal notice, with why it is not owed; what is owed stands among them, without a reason. */
export function federalNotOwed(matter: LawContext): NotOwed[] {
  const isOutside = matter.situation.entity.hipaa === 'none'
  const rules = isOutside ? [HIPAA, ...rulesOver(matter)] : rulesOver(matter)
  return [...rules.flatMap((rule) => underRule(rule, matter)), ...underFtc(matter)]
}

function underRule(rule: Rule, matter: LawContext): NotOwed[] {
  const { residents, unreachable } = matter.situation.people
  const whole = [...roleReasons(rule, matter), ...breachReasons(matter)]
  const notice = (id: string, to: string, section: string, more: Reason[] = []): NotOwed => ({
    id: `${rule.prefix}.${id}`,
    to,
    citation: rule.cite(section),
    ...reasoned([...whole, ...more]),
  })
  return [
    notice('individuals', 'the individuals', '164.404'),
    notice('ocr', 'the Secretary of Health and Human Services', '164.408'),
    ...countsByState(residents).map((count) => ({
      ...notice(`media.${count.state}`, mediaOf(count), '164.406(a)', belowLine(MEDIA_THRESHOLD, count)),
      state: count.state,
    })),
    notice(
      'substitute',
      'individuals who cannot be reached by letter',
      '164.404(d)(2)',
      unreachable > 0 ? [] : [REACHED],
    ),
  ]
}

const REACHED: Reason = {
  because: 'No one is on record whose letter cannot be delivered.',
  unless: 'the address of at least one person was insufficient or out of date',
}

function roleReasons(rule: Rule, { situation: { entity } }: LawContext): Reason[] {
  if (entity.hipaa === 'business_associate') return [ASSOCIATE]
  return entity.hipaa === 'none' && rule === HIPAA ? [NOT_UNDER_HIPAA] : []
}

const NOT_UNDER_HIPAA: Reason = {
  because: 'The practice is marked as not being under HIPAA.',
  unless: 'it was a covered entity: a provider that sends claims or other standard transactions electronically',
}

const ASSOCIATE: Reason = {
  because: 'A business associate notifies the covered entity, which notifies everyone else (45 CFR 164.410).',
  unless: 'it was the covered entity',
}

function breachReasons(matter: LawContext): Reason[] {
  const { situation, breach, total } = matter
  return [
    ...(breach === 'no' ? [{ because: decide(situation).because, unless: breachIf(situation) }] : []),
    ...(total === 0 ? [NOBODY] : []),
  ]
}

const NOBODY: Reason = { because: 'Nobody is affected.', unless: 'anyone was affected' }

function mediaOf({ state }: StateCount): string {
  return `prominent media outlets serving ${stateName(state)}`
}

function belowLine(line: Threshold, { state, residents }: StateCount): Reason[] {
  if (isOver(line, residents)) return []
  const from = line.compare === '>' ? 'more than 500' : '500 or more'
  const because = `${counted(residents, 'resident')} of ${stateName(state)}: the media are notified of ${from}.`
  return [{ because, unless: `${from} residents of ${stateName(state)} were affected` }]
}

function underFtc(matter: LawContext): NotOwed[] {
  const { entity, people } = matter.situation
  if (entity.hipaa !== 'none') return []
  const whole = [...(isUnderFtcRule(matter) ? [] : [NO_VENDOR]), ...breachReasons(matter)]
  return [
    { id: 'ftc.individuals', to: 'the individuals', citation: '16 CFR 318.4(a)', ...reasoned(whole) },
    { id: 'ftc.ftc', to: 'the Federal Trade Commission', citation: '16 CFR 318.5(c)', ...reasoned(whole) },
    ...countsByState(people.residents).map((count) => ({
      id: `ftc.media.${count.state}`,
      to: mediaOf(count),
      citation: '16 CFR 318.5(b)',
      state: count.state,
      ...reasoned([...whole, ...belowLine(FTC_MEDIA_THRESHOLD, count)]),
    })),
  ]
}

const NO_VENDOR: Reason = {
  because: 'Outside HIPAA only a vendor of personal health records falls under this rule, and it is not marked as one.',
  unless: 'it was a vendor of personal health records',
}
