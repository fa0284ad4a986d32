/** What a call to the practice's line was about, in words of ours. */
export const CALL_TOPICS = {
  am_i_affected: 'Whether the caller is affected',
  what_happened: 'What happened',
  what_information: 'Which of the caller’s information',
  what_to_do: 'What the caller can do',
  is_it_real: 'Whether the letter is real',
  somebody_else: 'A letter for someone else or someone who died',
  complaint: 'Complaint',
  other: 'Something else',
} as const

export type CallTopic = keyof typeof CALL_TOPICS

/** What a caller asked for that somebody has to do. */
export const CALL_FOLLOW_UPS = {
  corrected_address: 'Send the letter to another address',
  other_language: 'Send the notice in another language',
  withdraws_email: 'Stop e-mail',
  call_back: 'Call back',
} as const

export type CallFollowUp = keyof typeof CALL_FOLLOW_UPS
