import type { LedgerState } from '../../../breach/incident/ledger.ts'

/** Each state of the ledger as a page names it, what it means, and the classes of its part of the bar and of its key. */
export const LEDGER_WORDS: Readonly<Record<LedgerState, { label: string; means: string; bar: string; key: string }>> = {
  paper: {
    label: 'Told by letter',
    means: 'A printed letter was mailed and did not come back.',
    bar: 'f1',
    key: 'key1',
  },
  email: {
    label: 'Told by e-mail',
    means: 'An e-mail was sent to those who agreed to it, and did not bounce.',
    bar: 'f2',
    key: 'key2',
  },
  telephone: {
    label: 'Told by telephone',
    means: 'Someone called, and recorded what was said.',
    bar: 'f3',
    key: 'key3',
  },
  substitute: {
    label: 'Told by substitute notice',
    means: 'They cannot be reached by letter, and substitute notice stands for them.',
    bar: 'f4',
    key: 'key4',
  },
  to_be_told: {
    label: 'To be told',
    means: 'A letter can reach them, and none has gone.',
    bar: 'fpaper e',
    key: 'key0',
  },
  not_reached: {
    label: 'Cannot be reached yet',
    means:
      'No usable address, or the letter came back. Find an address, call them if fewer than 10, or post a substitute notice.',
    bar: 'fpaper k dash',
    key: 'key0',
  },
  not_to_be_told: {
    label: 'Not to be told',
    means: 'Excluded, or deceased with no next of kin who can be reached (45 CFR 164.404(d)(2)). Not counted above.',
    bar: '',
    key: 'key5',
  },
}
