import { termsOf, wordsOf } from '../../../actions/letter/letter-context.ts'
import type { Incident } from '../../../breach/incident/incident.ts'
import type { FieldError } from '../../../errors.ts'
import { unreadForOthers, wordsForOthers } from '../../../letters/text/for-others.ts'
import type { Words } from '../../../letters/text/letter.ts'
import { PARTS } from '../../../letters/text/words.ts'
import { fields } from '../../shell/forms/fields.ts'
import type { Values } from '../../shell/forms/form.ts'
import { OTHERS } from './regulator-fields.ts'

/** The fields of the words for others, each with what is proposed where the letter speaks to the patient. */
export function othersFacts(incident: Incident, held: Values, errors: readonly FieldError[] | undefined) {
  const said = { words: wordsOf(incident), terms: termsOf(incident) }
  const names = Object.keys(PARTS) as (keyof Words)[]
  const all = incident.letter ? unreadForOthers(said, names).map(({ part }) => part) : []
  const unread = [...new Set(all)]
  const words = wordsForOthers(said)
  return {
    others: fields(OTHERS, held, errors).map((field) => {
      const part = names.find((name) => field.name === `forOthers.${name}`)
      return { field, proposed: part && unread.includes(part) ? words[part] : null }
    }),
    othersOpen: errors?.some(({ path }) => path.startsWith('forOthers')) ?? false,
    othersUnread: unread.length,
  }
}
