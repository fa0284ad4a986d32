import type { LedgerState } from '../../../breach/incident/ledger.ts'

/** Each state of the ledger as the page names it, and what it means. */
export const LEDGER_WORDS: Readonly<Record<LedgerState, { label: string; means: string; tone: string }>> = {
  to_be_told: { label: 'To be told', means: 'A letter can reach them, and none has gone.', tone: 'near' },
  not_reached: {
    label: 'Cannot be reached yet',
    means:
      'No usable address, or the letter came back. Find an address, call them if fewer than 10, or post a substitute notice.',
    tone: 'near',
  },
  paper: { label: 'Told by letter', means: 'A printed letter was mailed and did not come back.', tone: 'done' },
  email: {
    label: 'Told by e-mail',
    means: 'An e-mail was sent to those who agreed to it, and did not bounce.',
    tone: 'done',
  },
  telephone: { label: 'Told by telephone', means: 'Someone called, and recorded what was said.', tone: 'done' },
  substitute: {
    label: 'Told by substitute notice',
    means: 'They cannot be reached by letter, and substitute notice stands for them.',
    tone: 'done',
  },
  not_to_be_told: {
    label: 'Not to be told',
    means: 'Excluded, or deceased with no next of kin who can be reached (45 CFR 164.404(d)(2)).',
    tone: '',
  },
}
