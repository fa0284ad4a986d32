import type { State } from '../law/states.ts'
import CA from './forms/CA.json' with { type: 'json' }
import FL from './forms/FL.json' with { type: 'json' }
import IN from './forms/IN.json' with { type: 'json' }
import MA from './forms/MA.json' with { type: 'json' }
import ME from './forms/ME.json' with { type: 'json' }
import MT from './forms/MT.json' with { type: 'json' }
import NC from './forms/NC.json' with { type: 'json' }
import NY from './forms/NY.json' with { type: 'json' }
import OR from './forms/OR.json' with { type: 'json' }
import others from './forms/others.json' with { type: 'json' }
import TX from './forms/TX.json' with { type: 'json' }
import WA from './forms/WA.json' with { type: 'json' }
import type { QuestionId } from './questions.ts'

/** What goes with a filing: a sample of the letter, the names of residents, a copy of the report to HHS. */
export type Attachment = 'sample' | 'names' | 'report'

/**
 * What an office takes, as far as the law of its State tells. No office's own form has been read: `law` holds what the
 * statute asks, in its order and our summary of its words; the rest of a sheet is ours.
 */
export type OfficeForm = {
  /** The State and the slug of the office that takes the form: `NY.attorney-general`. */
  office: string
  /** The slugs of every office that this one filing reaches. */
  serves: readonly string[]
  called?: string
  /** What is asked, in the words of the law file; null: the law file lists nothing. */
  asks: string | null
  law: readonly (readonly [QuestionId, string])[]
  /** Questions of `law` that are stated from memory. */
  recalled?: readonly QuestionId[]
  attach: readonly Attachment[]
  /** The numbered parts of a letter to the office, where its law lists them. */
  parts?: readonly string[]
  /** False where a form is the only way in. */
  takesLetters?: boolean
  note?: string
  unsettled?: string
}

export const OFFICE_FORMS = [CA, FL, IN, MA, ME, MT, NC, NY, OR, TX, WA, others].flat() as readonly OfficeForm[]

/** The form that reaches an office, or a general one where its law lists nothing. */
export function formFor(state: State, slug: string): OfficeForm {
  const known = OFFICE_FORMS.find(({ office, serves }) => office.startsWith(`${state}.`) && serves.includes(slug))
  return known ?? { office: `${state}.${slug}`, serves: [slug], asks: null, law: [], attach: ['sample'] }
}

/** The State and the slug in the id of a duty to an office; null: it goes to individuals, agencies or a federal office. */
export function officeIn(duty: string): { state: State; slug: string } | null {
  const [, state, slug = ''] = /^state\.([A-Z]{2})\.(.+)$/.exec(duty) ?? []
  if (!state || /individuals$|^consumer-reporting-agencies$/.test(slug)) return null
  return { state: state as State, slug }
}
