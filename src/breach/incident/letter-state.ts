/**
 * What may become of a letter, from its beginning, the first of each channel. On paper it is prepared and mailed, and only
 * then may it come back; in older books some came back before anybody recorded the mailing, and wait for that again when
 * the mark is taken off. By
 * e-mail it is queued and sent; nobody but a person sends again what failed or is in doubt. What was withdrawn stays so.
 */
const TRANSITIONS = {
  print: {
    prepared: ['mailed', 'withdrawn'],
    mailed: ['returned'],
    returned: ['mailed', 'prepared'],
    withdrawn: [],
  },
  email: {
    queued: ['sending', 'failed', 'withdrawn'],
    sending: ['sent', 'queued', 'failed', 'in_doubt', 'withdrawn'],
    sent: ['bounced'],
    failed: ['queued', 'withdrawn'],
    in_doubt: ['sent', 'queued', 'bounced', 'withdrawn'],
    bounced: ['sent'],
    withdrawn: [],
  },
} as const

/** On paper, or by electronic mail to those who agreed to it. */
export type Channel = keyof typeof TRANSITIONS

type StatesOf<Way extends Channel> = keyof (typeof TRANSITIONS)[Way]

export type LetterState = { [Way in Channel]: StatesOf<Way> }[Channel]
export type EmailState = StatesOf<'email'>

export const CHANNELS = Object.keys(TRANSITIONS) as [Channel, ...Channel[]]

/** How a letter of each channel begins. */
export const FIRST_STATE = { print: 'prepared', email: 'queued' } as const satisfies Record<Channel, LetterState>

/** The states of letters by e-mail. */
export const EMAIL_STATES = Object.keys(TRANSITIONS.email) as readonly EmailState[]

/** All states, those of paper first. */
export const LETTER_STATES = [...new Set([...Object.keys(TRANSITIONS.print), ...EMAIL_STATES])] as [
  LetterState,
  ...LetterState[],
]

/** Made, and neither gone nor on its way: it can be withdrawn with its mailing. */
export const WAITING = ['prepared', 'queued'] as const satisfies readonly LetterState[]
/** An e-mail that has not gone: it can be withdrawn with its reader's consent. */
export const UNSENT = ['queued', 'failed'] as const satisfies readonly LetterState[]
/** An e-mail of which something is still to be done or found out. */
export const UNFINISHED = ['queued', 'sending', 'in_doubt', 'failed'] as const satisfies readonly LetterState[]
/** Gone, and not come back. */
export const DELIVERED = ['mailed', 'sent'] as const satisfies readonly LetterState[]
/** Given back by the post or by a mail server. */
export const CAME_BACK = ['returned', 'bounced'] as const satisfies readonly LetterState[]
/** Never gone, or given back by a mail server, which says nothing against the address on paper: its reader is due a letter. */
export const LEAVES_DUE = ['failed', 'bounced', 'withdrawn'] as const satisfies readonly LetterState[]

/** Whether a state is one of some. */
export function isOneOf<State extends LetterState>(states: readonly State[], state: LetterState): state is State {
  return (states as readonly LetterState[]).includes(state)
}

/** Whether a letter of that channel may go from one state to another. */
export function mayBecome(channel: Channel, from: LetterState, to: LetterState): boolean {
  const ways: Partial<Record<LetterState, readonly LetterState[]>> = TRANSITIONS[channel]
  return ways[from]?.includes(to) ?? false
}

/** As what a letter comes back, also one that was marked before; null where it never went out. */
export function backAs(channel: Channel, state: LetterState): 'returned' | 'bounced' | null {
  const back = channel === 'print' ? 'returned' : 'bounced'
  return state === back || mayBecome(channel, state, back) ? back : null
}

/** Each state as a list of letters names it, and as the history of a letter tells it to its reader or to a caller. */
export const STATE_WORDS: Readonly<Record<LetterState, { listed: string; told: string }>> = {
  prepared: { listed: 'ready to mail', told: 'printed, not yet mailed' },
  mailed: { listed: 'mailed', told: 'mailed' },
  returned: { listed: 'returned', told: 'came back' },
  queued: { listed: 'waiting to be e-mailed', told: 'waiting to be sent' },
  sending: { listed: 'sending by e-mail', told: 'being sent' },
  sent: { listed: 'e-mailed', told: 'sent' },
  failed: { listed: 'e-mail failed', told: 'could not be sent' },
  in_doubt: { listed: 'e-mail unconfirmed', told: 'not confirmed as sent' },
  bounced: { listed: 'e-mail bounced', told: 'could not be delivered' },
  withdrawn: { listed: 'canceled', told: 'canceled before it went out' },
}
