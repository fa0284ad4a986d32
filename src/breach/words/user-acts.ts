/** The acts about accounts, sessions and keys, each with the words that follow a name; a part of the list of all. */
export const USER_ACTS = {
  key_added: 'created an API key',
  key_revoked: 'revoked an API key',
  own_name_changed: 'took a new name',
  own_password_changed: 'chose a new password',
  password_changed: 'set a new password for a user',
  password_refused: 'refused a wrong password of somebody who was signed in',
  session_ended: 'ended a session in another place',
  sessions_ended: 'signed out everywhere else',
  sign_in_refused: 'refused a sign-in',
  signed_in: 'signed in',
  signed_out: 'signed out, or the session expired',
  user_added: 'added a user',
  user_disabled: 'deactivated a user',
  user_enabled: 'reactivated a user',
  user_sessions_ended: 'ended all sessions of a user',
} as const
