import type { AssociateFacts } from '../../actions/associates/associates.ts'
import { type Day, plus } from '../../breach/law/day.ts'

/** The register of the demo: one agreement in force, one soon over, one missing. The first is the vendor of a story. */
export function vendors(today: Day): AssociateFacts[] {
  return VENDORS.map(({ signedDaysAgo, daysLeft, ...vendor }) => ({
    ...vendor,
    signedOn: signedDaysAgo === null ? null : plus(today, -signedDaysAgo),
    expiresOn: daysLeft === null ? null : plus(today, daysLeft),
  }))
}

const VENDORS = [
  {
    name: 'Bookwell Scheduling, Inc.',
    agent: false,
    signedDaysAgo: 700,
    daysLeft: 395,
    contractDays: 10,
    contactName: 'Ulla Quist, Privacy Officer',
    email: 'privacy@bookwell.example',
    phone: '800-555-0177',
  },
  {
    name: 'Harborlight Billing LLC',
    agent: true,
    signedDaysAgo: 340,
    daysLeft: 25,
    contractDays: 5,
    contactName: 'Dana Roe',
    email: 'dana@harborlight.example',
    phone: null,
  },
  {
    name: 'Wharf Street Shredding',
    agent: false,
    signedDaysAgo: null,
    daysLeft: null,
    contractDays: null,
    contactName: null,
    email: null,
    phone: '617-555-0113',
  },
]
