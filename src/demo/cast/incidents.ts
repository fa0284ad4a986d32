import { ana, edmund, maria, patients } from './patients.ts'
import type { Story } from './story.ts'
import { mailboxWords, vendorWords } from './words.ts'

/** The vendor that runs the online booking was attacked; the most people, in three States. */
export const vendorRansomware: Story = {
  daysAgo: 52,
  facts: {
    title: 'Ransomware at the booking vendor',
    kind: 'vendor_breach',
    site: 'Online booking',
    elements: ['name', 'address', 'birth_date', 'medical'],
  },
  amendment: {
    event: { nature: 'acquisition' },
  },
  vendor: 'Bookwell Scheduling, Inc.',
  patients: [maria, edmund],
  people: { MA: 810, NH: 301, NY: 127 },
  stepsDone: 9,
  letter: vendorWords,
  hold: { daysAgo: 40, official: 'Special Agent R. Moss', agency: 'FBI Boston' },
}

/** Somebody read a mailbox; everybody who has a name of his or her own is in it. */
export const phishedMailbox: Story = {
  daysAgo: 30,
  facts: {
    title: 'Phished mailbox',
    kind: 'phishing',
    site: 'frontdesk mailbox',
    elements: ['name', 'email', 'health_insurance'],
  },
  patients,
  people: { MA: 429, NH: 43 },
  stepsDone: 8,
  letter: mailboxWords,
  mailing: true,
}

/** One resident of Texas fewer than five hundred, unless two of them are counted twice. */
export const lostLaptop: Story = {
  daysAgo: 17,
  facts: {
    title: 'Laptop taken from a parked car',
    kind: 'lost_or_stolen_device',
    site: 'Parking of the Waco office',
    elements: ['name', 'birth_date', 'ssn', 'medical'],
  },
  people: { TX: 499 },
  twice: 2,
  stepsDone: 5,
}

/** One patient, and an authorization for something else. */
export const postedPhoto: Story = {
  daysAgo: 6,
  facts: {
    title: 'Before-and-after photo on Instagram',
    kind: 'photo_without_authorization',
    site: 'Instagram',
    elements: ['photo', 'medical'],
    summary: 'The face can be recognized. The authorization on file covers the web site only.',
  },
  patients: [maria],
  stepsDone: 2,
}

/** One patient, found yesterday. */
export const reviewReply: Story = {
  daysAgo: 1,
  facts: {
    title: 'Reply to a review mentions a treatment',
    kind: 'review_reply',
    site: 'Review site',
    elements: ['name', 'medical'],
  },
  patients: [ana],
  stepsDone: 0,
}

/** Five incidents, as a med spa meets them; the oldest first. */
export const stories: readonly Story[] = [vendorRansomware, phishedMailbox, lostLaptop, postedPhoto, reviewReply]
