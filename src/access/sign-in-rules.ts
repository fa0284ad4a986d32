/** Idle minutes after which a session ends (45 CFR 164.312(a)(2)(iii), automatic logoff). */
export const IDLE_MINUTES = 15
/** Minutes in which the second step has to follow the password. */
export const SECOND_STEP_MINUTES = 10
/** However much it is used, a session ends then: the next day begins with a sign-in. */
export const LONGEST_SESSION_MS = 12 * 3_600_000
/** The server sets this header itself, from the socket; what a client sends in it is thrown away. */
export const ADDRESS_HEADER = 'x-breachbook-address'
