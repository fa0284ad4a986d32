import { type Jurisdiction, lawOn } from '../../breach/law/law.ts'
import type { State } from '../../breach/law/states.ts'
import { LAWS } from '../../breach/laws/index.ts'
import { glanceAt } from '../../breach/reading/state.ts'
import { Missing } from '../../errors.ts'

/** The law of a jurisdiction by its USPS code in either case, or Missing. */
export function theLaw(code: string): Jurisdiction {
  const upper = code.toUpperCase()
  if (!Object.hasOwn(LAWS, upper)) {
    throw new Missing(`There is no law for ${code}. Use the USPS code of a State, such as TX, DC or PR.`)
  }
  return LAWS[upper as State]
}

/** Every jurisdiction at a glance, by name, by the law in force on a day. */
export function lawsAtAGlance(today: string) {
  return Object.values(LAWS)
    .toSorted((one, other) => one.name.localeCompare(other.name))
    .map((jurisdiction) => {
      const { law } = lawOn(jurisdiction, today)
      const { code, name } = jurisdiction
      const { statute, reviewed, confidence } = law
      return { code, name, statute, reviewed, confidence, ...glanceAt(law) }
    })
}
