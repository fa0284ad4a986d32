/** The topics of the reference, in order. */
export const TAGS = {
  Incidents: 'Log, list, read and update incidents.',
  Reports: 'What people here reported, and the link on the poster that they use.',
  Decision: 'Breach or not: authorization, exceptions, the four factors, the second signature and the record.',
  Duties: 'Who must be notified, by when and under which citation; proof of notice; holds.',
  Law: 'The breach laws themselves, with citations, sources and open questions.',
  Steps: 'The checklist of an incident.',
  Playbooks: 'What each kind of incident asks in this practice, in versions, and who is who in it.',
  People: 'The affected people: rosters, counts and individuals.',
  Patients: 'One patient across all incidents: earlier breaches and the accounting of disclosures.',
  Letters: 'The letter text, its approval, the letters and their mailings.',
  Mail: 'Returned mail, people no letter reaches, the web notice and calls.',
  Associates: 'Business associates: the register, their deadlines and the demand for the list of people.',
  Retention: 'How long incidents are kept, preservation holds, and destroying the records of people.',
  Practice: 'The practice that sends the letters.',
  Webhooks: 'Other programs that are told of what happens here.',
  Access: 'Users, API keys, and the account of whoever is signed in.',
  Log: 'The log of everything: read, export and verify it.',
} as const

export type Tag = keyof typeof TAGS
