import type { AssociateFacts } from '../actions/associates.ts'
import { type Day, plus } from '../breach/day.ts'

/** The register of the demo: one agreement in force, one soon over, one missing. The first is the vendor of a story. */
export function vendors(today: Day): AssociateFacts[] {
  return [
    {
      name: 'Bookwell Scheduling, Inc.',
      agent: false,
      signedOn: plus(today, -700),
      expiresOn: plus(today, 395),
      contractDays: 10,
      contactName: 'Ulla Quist, Privacy Officer',
      email: 'privacy@bookwell.example',
      phone: '800-555-0177',
    },
    {
      name: 'Harborlight Billing LLC',
      agent: true,
      signedOn: plus(today, -340),
      expiresOn: plus(today, 25),
      contractDays: 5,
      contactName: 'Dana Roe',
      email: 'dana@harborlight.example',
      phone: null,
    },
    {
      name: 'Wharf Street Shredding',
      agent: false,
      signedOn: null,
      expiresOn: null,
      contractDays: null,
      contactName: null,
      email: null,
      phone: '617-555-0113',
    },
  ]
}
