/**
 * Why a letter came back, in plain words of ours. What the post printed on the envelope is kept beside it as it stands
 * there: the Postal Service's own list of endorsements is not held here.
 */
export const RETURN_REASONS = {
  none_given: 'No reason given',
  moved: 'Moved',
  not_known: 'Not known at this address',
  no_such_address: 'No such street, number or unit',
  incomplete: 'Address incomplete',
  vacant: 'Vacant',
  unclaimed: 'Not picked up',
  refused: 'Not accepted',
  deceased: 'Reader died',
  no_such_mailbox: 'E-mail: mailbox does not exist',
  mailbox_full: 'E-mail: mailbox full or closed',
  other: 'Something else',
} as const

export type ReturnReason = keyof typeof RETURN_REASONS
