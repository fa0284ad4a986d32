import { wholeCount } from '../law/count.ts'
import { isOver, OCR_THRESHOLD } from '../law/thresholds.ts'
import { labelOf } from './answers/choices.ts'
import { answerTo, choice, day, type FieldRule, field, own, portalDay, type SheetFacts } from './field.ts'
import { asksForClinical } from './proposals.ts'

/** The third screen: the breach itself. */
export const BREACH: readonly FieldRule[] = [
  field('affecting', 'Breach affecting', 'M', affecting, {
    mend: 'count',
    ask: 'Enter the number of individuals, even if it is an estimate.',
  }),
  field('breachFrom', 'Breach start date', 'S', ({ incident }) => portalDay(incident.occurredFrom), {
    mend: 'incident',
    ask: 'Enter when the breach began.',
  }),
  field('breachTo', 'Breach end date', 'S', ({ incident }) => portalDay(incident.occurredTo), {
    mend: 'incident',
    ask: 'Enter when the breach ended: the portal requires it.',
  }),
  field('discoveredFrom', 'Discovery start date', 'S', ({ answer }) => portalDay(answer.discoveredOn)),
  day('discoveredTo', 'Discovery end date', 'S'),
  field('individuals', 'Approximate number of individuals affected', 'R', individuals, {
    mend: 'count',
    ask: 'Enter the number of individuals; the portal accepts an estimate.',
  }),
  choice('type', 'Type of breach'),
  choice('location', 'Location of breached information'),
  field('information', 'Type of protected health information', 'S', information, {
    ask: 'Choose which kinds of information were involved.',
  }),
  choice('clinical', 'Clinical', {
    applies: ({ incident, answers }) => asksForClinical(incident) || isChosen(answers.clinical),
    ask: 'Medical information is recorded. Choose which clinical information.',
  }),
  choice('demographic', 'Demographic', { isRequired: false }),
  choice('financial', 'Financial', { isRequired: false }),
  own('otherInformation', 'Other information', 'S', { isRequired: false }),
  own('description', 'Brief description of the breach', 'R', {
    ask: 'Describe it in a few sentences: where, how, and the medium. No patient names.',
  }),
  choice('safeguards', 'Safeguards in place before the breach'),
]

function affecting({ situation }: SheetFacts): string | null {
  const total = wholeCount(situation.people)
  return total === null ? null : labelOf('affecting', isOver(OCR_THRESHOLD, total) ? 'large' : 'small')
}

function individuals({ situation }: SheetFacts): string | null {
  const total = wholeCount(situation.people)
  return total === null ? null : String(total)
}

const KINDS = { clinical: 'Clinical', demographic: 'Demographic', financial: 'Financial' } as const

function information(facts: SheetFacts): string | null {
  const named = (['clinical', 'demographic', 'financial'] as const).filter(
    (kind) => isChosen(answerTo(kind, facts)) || (kind === 'clinical' && asksForClinical(facts.incident)),
  )
  const kinds: string[] = named.map((kind) => KINDS[kind])
  const all = facts.answers.otherInformation === null ? kinds : [...kinds, 'Other']
  return all.length === 0 ? null : all.join('; ')
}

function isChosen(codes: readonly string[] | null): boolean {
  return codes !== null && codes.length > 0
}
