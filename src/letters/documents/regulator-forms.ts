import { OFFICE_FORMS } from '../../breach/offices/forms.ts'

/** The parts of a letter to a regulator, numbered as they come. */
export const REGULATOR_PARTS = [
  'nature',
  'dates',
  'kinds',
  'residents',
  'people',
  'steps',
  'notice',
  'offer',
  'program',
  'impact',
  'names',
  'police',
  'hold',
  'contact',
  'sample',
] as const

export type RegulatorPart = (typeof REGULATOR_PARTS)[number]

/** What a regulator asks a notice to hold, in the words of its law file, and the parts that answer it, in order. */
export type RegulatorForm = {
  /** The State and the office’s slug, `NH.attorney-general`. */
  regulator: string
  asks: string
  parts: readonly RegulatorPart[]
  unsettled?: string
}

export const REGULATOR_FORMS: readonly RegulatorForm[] = OFFICE_FORMS.flatMap(
  ({ office: regulator, asks, parts, unsettled }) =>
    asks && parts ? [{ regulator, asks, parts: parts.filter(isPart), ...(unsettled && { unsettled }) }] : [],
)

/** Where no list of contents is known: what regulators usually ask. */
const USUAL: readonly RegulatorPart[] = [
  'nature',
  'dates',
  'kinds',
  'residents',
  'people',
  'steps',
  'notice',
  'contact',
  'sample',
]

const NOT_LISTED =
  'We found no list of what this office requires. The letter contains what such offices usually ask for: compare it with the office’s own website or form.'

/** The parts of a letter to an office, what it asks in the words of the law file, and what is not settled about it. */
export function partsFor(regulator: string): {
  parts: readonly RegulatorPart[]
  asks: string | null
  unsettled: string | null
} {
  const form = REGULATOR_FORMS.find((each) => each.regulator === regulator)
  return form
    ? { parts: form.parts, asks: form.asks, unsettled: form.unsettled ?? null }
    : { parts: USUAL, asks: null, unsettled: NOT_LISTED }
}

function isPart(name: string): name is RegulatorPart {
  return (REGULATOR_PARTS as readonly string[]).includes(name)
}
