import { type Finding, letterFindings } from '../../letters/checks/index.ts'
import { eachText, otherTexts } from '../../letters/checks/texts.ts'
import { incidentPart, type OpenIncident } from '../incident/open-incident.ts'
import { codeStandingOf } from './codes/code-standing.ts'
import { letterContext } from './letter-context.ts'
import { rosterTraits } from './roster-traits.ts'
import { rosterValuesIn } from './roster-values.ts'

/** What is to be fixed or taken note of before the letters of an incident are approved. */
export const findingsOf = incidentPart(async (opened: OpenIncident): Promise<Finding[]> => {
  const [base, traits, { counts }] = await Promise.all([
    letterContext(opened),
    rosterTraits(opened),
    codeStandingOf(opened),
  ])
  const elements = [...new Set([...(base.incident.elements ?? []), ...traits.elements])]
  const texts = [...eachText(base), ...otherTexts(base)]
  const rosterValues = await rosterValuesIn(opened, { practice: base.practice, texts })
  return letterFindings({ ...base, incident: { ...base.incident, ...traits, codes: counts, elements, rosterValues } })
})
