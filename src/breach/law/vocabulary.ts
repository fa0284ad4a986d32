export const HIPAA_ROLES = ['covered_entity', 'business_associate', 'none'] as const
export const NATURES = ['disclosure', 'acquisition', 'access', 'use'] as const
export const SECURINGS = ['no', 'encrypted', 'destroyed'] as const
export const FORMS = ['electronic', 'paper', 'both', 'oral'] as const
export const EXCEPTION_KINDS = [
  'good_faith_workforce_access',
  'inadvertent_internal_disclosure',
  'could_not_retain',
] as const
export const FACTORS = ['nature', 'recipient', 'acquired_or_viewed', 'mitigation'] as const
export const FINDINGS = ['low_probability', 'breach'] as const
export const HOLD_FORMS = ['written', 'oral'] as const
/** The days of a substitute notice: on the home page, in major media, and of the toll-free number that goes with it. */
export const POSTING_DAYS = ['postedOn', 'removedOn', 'mediaOn', 'tollFreeFrom', 'tollFreeTo'] as const
export const COUNT_BASES = ['estimated', 'confirmed'] as const

/** Kinds of data that a breach may lay open. */
export const ELEMENTS = [
  'name',
  'address',
  'birth_date',
  'ssn',
  'driver_license',
  'passport',
  'government_id',
  'financial_account',
  'payment_card',
  'online_credentials',
  'biometric',
  'medical',
  'health_insurance',
  'photo',
  'account_number',
  'phone',
  'email',
  'other',
] as const

export type Element = (typeof ELEMENTS)[number]
export type Nature = (typeof NATURES)[number]
export type Factor = (typeof FACTORS)[number]
