/** What the calls are about, in the order in which the reference tells of them. */
export const TAGS = {
  Incidents: 'Log an incident, list, read and amend incidents.',
  Decision: 'Breach or not: authorization, exceptions, four factors, second signature, and the record of it.',
  Duties: 'Who must be told, by when, under which citation; proof that it was done; holds.',
  Law: 'The law itself as it is kept here, with its citations, sources and doubts.',
  Steps: 'The checklist of an incident.',
  People: 'The affected: rosters, counts, individuals.',
  Patients: 'One patient across all incidents: earlier breaches, the accounting of disclosures.',
  Letters: 'The words of the letter, its approval, the letters themselves.',
  Mail: 'What the post brings back, whom no letter reaches, the notice on the web, calls.',
  Associates: 'Business associates: their register, their clock, the demand for the list of people.',
  Practice: 'Who writes the letters.',
  Access: 'The people who sign in and the keys of programs.',
  Log: 'The log of everything, its export and its proof.',
} as const

export type Tag = keyof typeof TAGS
