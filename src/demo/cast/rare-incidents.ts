import type { Person } from '../../people/values/person.ts'
import { elena, grace, jose, ruth, tim, walter } from './patients.ts'
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
export const misdirectedFax: Story = misdirectedFaxTo([tim])

/** The third fax: nothing is decided yet. */
export const latestFax: Story = { ...misdirectedFaxTo([ruth]), daysAgo: 2, stepsDone: 0 }

/** An authorization that covers it: no breach, once the officer says so. */
export const allowedVideo: Story = {
  daysAgo: 9,
  facts: { title: 'Video on the web site', kind: 'photo_without_authorization', elements: ['photo', 'medical'] },
  patients: [grace],
  stepsDone: 1,
}

/** An authorization that was revoked before. */
export const oldPost: Story = {
  daysAgo: 15,
  facts: { title: 'Old post shared again', kind: 'social_media_disclosure', elements: ['name', 'photo'] },
  patients: [walter],
  stepsDone: 0,
}

/** An earlier fax, which was found to be a breach: a likeness for those that follow. */
export const earlierFax: Story = {
  ...misdirectedFaxTo([jose]),
  daysAgo: 200,
  stepsDone: 4,
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
  stepsDone: 8,
}

/** No breach of unsecured information: the drive was encrypted. Nobody was counted. */
export const encryptedLaptop: Story = {
  daysAgo: 3,
  facts: { title: 'Encrypted laptop left in a taxi', kind: 'lost_or_stolen_device', elements: ['name', 'medical'] },
  amendment: { event: { secured: 'encrypted' } },
  stepsDone: 0,
}

/** Incidents that fewer practices meet. The demo leaves them out; the previews show what only they have. */
export const rareStories: readonly Story[] = [
  snoopedChart,
  shownAddresses,
  earlierFax,
  misdirectedFax,
  latestFax,
  allowedVideo,
  oldPost,
  encryptedLaptop,
]

function misdirectedFaxTo(patients: readonly Person[]): Story {
  const kind = 'misdirected_mail_or_fax'
  const facts = { title: 'Fax to the wrong practice', kind, form: 'paper', elements: ['name', 'medical'] } as const
  return { daysAgo: 12, facts, patients, stepsDone: 1 }
}
