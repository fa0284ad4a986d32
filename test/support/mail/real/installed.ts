import { existsSync } from 'node:fs'
import { ALL_TESTS } from '../../machine/all-tests.ts'

/** Where Debian puts the two; whoever is not root has neither on the path, and may not start them. */
const PROGRAMS = ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/lib/dovecot/imap']

/** Whether the tests against Debian's Postfix and Dovecot are left out. */
export const withoutPostfix =
  !ALL_TESTS && !(process.getuid?.() === 0 && PROGRAMS.every((program) => existsSync(program)))
