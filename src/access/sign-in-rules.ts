/** Idle minutes after which a session ends (45 CFR 164.312(a)(2)(iii), automatic logoff). */
export const IDLE_MINUTES = 15
/** The server sets this header itself, from the socket; what a client sends in it is thrown away. */
export const ADDRESS_HEADER = 'x-breachbook-address'
