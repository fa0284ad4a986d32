import { type Day, inWords, plus } from '../law/day.ts'

/** A business associate as the register keeps it; `version` rises with every change. */
export type BusinessAssociate = {
  id: string
  version: number
  name: string
  /** It acts for us: what it knows counts as known to us, 45 CFR 164.404(a)(2). */
  agent: boolean
  signedOn: Day | null
  expiresOn: Day | null
  /** Days that its contract gives it to tell us of a breach; null: only the 60 of the law. */
  contractDays: number | null
  contactName: string | null
  email: string | null
  phone: string | null
}

export type Agreement = Pick<BusinessAssociate, 'signedOn' | 'expiresOn'>

/** Whether a business associate agreement stood on a day: none signed yet, over, soon over, or in force. */
export type AgreementStanding = 'none' | 'expired' | 'expiring' | 'in_force'

const WARNING_DAYS = 60

/** Where an agreement stands on a day; its last day is still in force. */
export function agreementOn({ signedOn, expiresOn }: Agreement, day: Day): AgreementStanding {
  if (signedOn === null || signedOn > day) return 'none'
  if (expiresOn === null) return 'in_force'
  if (expiresOn < day) return 'expired'
  return expiresOn <= plus(day, WARNING_DAYS) ? 'expiring' : 'in_force'
}

/** What an agreement means for an incident that happened at its vendor on a day, in a sentence or three. */
export function agreementMeans(agreement: Agreement, day: Day): string {
  const standing = agreementOn(agreement, day)
  if (standing === 'none')
    return `No business associate agreement was in force on ${inWords(day)}. ${WITHOUT_AGREEMENT}`
  if (standing === 'expired')
    return `The business associate agreement had expired on ${inWords(agreement.expiresOn ?? day)}. ${WITHOUT_AGREEMENT}`
  return `The business associate agreement of ${inWords(agreement.signedOn ?? day)} was in force on ${inWords(day)}.`
}

const WITHOUT_AGREEMENT =
  'A vendor that holds protected health information for us needs one (45 CFR 164.308(b), 164.502(e), 164.504(e)): ' +
  'without one, sharing that information was itself not permitted. Assess that disclosure too, with counsel.'
