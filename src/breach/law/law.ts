import type { Day } from './day.ts'
import type { State } from './states.ts'
import type { Element } from './vocabulary.ts'

/** A State's breach law, at least one version, from the oldest to the newest. An amendment is a new version with its first day; it edits none. */
export type Jurisdiction = { code: State; name: string; versions: readonly Law[] }

/** The breach law of a State as one version of it stands, every number beside its citation. */
export type Law = {
  /** The first day on which this version is in force; null: not known. */
  from: Day | null
  /** The day on which it was last checked, how sure that is, and what is unsettled: shown wherever a fact of it is. */
  reviewed: Day
  confidence: 'high' | 'medium' | 'low'
  doubts: string | null
  statute: string | null
  statuteExists: boolean
  appliesToPrivatePractice: boolean
  applicabilityNote: string | null
  medicalInfoCovered: boolean
  medicalInfoNote: string | null
  /** Kinds of data which, together with a name, make personal information. */
  triggerElements: readonly Element[]
  /** Those of them that count even without a name. */
  triggerWithoutName: readonly Element[]
  elementNotes: string | null
  /** null: unsettled, to be treated as covered. */
  paperRecordsCovered: boolean | null
  /** Whether encrypted data are not excused outright; absent: they are, as nearly everywhere. */
  securedDataCovered?: boolean | undefined
  riskOfHarmExemption: boolean
  harmNote: string | null
  harmFindingToRegulator: string | null
  individual: Limit & { standard: string; citation: string | null }
  regulators: readonly Regulator[]
  consumerReportingAgencies: (Limit & Threshold & { standard: string; citation: string }) | null
  consumerReportingNote: string | null
  hipaa: HipaaEffect
  creditMonitoring: CreditMonitoring | null
  letterContent: readonly string[]
  medicalSpecificLaw: readonly MedicalLaw[]
  lawEnforcementDelay: boolean
  sources: readonly { url: string; title: string; dated: string | null; what: string }[]
}

/** The three stand together or are all null: then the law has a standard and no number. */
export type Limit = {
  limit: number | null
  unit: 'calendar_days' | 'business_days' | 'hours' | null
  from: 'discovery' | 'determination' | 'individual_notice' | 'hhs_notice' | null
}

export type Threshold = { threshold: number; compare: '>=' | '>'; counts: 'residents' | 'individuals' }

/** How a notice stands to the notice to individuals; null: it has its own clock only. */
export type Relative = 'before' | 'not_later_than' | 'with' | 'after' | null

export type Regulator = Limit &
  Threshold & {
    slug: string
    name: string
    appliesWhen: 'always' | 'hipaa' | 'special'
    relative: Relative
    standard: string
    method: string | null
    url: string | null
    citation: string
    regardlessOfElements: boolean
    /** Another count of the days by the office itself, which may end earlier than the statute's. */
    officeReading?: (Limit & { says: string; url: string; read: Day }) | undefined
    /** What replaces the entry's own terms for a HIPAA entity. */
    ifHipaa: (Limit & Omit<Threshold, 'counts'> & { relative: Relative; standard: string; citation: string }) | null
  }

/** What being a HIPAA covered entity or business associate changes. */
export type HipaaEffect = {
  effect: 'deemed_compliant' | 'exempt' | 'partial' | 'none'
  namesHipaa: boolean
  /** null: unsettled, to be treated as due. */
  regulatorNoticeStillDue: boolean | null
  consumerReportingStillDue: boolean | null
  coversBusinessAssociates: boolean | null
  /** The HIPAA notice meets the State's only where no other of its trigger elements was breached. */
  onlyElements: readonly Element[] | null
  detail: string
}

export type CreditMonitoring = {
  months: number
  when: string
  elements: readonly Element[]
  excusedByHipaa: boolean | null
}

export type MedicalLaw = Limit & {
  citation: string
  appliesTo: string
  /** Whether it binds facilities licensed in the State. */
  facility: boolean
  standard: string | null
  to: readonly string[]
}

/**
 * The version in force on a day. Before the oldest version held, that version says whom the law knows, and `isTooOld` says
 * that its days are not the law's of that day: what stood before it was not looked up.
 */
export function lawOn({ versions }: Jurisdiction, day: Day): { law: Law; isTooOld: boolean } {
  const inForce = versions.filter(({ from }) => from === null || from <= day)
  return { law: inForce.at(-1) ?? versions[0]!, isTooOld: inForce.length === 0 }
}
