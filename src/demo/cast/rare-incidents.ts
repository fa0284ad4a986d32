import { elena, tim, walter } from './patients.ts'
import { readers } from './readers.ts'
import type { Story } from './story.ts'

/** Last year, and all that was owed is done: one patient, reported to OCR with the small breaches of its year. */
export const snoopedChart: Story = {
  daysAgo: 400,
  facts: {
    title: 'Chart opened out of curiosity',
    kind: 'snooping',
    site: 'Front desk',
    elements: ['name', 'medical'],
  },
  patients: [walter],
  stepsDone: 99,
}

/** An exception: it went to another practice, which gave it back unread. */
export const misdirectedFax: Story = {
  daysAgo: 12,
  facts: {
    title: 'Fax to the wrong practice',
    kind: 'misdirected_mail_or_fax',
    form: 'paper',
    elements: ['name', 'medical'],
  },
  patients: [tim],
  stepsDone: 1,
}

/** Only people who agreed to e-mail, so that every state of an e-mail shows. */
export const shownAddresses: Story = {
  daysAgo: 20,
  facts: {
    title: 'Newsletter that showed every address',
    kind: 'misdirected_message',
    elements: ['name', 'email', 'medical'],
  },
  patients: [elena, ...readers],
  stepsDone: 2,
}

/** No breach of unsecured information: the drive was encrypted. Nobody was counted. */
export const encryptedLaptop: Story = {
  daysAgo: 3,
  facts: { title: 'Encrypted laptop left in a taxi', kind: 'lost_or_stolen_device', elements: ['name', 'medical'] },
  amendment: { event: { secured: 'encrypted' } },
  stepsDone: 0,
}

/** Incidents that fewer practices meet. The demo leaves them out; the previews show what only they have. */
export const rareStories: readonly Story[] = [snoopedChart, shownAddresses, misdirectedFax, encryptedLaptop]
