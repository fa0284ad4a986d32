import type { Exception } from '../../../breach/law/situation.ts'
import type { FieldSpec } from '../../shell/forms/fields.ts'

/** The form of an exception: its own facts, and examples of what it is and is not. */
type ExceptionSheet = {
  title: string
  covers: string
  citation: string
  examples: readonly string[]
  specs: FieldSpec[]
}

/** The three exceptions, in the order of paragraph (1) of "breach" in 45 CFR 164.402. */
export const EXCEPTIONS: Record<Exception['kind'], ExceptionSheet> = {
  good_faith_workforce_access: {
    title: 'Someone on our staff saw it by mistake, in good faith',
    covers: 'Covers acquisition, access or use by our workforce or someone acting for us.',
    citation: '45 CFR 164.402 Breach (1)(i)',
    examples: [
      'May apply: a biller opens a message a colleague sent to the wrong inbox, reports it and deletes it.',
      'Does not apply: a receptionist looks up a friend’s chart.',
    ],
    specs: [
      flag('goodFaith', 'It was unintentional and in good faith'),
      flag('withinAuthority', 'It was within the scope of the person’s authority'),
      flag('furtherMisuse', 'The information was further used or disclosed in a way that is not permitted'),
      shownBy(),
    ],
  },
  inadvertent_internal_disclosure: {
    title: 'It went to a colleague who is allowed to see such records',
    covers: 'Covers disclosure from one authorized person to another.',
    citation: '45 CFR 164.402 Breach (1)(ii)',
    examples: [
      'May apply: a physician sends the wrong chart to a nurse in the same practice who works with charts.',
      'Does not apply: the chart goes to a practice across the street.',
    ],
    specs: [
      flag(
        'sameEntity',
        'Both work at the same covered entity, business associate or organized health care arrangement',
      ),
      flag('bothAuthorized', 'Both are authorized to access health information there'),
      flag('furtherMisuse', 'The information was further used or disclosed in a way that is not permitted'),
      shownBy(),
    ],
  },
  could_not_retain: {
    title: 'The recipient could not have kept it',
    covers: 'Covers disclosure to someone who was not authorized.',
    citation: '45 CFR 164.402 Breach (1)(iii)',
    examples: [
      'May apply: the envelope comes back unopened, or papers handed to the wrong patient are taken back at once, unread.',
      'Does not apply: the envelope never comes back.',
    ],
    specs: [
      flag('goodFaith', 'We believe in good faith that the recipient could not have kept the information'),
      shownBy(),
    ],
  },
}

export function flag(name: string, label: string): FieldSpec {
  return { name: `${name}:flag`, label, type: 'checkbox' }
}

function shownBy(): FieldSpec {
  return { name: 'text', label: 'What happened that shows this', type: 'textarea', rows: 3, required: true }
}
