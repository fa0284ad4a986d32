import type { TEXT_ANSWERS } from './answers/answers.ts'
import { labelOf } from './answers/choices.ts'
import { answerTo, type CoveredEntity, choice, type FieldRule, field, own, type SheetFacts } from './field.ts'
import { addendumDue } from './filing.ts'

/** The first screen: what kind of report this is. */
export const GENERAL: readonly FieldRule[] = [
  field('reportType', 'Report type', 'R', (facts) =>
    labelOf('reportType', addendumDue(facts) ? 'addendum' : 'initial'),
  ),
  field('hasTrackingNumber', 'Do you have the breach tracking number?', 'M', hasTrackingNumber, {
    applies: (facts) => addendumDue(facts) !== null,
  }),
  field('trackingNumber', 'Breach tracking number', 'R', trackingNumber, {
    applies: (facts) => addendumDue(facts) !== null && trackingNumber(facts) !== null,
    mend: 'filing',
  }),
]

/** The second screen: who files, the covered entity, its contact, the business associate. */
export const CONTACT: readonly FieldRule[] = [
  choice('filer', 'Who is filing', { applies: ({ rule }) => rule === 'hipaa' }),
  choice('part2Filer', 'Who is filing', { applies: ({ rule }) => rule === 'part2' }),
  ours('name', 'Covered entity: name', ({ name }) => name),
  ours('street1', 'Covered entity: street address line 1', ({ address }) => address.line1),
  ours('street2', 'Covered entity: street address line 2', ({ address }) => address.line2, { isRequired: false }),
  ours('city', 'Covered entity: city', ({ address }) => address.city),
  ours('state', 'Covered entity: State', ({ address }) => address.state),
  ours('zip', 'Covered entity: ZIP', ({ address }) => address.zip),
  choice('entityType', 'Type of covered entity', { applies: ({ rule }) => rule === 'hipaa' }),
  own('contactFirstName', 'Point of contact: first name', 'R'),
  own('contactLastName', 'Point of contact: last name', 'R'),
  own('contactEmail', 'Point of contact: e-mail', 'R'),
  own('contactPhone', 'Point of contact: phone with area code', 'R'),
  choice('phoneUsage', 'Point of contact: phone usage'),
  theirs('associateName', 'Business associate: name'),
  theirs('associateStreet', 'Business associate: street address'),
  theirs('associateCity', 'Business associate: city'),
  theirs('associateState', 'Business associate: State'),
  theirs('associateZip', 'Business associate: ZIP'),
  theirs('associateFirstName', 'Business associate: contact’s first name'),
  theirs('associateLastName', 'Business associate: contact’s last name'),
  theirs('associateEmail', 'Business associate: contact’s e-mail'),
  theirs('associatePhone', 'Business associate: contact’s phone with area code'),
]

function ours(
  id: string,
  label: string,
  read: (entity: CoveredEntity) => string | undefined,
  rest: { isRequired?: boolean } = {},
): FieldRule {
  return field(`entity-${id}`, label, 'R', ({ entity }) => (entity && read(entity)) || null, {
    mend: 'practice',
    ask: `Enter it in the practice settings: ${label}.`,
    ...rest,
  })
}

// The block of the business associate opens where one files or had the breach.
function theirs(id: (typeof TEXT_ANSWERS)[number], label: string): FieldRule {
  return own(id, label, 'S', { applies: (facts) => !isFilingAlone(facts) })
}

function isFilingAlone(facts: SheetFacts): boolean {
  return facts.rule === 'part2'
    ? answerTo('part2Filer', facts) === 'program'
    : answerTo('filer', facts) === 'covered_entity'
}

// The portal takes “No”: an addendum may be made without the number.
function hasTrackingNumber(facts: SheetFacts): string {
  return trackingNumber(facts) === null ? 'No' : 'Yes'
}

function trackingNumber({ filings }: SheetFacts): string | null {
  return filings.at(-1)?.trackingNumber ?? null
}
