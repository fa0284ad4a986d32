/**
 * The blocking keys: what two descriptions of one person have in common, for nearly every pair of slips. That is a
 * number; the birth date, however swapped, with the sound or the beginning of the name or with the house; half of an SSN
 * with the birth date, the year, the family name or the ZIP code; the whole name, in either order, with half of the
 * birth date or the house; the house with the sound of a name.
 */
export const KEYS: readonly (readonly Feature[])[] = [
  ['ssn'],
  ['mrn'],
  ['birthSwapped', 'familySound'],
  ['birthSwapped', 'givenSound'],
  ['birthSwapped', 'house'],
  ['birthSwapped', 'familyInitial', 'givenInitial'],
  ['birthSwapped', 'zip', 'familyInitial'],
  ['year', 'ssnStart'],
  ['birthSwapped', 'ssnEnd'],
  ['familySound', 'ssnStart'],
  ['familySound', 'ssnEnd'],
  ['zip', 'ssnStart'],
  ['name', 'year'],
  ['name', 'monthDay'],
  ['name', 'house'],
  ['house', 'familySound'],
  ['house', 'givenSound'],
  ['phone'],
  ['email'],
  ['undatedName'],
  ['undatedPlace'],
]

/** Of these keys only somebody without a birth date has use. */
export const UNDATED: ReadonlySet<Feature> = new Set(['undatedName', 'undatedPlace'])

/** What descriptions can have in common. */
export const FEATURES = [
  'ssn',
  'ssnStart',
  'ssnEnd',
  'mrn',
  'birth',
  'birthSwapped',
  'year',
  'monthDay',
  'family',
  'given',
  'name',
  'undatedName',
  'undatedPlace',
  'familySound',
  'givenSound',
  'familyInitial',
  'givenInitial',
  'street',
  'house',
  'zip',
  'phone',
  'email',
] as const

export type Feature = (typeof FEATURES)[number]

/**
 * For each feature and description a number, the same where the feature is; 0 where nothing is said of it. The
 * features of `UNDATED` are empty where everybody has a birth date.
 */
export type Features = {
  readonly [feature in Feature]: feature extends SmallFeature ? Uint16Array<ArrayBuffer> : Uint32Array<ArrayBuffer>
}

/** Of some features the number is the thing itself, and takes half the room: a year, 131 for January 31, a letter. */
export const SMALL = ['year', 'monthDay', 'familyInitial', 'givenInitial'] as const satisfies readonly Feature[]

type SmallFeature = (typeof SMALL)[number]

/** The numbers of one feature. */
export type Numbers = Features[Feature]
